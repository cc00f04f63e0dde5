// Package templates holds the sources of every output of errgen that is not
// Go, and renders them.
//
// A document is a template and nothing else: its data is plain, and the escaping
// of its syntax is in functions of the template. Templates of users have the same
// data and functions. What is rendered comes from documentation, which is
// untrusted. Tests compare the site and the Markdown page of hostile text with
// those of harmless text: they must have the same elements.
//
//   - In Markdown, a word that is not plain becomes code. GitHub turns no mention,
//     reference, address or emoji in code into anything else, so nothing has to
//     be hidden in zero-width characters.
//   - The site hides entries and does not build them. All entries are in the HTML,
//     so it can be read without a script. They are in batches of 25 with
//     content-visibility, and each frame settles some of them from the top:
//     showing thousands of elements at once costs more than finding them. The
//     Content-Security-Policy allows the site's own style and script by hash, and
//     nothing else.
//   - A workflow that init writes is one file with one script, setup/drift.sh,
//     which action.yml runs too: a user's repository trusts only the errgen that
//     its go.mod pins.
package templates

import (
	htmltemplate "html/template"
	"io"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/errgen/errgen/internal/problem"
)

// A Format is a document that errgen generates from a catalogue.
type Format struct {
	Name  string
	About string // a few words for the help

	source string // the name of the template
}

// Formats are the documents that errgen generates, in the order of the help.
var Formats = []Format{
	{"html", "a site in one file, with search", "reference.html.tmpl"},
	{"markdown", "one page", "reference.md.tmpl"},
	{"typescript", "a const object, its union type, and what is known of each error", "errors.ts.tmpl"},
	{"python", "a StrEnum", "errors.py.tmpl"},
	{"json", "all that is known, for programs", "errors.json.tmpl"},
	{"csv", "a row for each error", "errors.csv.tmpl"},
	{"openapi", "components of OpenAPI 3.1: a schema, and a response for each status", "openapi.json.tmpl"},
}

// Render writes a catalogue in the format with a name, which is one of [Formats].
func Render(w io.Writer, format string, c *Catalog) error {
	var names []string
	for _, f := range Formats {
		if f.Name == format {
			return renderBuiltin(w, f.source, c)
		}
		names = append(names, f.Name)
	}
	return problem.Errorf("use one of "+strings.Join(names, ", ")+", or a template of your own", "there is no format %q", format)
}

func renderBuiltin(w io.Writer, name string, data any) error {
	t, err := parse(name, pageFunctions())
	if err != nil {
		return err
	}
	return t.Execute(w, data)
}

// A renderer is a template of text/template or html/template.
type renderer interface {
	Execute(w io.Writer, data any) error
}

// parse parses a built-in template, which may use the templates of a single error.
func parse(name string, functions template.FuncMap) (renderer, error) {
	if isHTML(name) {
		return htmltemplate.New(name).Funcs(functions).ParseFS(sources, name)
	}
	return template.New(name).Funcs(functions).ParseFS(sources, name, "error.*.tmpl")
}

// RenderFile writes a catalogue through a user's own template, which has a file
// and a source. It is a template of html/template if the name of the file ends in
// .html or .html.tmpl, and otherwise of text/template. Its errors have the file
// and the line.
func RenderFile(w io.Writer, file string, source []byte, c *Catalog) error {
	// The name of a template may be any text, and begins its errors.
	var t renderer
	var err error
	if isHTML(file) {
		t, err = htmltemplate.New(file).Funcs(Functions()).Parse(string(source))
	} else {
		t, err = template.New(file).Funcs(Functions()).Parse(string(source))
	}
	if err == nil {
		err = t.Execute(w, c)
	}
	if err != nil {
		return templateError{file, err}
	}
	return nil
}

func isHTML(file string) bool {
	name := strings.TrimSuffix(filepath.Base(file), ".tmpl")
	return filepath.Ext(name) == ".html"
}

// A templateError is a mistake in a user's own template.
type templateError struct {
	file string
	err  error
}

func (e templateError) Unwrap() error { return e.err }

// Error returns the error with the file and line first, as compilers print it.
func (e templateError) Error() string {
	message := e.err.Error()
	for _, prefix := range []string{"html/template:", "template:"} {
		message = strings.TrimSpace(strings.TrimPrefix(message, prefix))
	}
	if !strings.HasPrefix(message, e.file) {
		message = e.file + ": " + message
	}
	return message + "\n\tdocs/reference.md has the data and the functions of a template"
}
