package markdown

import "strings"

// codeSpans finds the ends of code spans, with one look at each paragraph.
type codeSpans struct {
	to   int         // where the paragraph ends that was looked at
	last map[int]int // where its last run of so many backticks begins
}

// end returns where the code span ends that begins with a run of n backticks
// at, or 0 when no run of as many follows in the paragraph.
func (s *codeSpans) end(src string, at, n int) int {
	if at >= s.to {
		s.look(src, at)
	}
	if s.last[n] <= at {
		return 0
	}
	for i := at + n; i < s.to; {
		skip := strings.IndexByte(src[i:s.to], '`')
		if skip < 0 {
			break
		}
		i += skip
		run := runLength(src[i:s.to])
		if i += run; run == n {
			return i
		}
	}
	return 0
}

// look notes the runs of backticks from at to the end of the paragraph.
func (s *codeSpans) look(src string, at int) {
	s.to, s.last = at+paragraphEnd(src[at:]), map[int]int{}
	for i := at; i < s.to; i++ {
		if src[i] == '`' {
			n := runLength(src[i:s.to])
			s.last[n] = i
			i += n
		}
	}
}

func runLength(s string) int { return len(s) - len(strings.TrimLeft(s, "`")) }

// paragraphEnd returns where the paragraph ends that s begins in: before a
// line that is blank or begins something other than a paragraph.
func paragraphEnd(s string) int {
	for at := 0; ; {
		n := strings.IndexByte(s[at:], '\n')
		if n < 0 {
			return len(s)
		}
		at += n + 1
		next, _, _ := strings.Cut(s[at:], "\n")
		text := strings.TrimLeft(next, " \t")
		if text == "" || strings.ContainsRune("#|<", rune(text[0])) || blockPrefix.FindString(text) != "" {
			return at
		}
		if _, ok := openFence(next); ok {
			return at
		}
	}
}
