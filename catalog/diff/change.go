package diff

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

// A Change is one difference between two catalogues.
type Change struct {
	Rule     string           // the id of its rule
	Severity problem.Severity // that of the rule, unless the rule says when it is another

	// Type is the type of the entry; for error-renamed, the old one. It is
	// empty for a status, a class or the catalogue itself.
	Type    string
	Renamed string // the new type, for error-renamed

	// Field is the field of the catalogue, as in the file; empty where the
	// whole entry is meant. Within an override it is "set.message" and so on.
	Field string

	// Old and New are the values, for people; empty where there is none. For a
	// list they are one item of it. For a whole entry they are its message.
	Old, New string

	// OldPath and NewPath lead to the value in the old and in the new
	// catalogue, as in [problem.Problem]; empty where there is none.
	OldPath, NewPath string

	Likely  bool   // found by evidence, and not certain
	Message string // one sentence
	Fix     string // what the reader may want to do; mostly empty

	isReading bool // other pages were read, which says nothing of the documentation

	rank  int // the place of its rule in the table
	nth   int // how many changes before it have the same fingerprint otherwise
	index int // in the list of the old catalogue; -1 for what was added
	item  int // in a list of the entry; for what was added, in the list of the new catalogue
}

// Fingerprint returns 16 hexadecimal digits that tell a change from all
// others of a comparison. They depend on its rule, type, field and values
// alone, and so stay the same when other things change or move.
func (c Change) Fingerprint() string {
	h := sha256.New()
	for _, part := range []string{c.Rule, c.Type, c.Renamed, c.Field, c.Old, c.New, strconv.Itoa(c.nth)} {
		fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// IsReading reports whether a change only says that other pages were read than
// before. The documentation need not have changed.
func (c Change) IsReading() bool { return c.isReading }

// compare orders changes: what matters most first, then by type and field.
func (c Change) compare(d Change) int {
	return cmp.Or(
		cmp.Compare(c.Severity, d.Severity),
		cmp.Compare(c.Type, d.Type),
		cmp.Compare(c.rank, d.rank),
		cmp.Compare(c.index, d.index),
		cmp.Compare(c.item, d.item),
	)
}

// number tells apart the changes that say the same, as when a list loses two
// equal items.
func number(changes []Change) {
	type key struct{ rule, typ, renamed, field, old, new string }
	seen := make(map[key]int, len(changes))
	for i := range changes {
		c := &changes[i]
		k := key{c.Rule, c.Type, c.Renamed, c.Field, c.Old, c.New}
		c.nth = seen[k]
		seen[k]++
	}
}

// called returns a type as it is named in a sentence: quoted if it could be
// taken for something else.
func called(typ string) string {
	for _, r := range typ {
		if r <= ' ' || r >= 0x7f || r == '"' || r == '\'' {
			return strconv.Quote(typ)
		}
	}
	if typ == "" {
		return `""`
	}
	return typ
}

// said returns what a whole entry is shown as.
func said(e *catalog.Entry) string { return cmp.Or(e.Message, e.Description) }
