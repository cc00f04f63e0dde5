package inert

import (
	"slices"
	"strings"
	"unicode"
)

// A line is what is known of a line of output before its next character: enough
// to see that this one completes a command. The zero line is empty.
type line struct {
	isIndented bool
	head       string // the first characters that are not blank, at most three
	tail       string // the last characters in lower case, at most maxTail
}

// startCommands are commands at the very beginning of a line: the groups of
// Buildkite.
var startCommands = []string{"---", "+++", "~~~", "^^^"}

// anywhereCommands are commands wherever they stand in a line. GitHub and Azure
// have the first, and Azure takes its second in any letter case. GitLab has the
// sections.
var anywhereCommands = []string{"##[", "##vso[", "##teamcity[", "section_start:", "section_end:"}

// maxTail is the length of the longest of [anywhereCommands] without its last
// character.
const maxTail = len("section_start")

// endsCommand reports whether r, as the next character, completes a command.
func (l *line) endsCommand(r rune) bool {
	switch r {
	case ':':
		// GitHub runs what begins with :: after any blanks.
		return l.head == ":" || endsWith(l.tail, anywhereCommands, ":")
	case '[':
		return endsWith(l.tail, anywhereCommands, "[")
	case '-', '+', '~', '^':
		return !l.isIndented && slices.Contains(startCommands, l.head+string(r))
	}
	return false
}

// endsWith reports whether tail and last end with one of commands.
func endsWith(tail string, commands []string, last string) bool {
	for _, command := range commands {
		if before, ok := strings.CutSuffix(command, last); ok && strings.HasSuffix(tail, before) {
			return true
		}
	}
	return false
}

// add adds the next character. A carriage return begins a line, too.
func (l *line) add(r rune) {
	switch {
	case r == '\n' || r == '\r':
		*l = line{}
		return
	case isEmojiStyle(r):
		return // some searches for a command pass over it
	case l.head == "" && unicode.IsSpace(r):
		l.isIndented = true
	case len(l.head) < 3:
		l.head += string(r)
	}
	if l.tail += string(unicode.ToLower(r)); len(l.tail) > maxTail {
		l.tail = l.tail[len(l.tail)-maxTail:]
	}
}
