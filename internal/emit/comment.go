package emit

import (
	"slices"
	"strings"

	"github.com/errgen/errgen/templates"
)

// commentWidth is where comment lines are broken, in characters.
const commentWidth = 80

// A comment is a doc comment, as a list of its blocks.
type comment []block

// docLine returns a comment with one paragraph of our own words.
func docLine(ours string) comment { return comment{paragraph{ours: ours}} }

// A block is a part of a comment: a paragraph, a list or code.
type block interface {
	// lines returns the block without "// ". No line is empty at the
	// beginning or the end of a block.
	lines() []string
}

// A paragraph consists of our own words, which may have markup, and then text of
// the documentation, which may not. Both are plain text.
type paragraph struct{ ours, text string }

func (p paragraph) lines() []string {
	if p.ours != "" {
		return wrap(p.ours+" "+p.text, commentWidth-len("// "))
	}
	lines := wrap(guardParagraph(p.text), commentWidth-len("// "))
	if len(lines) == 1 {
		lines[0] = endSentence(lines[0])
	}
	return lines
}

// A bulletList is a bulleted list, with a line of our own above it. It has at least
// one item, and no item is empty.
type bulletList struct {
	title string
	items []string
}

func (l bulletList) lines() []string {
	lines := wrap(l.title, commentWidth-len("// "))
	for _, item := range l.items {
		for n, line := range wrap(guardItem(item), commentWidth-len("//   - ")) {
			if n == 0 {
				lines = append(lines, "  - "+line)
				continue
			}
			lines = append(lines, "    "+line)
		}
	}
	return lines
}

// A codeBlock is Go code of our own.
type codeBlock []string

func (c codeBlock) lines() []string {
	lines := make([]string, len(c))
	for n, line := range c {
		lines[n] = strings.TrimRight("\t"+line, "\t")
	}
	return lines
}

// A sourceBlock is code of the documentation, line by line: see sourceLines.
type sourceBlock []string

func (s sourceBlock) lines() []string { return codeBlock(s).lines() }

// textBlocks returns the paragraphs of texts and the code between them. Code that
// follows code is one block, as go doc reads it.
func textBlocks(texts ...string) []block {
	var list []block
	code := ""
	flush := func() {
		if lines := sourceLines(code); lines != nil {
			list = append(list, sourceBlock(lines))
		}
		code = ""
	}
	for _, text := range texts {
		for _, b := range templates.RawBlocks(text) {
			if b.Code {
				code += "\n\n" + b.Text
				continue
			}
			if text := plainText(b.Text); text != "" {
				flush()
				list = append(list, paragraph{text: text})
			}
		}
	}
	flush()
	return list
}

// itemBlocks returns a list of texts with a title above it. Go doc has no code in lists:
// where there is any, the items are paragraphs.
func itemBlocks(title string, items []string) []block {
	isCode := func(b block) bool {
		_, ok := b.(sourceBlock)
		return ok
	}
	list := textBlocks(items...)
	switch {
	case slices.ContainsFunc(list, isCode):
		return append([]block{paragraph{ours: title}}, list...)
	case len(list) == 0:
		return nil
	}
	return []block{bulletList{title, plainTexts(items)}}
}

// lines returns the lines of the comment in Go, with their slashes.
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

// plainTexts returns the texts that are not blank as plain text.
func plainTexts(texts []string) []string {
	var list []string
	for _, text := range texts {
		if text = plainText(text); text != "" {
			list = append(list, text)
		}
	}
	return list
}
