package emit

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/dave/jennifer/jen"
	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

// constants returns the file that the reader of the package opens first.
func (p *plan) constants() sourceFile {
	f := newFileBuilder(p.name, p.packageDoc())
	for _, e := range p.entries {
		f.declare(
			declaration{"const " + e.name + " Type", strconv.Quote(e.Type), p.entryDoc(e).lines()},
			jen.Const().Id(e.name).Id("Type").Op("=").Lit(e.Type),
		)
	}
	for _, s := range p.statuses {
		f.integer(s.name, s.Code, statusDoc(s))
	}
	return f.sourceFile(ConstantsFile(p.name))
}

// packageDoc returns the doc comment of the package.
func (p *plan) packageDoc() comment {
	c := comment{p.purpose()}
	if docs := plainText(p.catalog.Docs); docs != "" {
		c = append(c, paragraph{ours: "They come from the documentation at " + docs + "."})
	}
	if coverage := p.catalog.CoverageSentence(); coverage != "" {
		c = append(c, paragraph{ours: coverage + "."})
	}
	c = append(c, p.usage()...)
	if meanings := classes(p.catalog.Classes); meanings != nil {
		c = append(c, bulletList{"What the documentation says about the classes of HTTP statuses:", meanings})
	}
	return c
}

// purpose returns the first paragraph, which counts the constants.
func (p *plan) purpose() paragraph {
	what := problem.Plural(len(p.entries), "error", "errors")
	if !slices.ContainsFunc(p.entries, func(e constant) bool { return p.isListedOnly(&e.Entry) }) {
		what = "documented " + what
	}
	has := "has the"
	if p.catalog.Coverage.IsPartial() {
		has = "has" // there may be more
	}
	ours := fmt.Sprintf("Package %s %s %d %s of", p.name, has, len(p.entries), what)
	if title := plainText(cmp.Or(p.catalog.Title, p.catalog.Name)); title != "" {
		return paragraph{ours: ours + " the " + title + ": a constant for each, and what its documentation says."}
	}
	return paragraph{ours: ours + " an API: a constant for each, and what its documentation says."}
}

// usage returns how the package is used, with the first constant that is not
// deprecated as the example.
func (p *plan) usage() comment {
	var c comment
	if name := p.example(); name != "" {
		c = append(c, paragraph{ours: "[Is] tells whether an error is one of them, whatever wraps it:"}, codeBlock{
			"if " + p.name + ".Is(err, " + p.name + "." + name + ") {",
			"\t// …",
			"}",
		})
	}
	of := "[From] finds the [*Error] in a chain of errors:"
	if len(p.sdk) > 0 {
		of = "[From] finds the [*Error] in a chain of errors, or the error of the SDK, which it converts into one:"
	}
	parses := "Without an SDK, [FromResponse] and [Parse] parse a response into an [*Error]."
	if !p.hasHTTP {
		parses = "Without an SDK, [Parse] parses the text of an error into an [*Error]."
	}
	return append(c,
		paragraph{ours: of},
		codeBlock{
			"if e, ok := " + p.name + ".From(err); ok {",
			"\tlog.Print(e.StatusCode, e.Type, e.RequestID)",
			"}",
		},
		paragraph{ours: parses},
		paragraph{ours: "[Lookup] returns what the documentation says about a type:" +
			" its causes, what to do, and whether to try again."},
	)
}

// example returns the name of a constant to show, or "".
func (p *plan) example() string {
	for _, e := range p.entries {
		if !e.Removed {
			return e.name
		}
	}
	return ""
}

// classes returns "4xx: meaning" for each class.
func classes(list []catalog.Class) []string {
	var texts []string
	for _, c := range list {
		texts = append(texts, c.Class+": "+c.Meaning)
	}
	return plainTexts(texts)
}
