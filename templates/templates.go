// Package templates holds the sources of every output of errgen that is not
// Go, and renders them.
//
// What it renders comes from documentation, which is untrusted: each output
// has its own escaping.
package templates

import (
	"embed"
	"io"
	"strings"
	"text/template"
	"unicode"
)

// An Error is what a template can say of one error.
type Error struct {
	Type, Message, Description, URL, Note string
	Status                                []int
	Causes, Steps                         []string
	Removed                               bool
	ReplacedBy                            string // a type; may be empty
	Const, Package                        string // of the generated Go
}

//go:embed *.tmpl
var sources embed.FS

var text = template.Must(template.New("").Funcs(template.FuncMap{
	"printable": Printable,
	"wrap":      wrap,
}).ParseFS(sources, "*.tmpl"))

// Explain writes what is known of e, for a person at a terminal, in lines of
// at most 80 columns where words allow it.
func Explain(w io.Writer, e Error) error {
	return text.ExecuteTemplate(w, "explain.tmpl", e)
}

// Printable returns s as it can be printed to a terminal: a character that
// could command the terminal, reorder its text or vanish in it is replaced by U+FFFD. Line
// feeds and tabs stay.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == ' ' || unicode.IsGraphic(r) && !unicode.Is(unicode.Zl, r) && !unicode.Is(unicode.Zp, r) {
			return r
		}
		return unicode.ReplacementChar
	}, s)
}

// width is the number of columns of the narrowest terminal that people use.
const width = 80

// wrap breaks text between words so that with indent it fits in width
// columns. Each line but the first begins with indent; paragraphs stay apart.
func wrap(indent, text string) string {
	var b strings.Builder
	for i, paragraph := range strings.Split(Printable(text), "\n") {
		if i > 0 {
			b.WriteString("\n")
		}
		column := len(indent)
		for j, word := range strings.Fields(paragraph) {
			n := len([]rune(word))
			switch {
			case j == 0 && i > 0:
				b.WriteString(indent)
			case j > 0 && column+1+n > width:
				b.WriteString("\n" + indent)
				column = len(indent)
			case j > 0:
				b.WriteString(" ")
				column++
			}
			b.WriteString(word)
			column += n
		}
	}
	return b.String()
}
