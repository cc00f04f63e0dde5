package templates

import (
	"embed"
	"html/template"
	"io"
	"slices"
	"sync"
)

// A Report is the data of the page of a report.
type Report struct {
	Title, Command string
	Bump           string // "major", "minor", "patch", "none"; may be empty
	Reason         string // of the bump
	Levels         []ReportLevel
	Rules          []ReportRule
}

// IsEmpty reports whether the report has no items.
func (r Report) IsEmpty() bool {
	return !slices.ContainsFunc(r.Levels, func(l ReportLevel) bool { return len(l.Items) > 0 })
}

// A ReportLevel is a level with its items.
type ReportLevel struct {
	Name, Severity string
	Items          []ReportItem
}

// A ReportItem is one finding. All fields but its rule and sentence may be empty.
type ReportItem struct {
	Before, Subject, After        string // the sentence, in three parts
	Rule, Fix, Place, Fingerprint string

	Old, New string
	Words    []ReportWord // both values, word by word; Old and New are empty then
	Likely   bool
}

// A ReportWord is a piece of text of Kind "same", "deleted" or "inserted".
type ReportWord struct{ Kind, Text string }

// A ReportRule explains a rule.
type ReportRule struct{ ID, Level, Doc string }

//go:embed report.gohtml
var reportSource embed.FS

// reportPage is parsed when it is first needed: most commands never need it.
var reportPage = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"printable": Printable,
	}).ParseFS(reportSource, "report.gohtml"))
})

// WriteReport writes a self-contained page of HTML: it has no script, and needs no
// network and no other file.
func WriteReport(w io.Writer, r Report) error {
	return reportPage().ExecuteTemplate(w, "report.gohtml", r)
}
