package emit

import "strings"

// commentWidth is where comment lines are broken, in characters.
const commentWidth = 80

// A comment is a doc comment, block after block.
type comment []block

// A block is a part of a comment: a paragraph, a list or a code.
type block interface {
	// lines returns the block without "// ". No line is empty at the
	// beginning or the end of a block.
	lines() []string
}

// A paragraph is one paragraph: words of ours, which may be markup, and then
// text of the documentation, which may not. Both are plain.
type paragraph struct{ ours, text string }

func (p paragraph) lines() []string {
	if p.ours != "" {
		return wrap(p.ours+" "+p.text, commentWidth-len("// "))
	}
	lines := wrap(guard(p.text), commentWidth-len("// "))
	if len(lines) == 1 {
		lines[0] = sentence(lines[0])
	}
	return lines
}

// A list is a bulleted list with the line above it, which is ours. It has
// items, and none is empty.
type list struct {
	title string
	items []string
}

func (l list) lines() []string {
	lines := []string{l.title}
	for _, item := range l.items {
		for n, line := range wrap(guardLink(item), commentWidth-len("//   - ")) {
			if n == 0 {
				lines = append(lines, "  - "+line)
				continue
			}
			lines = append(lines, "    "+line)
		}
	}
	return lines
}

// A code is Go of ours.
type code []string

func (c code) lines() []string {
	lines := make([]string, len(c))
	for n, line := range c {
		lines[n] = strings.TrimRight("\t"+line, "\t")
	}
	return lines
}

// lines returns the comment as lines of Go, each with its slashes.
func (c comment) lines() []string {
	var lines []string
	for n, b := range c {
		if n > 0 {
			lines = append(lines, "//")
		}
		for _, line := range b.lines() {
			slashes := "// "
			if line == "" || line[0] == '\t' {
				slashes = "//"
			}
			lines = append(lines, slashes+line)
		}
	}
	return lines
}

// items returns the texts that are not blank, as plain text.
func items(texts []string) []string {
	var list []string
	for _, text := range texts {
		if text = plain(text); text != "" {
			list = append(list, text)
		}
	}
	return list
}
