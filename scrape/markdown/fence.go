package markdown

import (
	"regexp"
	"strings"
)

// A fence is the line that opens a fenced code block.
type fence struct {
	prefix string // what stands before it on the line: space, markers of lists and quotations
	run    string // the characters that make it
	lang   string // the language that it names, if any, and what follows it
}

var (
	// blockPrefix matches the markers of lists and quotations before the text of a line.
	blockPrefix = regexp.MustCompile(`^[ \t]*(?:(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])[ \t]*)*`)
	fenceRun    = regexp.MustCompile("^(```+|~~~+)[ \t]*([\\w+#.-]*)(.*)$")
)

// openFence returns the fence that line is, and whether it is one.
func openFence(line string) (fence, bool) {
	if !strings.Contains(line, "```") && !strings.Contains(line, "~~~") {
		return fence{}, false
	}
	prefix := blockPrefix.FindString(line)
	m := fenceRun.FindStringSubmatch(line[len(prefix):])
	if m == nil || m[1][0] == '`' && strings.Contains(m[3], "`") {
		return fence{}, false
	}
	return fence{prefix, m[1], strings.TrimSpace(m[2] + m[3])}, true
}

// closesFence reports whether line closes a fence that run opened: it is as
// many of its characters, or more, and nothing else. It may be indented in
// any way, more than CommonMark allows, as generators print a closing fence at
// another depth than the opening one.
func closesFence(line, run string) bool {
	line = strings.Trim(line, " \t")
	return len(line) >= len(run) && strings.Trim(line, run[:1]) == ""
}

// indentation returns how many columns of white space line begins with, and
// the rest of it.
func indentation(line string) (columns int, text string) {
	for i := range len(line) {
		switch line[i] {
		case ' ':
			columns++
		case '\t':
			columns += 4 - columns%4
		default:
			return columns, line[i:]
		}
	}
	return columns, ""
}

// dedent returns line with up to that many columns of white space removed.
func dedent(line string, columns int) string {
	if columns == 0 {
		return line
	}
	has, text := indentation(line)
	return strings.Repeat(" ", max(has-columns, 0)) + text
}

// width returns how many columns s takes.
func width(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] == '\t' {
			n += 4 - n%4
		} else {
			n++
		}
	}
	return n
}
