package templates

import (
	"embed"
	"html/template"
	"io"
	"sync"
)

//go:embed report.gohtml
var reportSource embed.FS

// reportPage is parsed when it is first needed: most commands never need it.
var reportPage = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"printable": Printable,
	}).ParseFS(reportSource, "report.gohtml"))
})

// WriteReport writes a report as a self-contained page of HTML: it has no script,
// and needs no network and no other file. The template names the fields and
// methods that the report must have.
func WriteReport(w io.Writer, report any) error {
	return reportPage().ExecuteTemplate(w, "report.gohtml", report)
}
