package sources

import (
	"io"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/report"
)

// JSONVersion is the version of the JSON form. It changes when a field changes
// its meaning or goes.
const JSONVersion = 1

// The structs below are the JSON form. Everything is in it, whatever people see.
type (
	jsonDocument struct {
		Version  int           `json:"version"`
		Differ   bool          `json:"differ"`
		Catalogs []jsonCatalog `json:"catalogs"`
	}
	jsonCatalog struct {
		Catalog  string        `json:"catalog"` // the file
		Title    string        `json:"title"`
		Sources  []jsonSource  `json:"sources"`
		Findings []jsonFinding `json:"findings"`
	}
	jsonSource struct {
		Name     string   `json:"name"`
		Errors   int      `json:"errors"`
		Coverage string   `json:"coverage,omitempty"` // what was not read
		Only     []string `json:"only"`               // the types that only this source has
		Missing  []string `json:"missing"`            // those that it lacks and another has
	}
	jsonFinding struct {
		Rule    string           `json:"rule"`
		Level   problem.Severity `json:"level"`
		Failing bool             `json:"failing"`
		Message string           `json:"message"`
		Says    []jsonSaying     `json:"says"`
		Lacks   []string         `json:"lacks,omitempty"` // names of sources
	}
	jsonSaying struct {
		Source string `json:"source"`
		Type   string `json:"type"`
		Value  string `json:"value,omitempty"`
		File   string `json:"file,omitempty"`
		Line   int    `json:"line,omitempty"`
	}
)

// writeJSON writes the comparisons as one JSON value.
func (cs Comparisons) writeJSON(out io.Writer, o Options) error {
	doc := jsonDocument{Version: JSONVersion, Differ: cs.Differ()}
	for _, c := range cs {
		doc.Catalogs = append(doc.Catalogs, c.json(o))
	}
	return inert.WriteJSON(out, &doc, "  ")
}

func (c *Comparison) json(o Options) jsonCatalog {
	doc := jsonCatalog{Catalog: c.File, Title: c.Title}
	for _, s := range c.Sources {
		doc.Sources = append(doc.Sources, jsonSource{s.Name, len(s.Errors), s.Coverage, nil, nil})
	}
	for _, f := range c.Findings {
		item := o.item(f.Rule, report.Item{})
		found := jsonFinding{Rule: f.Rule, Level: item.Severity, Failing: item.Failing, Message: c.message(f)}
		for _, s := range f.Says {
			found.Says = append(found.Says, jsonSaying{c.Sources[s.Source].Name, s.Type, s.Value, s.Place.File, s.Place.Line})
		}
		for _, i := range f.Lacks {
			found.Lacks = append(found.Lacks, c.Sources[i].Name)
			doc.Sources[i].Missing = append(doc.Sources[i].Missing, f.Type())
		}
		if f.Rule == ruleMissing && c.isOnly(f) {
			only := &doc.Sources[f.Says[0].Source].Only
			*only = append(*only, f.Type())
		}
		doc.Findings = append(doc.Findings, found)
	}
	return doc
}
