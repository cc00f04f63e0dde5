package report

import (
	"fmt"
	"slices"
	"strings"
)

// An Item is one finding.
type Item struct {
	Rule    string // the ID of its rule
	Level   string // the name of its level
	Subject string // the error type it is about; may be empty
	Message string // what was found, in one sentence
	Fix     string // what to do about it; may be empty

	File   string // as the user named it; empty when there is none
	Line   int    // 1-based; 0 when not known
	Column int    // 1-based, in bytes; 0 when not known

	// Old and New are the two values of a change; both are empty for an item
	// that has none. Words has the same two, mingled word by word.
	Old, New string
	Words    []Word

	// Fingerprint names the item across runs; empty when it has no name.
	Fingerprint string

	Likely  bool // it is a guess
	Failing bool // it makes the command exit with 1
}

// A Word is a piece of text that two values share, or that one of them has.
type Word struct {
	Kind WordKind
	Text string
}

// A WordKind says which of two values has a piece of text.
type WordKind string

// The kinds of words.
const (
	Same     WordKind = "same"
	Deleted  WordKind = "deleted"
	Inserted WordKind = "inserted"
)

// place returns "file:line:column", as much of it as is known.
func (it Item) place() string {
	place := it.File
	for _, n := range []int{it.Line, it.Column} {
		if place == "" || n == 0 {
			break
		}
		place += fmt.Sprint(":", n)
	}
	return place
}

// parts cuts the message around the subject, where it names it.
func (it Item) parts() (before, subject, after string) {
	before, after, named := strings.Cut(it.Message, it.Subject)
	if it.Subject == "" || !named {
		return it.Message, "", ""
	}
	return before, it.Subject, after
}

// plain returns all that the item says, in lines.
func (it Item) plain() string {
	text := it.Message
	if it.Old != "" {
		text += "\n- " + it.Old
	}
	if it.New != "" {
		text += "\n+ " + it.New
	}
	if it.Fix != "" {
		text += "\n" + it.Fix
	}
	return text
}

// cut returns s, or if it is longer than limit bytes its beginning, with a
// sign that there was more.
func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	return strings.ToValidUTF8(s[:limit], "") + " …"
}

// terse returns items without values that their messages name both, such as
// the old and the new type of an error.
func terse(items []Item) []Item {
	items = slices.Clone(items)
	for i, it := range items {
		if it.Old != "" && it.New != "" && strings.Contains(it.Message, it.Old) && strings.Contains(it.Message, it.New) {
			items[i].Old, items[i].New, items[i].Words = "", "", nil
		}
	}
	return items
}
