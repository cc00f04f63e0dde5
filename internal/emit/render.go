package emit

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

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
	p.file.NoFormat = true // imports.Process does it
	p.file.HeaderComment(header)
	for _, line := range doc.lines() {
		p.file.PackageComment(line)
	}
	p.planned = append(p.planned, declaration{what: "package " + name, doc: doc.lines()})
	return p
}

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

// tables returns the file of the data that Info reads.
func (p *plan) tables() unit {
	f := newPrinter(p.name, nil)
	/*
		// rows is the number of types. …
		const rows = <number>
	*/
	f.declare(
		declaration{"const rows", strconv.Itoa(len(p.entries)), tablesDoc(p).lines()},
		jen.Const().Id("rows").Op("=").Lit(len(p.entries)),
	)
	for _, c := range p.textColumns() {
		f.column(c)
	}
	for _, c := range p.listColumns() {
		f.column(c.textColumn)
		f.numbers(c.name+"From", c.from)
	}
	from, codes := p.codes()
	f.numbersOf("statusCodes", "uint16", codes)
	f.numbers("statusFrom", from)
	f.numbersOf("flags", "uint8", p.flags())
	return f.unit("tables.go")
}

// column adds the text of a column and its offsets.
func (p *printer) column(c textColumn) {
	/*
		const <name>Text = "" +
			"<piece>" +
			"<piece>"
	*/
	text := jen.Lit("")
	full := slices.DeleteFunc(slices.Clone(c.pieces), func(s string) bool { return s == "" })
	for chunk := range slices.Chunk(full, chunkSize) {
		text = text.Op("+").Line()
		if len(full) > chunkSize {
			text = text.Parens(sum(chunk))
			continue
		}
		text = text.Add(sum(chunk))
	}
	name := c.name + "Text"
	p.declare(
		declaration{what: "const " + name, value: strconv.Quote(strings.Join(full, ""))},
		jen.Const().Id(name).Op("=").Add(text),
	)
	p.numbers(c.name+"At", c.offsets())
}

// chunkSize is how many pieces are added up without parentheses: the time that
// gofmt takes for a sum grows with the square of its length.
const chunkSize = 500

// sum returns "<piece>" + "<piece>" with a piece on each line.
func sum(pieces []string) *jen.Statement {
	s := jen.Lit(pieces[0])
	for _, piece := range pieces[1:] {
		s = s.Op("+").Line().Lit(piece)
	}
	return s
}

// numbers adds an array of numbers of the smallest type that holds them.
func (p *printer) numbers(name string, values []int) {
	p.numbersOf(name, smallest(values), values)
}

// numbersOf adds an array of numbers of a type.
func (p *printer) numbersOf(name, kind string, values []int) {
	if !slices.ContainsFunc(values, func(v int) bool { return v != 0 }) {
		// var <name> [<length>]<kind>
		p.declare(
			declaration{what: fmt.Sprintf("var %s [%d]%s", name, len(values), kind)},
			jen.Var().Id(name).Index(jen.Lit(len(values))).Id(kind),
		)
		return
	}
	/*
		var <name> = [...]<kind>{
			<value>, <value>, …
		}
	*/
	brackets := jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}
	p.declare(
		declaration{what: "var " + name, value: "[...]" + kind + "{" + commas(values) + "}"},
		jen.Var().Id(name).Op("=").Index(jen.Op("...")).Id(kind).CustomFunc(brackets, func(g *jen.Group) {
			for _, line := range numberLines(values) {
				g.ListFunc(func(g *jen.Group) {
					for _, v := range line {
						g.Lit(v)
					}
				})
			}
		}),
	)
}
