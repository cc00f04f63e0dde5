package diff

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// Alike is what a change has in common with others, which say the same of other
// entries.
type Alike struct {
	ID   string // 16 hexadecimal digits; empty for a change that is not of an entry
	Text string // what is said of the entries: it follows "6 errors"
	Fix  string // in place of that of each change; may be empty
}

// Alike returns what a change has in common with others: those of the same rule
// and level in which the same words went and came.
func (c Change) Alike() Alike {
	if c.Type == "" || c.Rule == "constant-reassigned" {
		return Alike{}
	}
	a := Alike{Text: c.together()}
	var words []string
	switch c.Rule {
	case "error-first-read", "error-not-read": // the page says it all
		_, page, _ := strings.Cut(c.Message, " with status ")
		a.Text, a.Fix = " of status "+page, c.Fix
	case "error-renamed":
		a.Text, a.Fix = c.renamedTogether(), c.fixTogether()
	default:
		words = differing(c.Old, c.New)
	}
	a.ID = c.alikeID(a, words)
	return a
}

func (c Change) alikeID(a Alike, words []string) string {
	h := sha256.New()
	for _, part := range append([]string{c.Rule, c.Severity.String(), c.Field, a.Text, a.Fix}, words...) {
		fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// differing returns what one text has and the other has not.
func differing(old, new string) []string {
	var deleted, inserted []string
	for _, s := range Words(old, new) {
		switch s.Kind {
		case Deleted:
			deleted = append(deleted, strings.TrimSpace(s.Text))
		case Inserted:
			inserted = append(inserted, strings.TrimSpace(s.Text))
		}
	}
	return append(append(deleted, "→"), inserted...)
}

// together returns the message as one of several entries, after their number.
func (c Change) together() string {
	name := called(c.Type)
	if rest, ok := strings.CutPrefix(c.Message, name+" "); ok {
		for _, verb := range [][2]string{{"is ", "are "}, {"was ", "were "}} {
			if after, ok := strings.CutPrefix(rest, verb[0]); ok {
				return " " + verb[1] + after
			}
		}
	}
	if before, after, ok := strings.Cut(c.Message, " of "+name); ok {
		return ": " + before + after
	}
	return ": " + strings.Replace(c.Message, name, "them", 1)
}

// renamedTogether says which words of the types became which others, in the
// singular.
func (c Change) renamedTogether() string {
	s := swapBetween(tokens(c.Type), tokens(c.Renamed)).one()
	old, new := called(underscored(s.old)), called(underscored(s.new))
	likely := ""
	if c.Likely {
		likely = "likely "
	}
	switch {
	case s.old == "" && s.new == "":
		return fmt.Sprintf(": the types are %sspelled in another way", likely)
	case s.old == "":
		return fmt.Sprintf(": the types %sgained %s", likely, new)
	case s.new == "":
		return fmt.Sprintf(": the types %slost %s", likely, old)
	}
	return fmt.Sprintf(": %s in the types is %s%s now", old, likely, new)
}

// fixTogether returns the fix of several renames.
func (c Change) fixTogether() string {
	switch {
	case c.Fix == "":
		return ""
	case c.Severity == problem.Breaking:
		return "to keep their constants, keep the old entries, each with removed: true and the new type as replaced_by"
	case c.Likely:
		return "if so, write the new type into each old entry, as replaced_by"
	}
	return ""
}

// swapBetween returns the words that are exchanged between two types: what is left
// without the words that both begin and end with.
func swapBetween(x, y []string) swap {
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	return swap{strings.Join(x, " "), strings.Join(y, " ")}
}
