package markdown

import (
	"regexp"
	"strings"
)

var (
	noteStart = regexp.MustCompile(`^ {0,3}\[\^([^\[\]\s]+)\]:[ \t]*`)
	noteRef   = regexp.MustCompile(`^\[\^([^\[\]\s]{1,200})\]`)
	anyRef    = regexp.MustCompile(`\[\^[^\[\]\s]+\]`)
)

// footnotes returns the texts of the footnotes of src that it refers to, by
// their label.
func footnotes(src string) map[string]string {
	var notes map[string]string
	for at := 0; at < len(src) && strings.Contains(src[at:], "[^"); {
		label, text, size := scanNote(src[at:])
		if size == 0 {
			line, _, _ := strings.Cut(src[at:], "\n")
			at += len(line) + 1
			continue
		}
		at += size
		if notes == nil {
			notes = map[string]string{}
		}
		if _, repeated := notes[label]; !repeated {
			notes[label] = text
		}
	}
	if notes != nil {
		keepReferred(notes, src)
	}
	return notes
}

// keepReferred removes the notes that nothing refers to: they may be no notes.
func keepReferred(notes map[string]string, src string) {
	referred := map[string]bool{}
	for _, at := range anyRef.FindAllStringIndex(src, -1) {
		if !strings.HasPrefix(src[at[1]:], ":") {
			referred[src[at[0]+2:at[1]-1]] = true
		}
	}
	for label := range notes {
		if !referred[label] {
			delete(notes, label)
		}
	}
}

// scanNote returns the footnote that s begins with, and its size: 0 when there
// is none. It goes on in the lines after it, and in paragraphs that are indented.
func scanNote(s string) (label, text string, size int) {
	m := noteStart.FindStringSubmatch(s[:min(len(s), 300)])
	if m == nil {
		return "", "", 0
	}
	line, _, _ := strings.Cut(s, "\n")
	parts := []string{strings.TrimSpace(line[len(m[0]):])}
	size = min(len(line)+1, len(s))
	blank := 0
	for end := size; end < len(s); {
		line, _, _ = strings.Cut(s[end:], "\n")
		indent, rest := indentation(line)
		end = min(end+len(line)+1, len(s))
		if rest == "" {
			blank++
			continue
		}
		if _, isFence := openFence(line); isFence || indent < 2 && (blank > 0 || noteStart.MatchString(line) || strings.ContainsRune("#|<", rune(rest[0])) || blockPrefix.FindString(line) != "") {
			break
		}
		parts, size, blank = append(parts, rest), end, 0
	}
	text = anyRef.ReplaceAllLiteralString(strings.Join(parts, " "), "")
	return m[1], strings.TrimSpace(text), size
}

// note takes in the footnote at hand, which is written where it is referred to.
func (p *mdxReducer) note() bool {
	if p.notes == nil {
		return false
	}
	label, _, size := scanNote(p.src[p.at:])
	if _, referred := p.notes[label]; size == 0 || !referred {
		return false
	}
	p.newline(p.line)
	p.skip(size)
	return true
}

// reference takes what a bracket begins: a reference to a footnote gives the
// note in parentheses, so that it stays with the text that it is about.
func (p *mdxReducer) reference(l *textLine, rest string) {
	if p.notes == nil {
		p.take(l, "[", 1)
		return
	}
	m := noteRef.FindStringSubmatch(rest[:min(len(rest), 210)])
	if m == nil {
		p.take(l, "[", 1)
		return
	}
	text, ok := p.notes[m[1]]
	if !ok {
		p.take(l, "[", 1)
		return
	}
	p.waste += len(text)
	isHeading := len(l.tokens) > 0 && l.tokens[0].tag == nil && strings.HasPrefix(string(l.tokens[0].text), "#")
	if text == "" || isHeading {
		p.skip(len(m[0]))
		return
	}
	text = plainTitle(text)
	if l.isCells() {
		text = strings.ReplaceAll(text, "|", `\|`)
	}
	p.take(l, " ("+text+")", len(m[0]))
}
