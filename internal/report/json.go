package report

import (
	_ "embed"
	"io"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/problem"
)

// JSONVersion is the version of the form that "json" writes. It changes when
// a field changes its meaning or goes; new fields leave it.
const JSONVersion = 1

//go:embed schema.json
var schema []byte

// Schema returns the JSON Schema of what "json" writes.
func Schema() []byte { return schema }

// A document is a report in JSON.
type document struct {
	Version int           `json:"version"`
	Command string        `json:"command"`
	Title   string        `json:"title"`
	Verdict string        `json:"verdict,omitempty"`
	Notes   []string      `json:"notes,omitempty"`
	Diff    string        `json:"diff,omitempty"`
	Levels  []levelCount  `json:"levels"`
	Bump    *Bump         `json:"bump,omitempty"`
	Items   []Item        `json:"items"`
	Rules   problem.Rules `json:"rules"`
}

// A levelCount says how many items have a severity.
type levelCount struct {
	Name     string `json:"name"`
	Severity string `json:"severity"` // for tools that know only three
	Count    int    `json:"count"`
}

// writeJSON writes the report as one JSON value, as schema.json has it. Texts
// are whole: bytes that are not UTF-8 alone become U+FFFD.
func writeJSON(out io.Writer, r Report, _ Options) error {
	doc := document{
		Version: JSONVersion, Command: r.Command, Title: r.Title, Verdict: r.Verdict, Notes: r.Notes, Diff: r.Diff,
		Rules: r.Rules,
	}
	if r.Bump.Version != "" {
		doc.Bump = &r.Bump
	}
	for _, l := range r.Levels {
		items := r.at(l)
		doc.Levels = append(doc.Levels, levelCount{l.String(), l.Standard(), len(items)})
		doc.Items = append(doc.Items, items...)
	}
	return inert.WriteJSON(out, &doc, "  ")
}
