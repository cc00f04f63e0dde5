package report

import (
	"strings"
	"unicode"

	"github.com/errgen/errgen/templates"
)

// Prose returns text for a line of Markdown. Words that are plain stay as
// they are, and all others become code: there Markdown has no syntax, and
// GitHub makes no mention, reference, link or emoji of anything. White space,
// of whatever kind and length, becomes one space.
func Prose(text string) string {
	fields := strings.Fields(lineFeeds.Replace(templates.Printable(text)))
	var b strings.Builder
	for i := 0; i < len(fields); {
		end := i + 1
		if i > 0 {
			b.WriteByte(' ')
		}
		if isPlain(fields[i]) {
			b.WriteString(fields[i])
			i = end
			continue
		}
		for end < len(fields) && !isPlain(fields[end]) {
			end++
		}
		// What ends a sentence is not part of the code.
		run := strings.Join(fields[i:end], " ")
		core := strings.TrimRight(run, ".,;:!?")
		if core == "" {
			core = run
		}
		b.WriteString(code(core) + run[len(core):])
		i = end
	}
	return b.String()
}

// isPlain reports whether a word means nothing to Markdown and to GitHub,
// wherever it stands: letters, or a number, with what sentences have around
// and between them.
func isPlain(word string) bool {
	if strings.Trim(word, `.,;!?()"'”’…¶↵–—→`) == "" {
		return true
	}
	core := strings.TrimRight(strings.TrimLeft(word, `"'(“‘`), `.,;:!?)"'”’…`)
	if strings.HasPrefix(strings.ToLower(core), "www") {
		return false
	}
	hex, digits := 0, 0 // hex: how many hexadecimal digits the word has just had in a row
	for i, r := range core {
		inside := i > 0 && i < len(core)-1
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r):
		case r >= '0' && r <= '9':
			digits++
		case inside && strings.ContainsRune("'’-", r):
		default:
			return false
		}
		hex++
		if !unicode.Is(unicode.ASCII_Hex_Digit, r) {
			hex = 0
		}
		if hex == 7 {
			return false // it may be the hash of a commit
		}
	}
	// Letters with digits may be an issue, such as GH-1, and "1." begins a list.
	isNumber := digits == len(core) && core == word
	return core != "" && (digits == 0 || isNumber)
}

// code returns text as a code span, fenced by more backticks than it has.
func code(text string) string {
	longest, run := 0, 0
	for _, r := range text {
		if r != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}
