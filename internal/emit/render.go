package emit

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"
)

// A printer builds a file, and beside it the declarations that it must have.
type printer struct {
	file    *jen.File
	planned []declaration
}

// newPrinter returns a printer with the header, the comment of the package and
// the package clause.
func newPrinter(name string, doc comment) *printer {
	p := &printer{file: jen.NewFile(name)}
	p.file.NoFormat = true // unit.finish does it
	p.file.HeaderComment(header)
	for _, line := range doc.lines() {
		p.file.PackageComment(line)
	}
	p.planned = append(p.planned, declaration{what: "package " + name, doc: doc.lines()})
	return p
}

// source adds a declaration of which the source is built already. jennifer takes
// many times as long for a large table, and makes logic hard to read.
func (p *printer) source(d declaration, source string) { p.declare(d, jen.Op(source)) }

// unit returns the file under a name.
func (p *printer) unit(name string) unit {
	var b bytes.Buffer
	err := p.file.Render(&b)
	return unit{name, b.Bytes(), p.planned, err}
}

// declare adds a declaration with its comment, and plans it.
func (p *printer) declare(d declaration, code *jen.Statement) {
	p.file.Line()
	for _, line := range d.doc {
		p.file.Comment(line)
	}
	p.file.Add(code)
	p.planned = append(p.planned, d)
}

// constants returns the file that the reader of the package opens first.
func (p *plan) constants() unit {
	f := newPrinter(p.name, p.packageDoc())
	for _, e := range p.entries {
		/*
			// <doc>
			const <name> Type = "<type>"
		*/
		f.declare(
			declaration{"const " + e.name + " Type", strconv.Quote(e.Type), p.entryDoc(e).lines()},
			jen.Const().Id(e.name).Id("Type").Op("=").Lit(e.Type),
		)
	}
	for _, s := range p.statuses {
		/*
			// <doc>
			const <name> = <code>
		*/
		f.declare(
			declaration{"const " + s.name, strconv.Itoa(s.Code), statusDoc(s).lines()},
			jen.Const().Id(s.name).Op("=").Lit(s.Code),
		)
	}
	return f.unit(constantsFile(p.name))
}

// constant adds a constant that is a number, with a comment unless that is
// empty.
func (p *printer) constant(name, number string, doc comment) {
	// const <name> = <number>
	p.source(
		declaration{"const " + name, number, doc.lines()},
		"const "+name+" = "+number,
	)
}

// function adds a function of ours that is no method: its comment, its
// signature and the lines of its body.
func (p *printer) function(doc comment, signature string, body ...string) {
	/*
		// <doc>
		func <signature> {
			<body>
		}
	*/
	name, _, _ := strings.Cut(signature, "(")
	code := "func " + signature + " {\n" + strings.Join(body, "\n") + "\n}"
	p.source(declaration{what: "func " + name, doc: doc.lines()}, code)
}

// lines adds a constant that is the texts, each on a line of its own.
func (p *printer) lines(name string, texts []string) {
	/*
		const <name> = `<text>
		<text>
		`
	*/
	text := strings.Join(texts, "\n") + "\n"
	value, literal := strconv.Quote(text), "`"+text+"`"
	if !isPlain(text) {
		literal = sum(quotedLines(texts))
	}
	p.source(declaration{what: "const " + name, value: value}, "const "+name+" = "+literal)
}

// isPlain reports whether text can stand between backquotes, and a reader sees
// it there as what it is. A line that looks like a directive is none there, but
// not every tool knows.
func isPlain(text string) bool {
	for _, r := range text {
		if r == '`' || r == utf8.RuneError || r != '\n' && !strconv.IsPrint(r) {
			return false
		}
	}
	return !strings.Contains(text, "\n//") && !strings.HasPrefix(text, "//")
}

// quotedLines returns texts as literals, each with a line break in it.
func quotedLines(texts []string) []string {
	literals := make([]string, len(texts))
	for n, text := range texts {
		literals[n] = strconv.Quote(text + "\n")
	}
	return literals
}

// sum returns literals as a sum, each on a line of its own.
func sum(literals []string) string {
	/*
		"" +
			"<text>" +
			"<text>"
	*/
	if len(literals) == 0 {
		return `""`
	}
	var chunks []string
	for chunk := range slices.Chunk(literals, chunkSize) {
		chunks = append(chunks, strings.Join(chunk, " +\n"))
	}
	if len(chunks) == 1 {
		return "\"\" +\n" + chunks[0]
	}
	return "(" + strings.Join(chunks, ") +\n(") + ")"
}

// chunkSize is how many texts are added up without parentheses: the time that
// gofmt takes for a sum grows with the square of its length.
const chunkSize = 500
