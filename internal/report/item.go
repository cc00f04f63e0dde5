package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/problem"
)

// An Item is one finding. The fields are in the order of the JSON form.
type Item struct {
	Rule     string           `json:"rule"` // the ID of its rule
	Severity problem.Severity `json:"level"`
	Failing  bool             `json:"failing"`           // it makes the command exit with 1
	Likely   bool             `json:"likely"`            // it is a guess
	Subject  string           `json:"subject,omitempty"` // the error type it is about; may be empty
	Message  string           `json:"message"`           // what was found, in one sentence
	Fix      string           `json:"fix,omitempty"`     // what to do about it; may be empty

	File   string `json:"file,omitempty"`   // as the user named it; empty when there is none
	Line   int    `json:"line,omitempty"`   // 1-based; 0 when not known
	Column int    `json:"column,omitempty"` // 1-based, in bytes; 0 when not known

	// Old and New are the two values of a change; both are empty for an item
	// that has none. Words has the same two, mingled word by word.
	Old   string `json:"old,omitempty"`
	New   string `json:"new,omitempty"`
	Words []Word `json:"words,omitempty"`

	// Fingerprint names the item across runs; empty when it has no name.
	Fingerprint string `json:"fingerprint,omitempty"`

	// Group names the items that say the same of other errors; empty where there
	// are too few of them. Shared is what they say.
	Group  string `json:"group,omitempty"`
	Shared Shared `json:"-"`
}

// A Word is a piece of text that two values share, or that one of them has.
type Word struct {
	Kind WordKind `json:"kind"`
	Text string   `json:"text"`
}

// A WordKind says which of two values has a piece of text.
type WordKind string

// The kinds of words.
const (
	Same     WordKind = "same"
	Deleted  WordKind = "deleted"
	Inserted WordKind = "inserted"
)

// Place returns "file:line:column", as much of it as is known, on one line.
func (it Item) Place() string {
	place := inert.Line(it.File)
	for _, n := range []int{it.Line, it.Column} {
		if place == "" || n == 0 {
			break
		}
		place += fmt.Sprint(":", n)
	}
	return place
}

// A Sentence is the message of an item, cut around its subject. Subject and
// After are empty where the message does not name it.
type Sentence struct{ Before, Subject, After string }

// Sentence returns the message in parts.
func (it Item) Sentence() Sentence {
	before, after, named := strings.Cut(it.Message, it.Subject)
	if it.Subject == "" || !named {
		return Sentence{Before: it.Message}
	}
	return Sentence{before, it.Subject, after}
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
