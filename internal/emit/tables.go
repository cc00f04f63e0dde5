package emit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// tables returns the file of the data that Info reads, with the functions that
// say where in it each row has what.
func (p *plan) tables() unit {
	f := newPrinter(p.name, nil)
	f.constant("rows", strconv.Itoa(len(p.entries)), tablesDoc())
	f.types(p)
	f.table("statuses", pack(2, p.firstStatuses()))
	rows, codes := p.moreStatuses()
	f.numbers("moreRows", rows)
	f.numbers("moreStatuses", codes)
	f.flags(p.flags())
	for _, c := range p.textColumns() {
		f.texts(c)
	}
	f.links(p.links())
	for _, c := range p.listColumns() {
		f.lists(c)
	}
	return f.unit("tables.go")
}

// types adds the column of the types.
func (f *printer) types(p *plan) {
	/*
		const typeText = `
		<type>
		<filler>
		`

		const typeAt = <table>

		func typeOf(row uint32) Type {
			n := int(row)
			return Type(typeText[number(typeAt, n) : number(typeAt, n+1)-1])
		}
	*/
	c := newColumn("type", p, func(e constant) string { return e.Type })
	at := offsets(c.values)
	// find reads so far from the beginning of each type.
	filler := strings.Repeat(".", maxWords*wordSize)
	f.lines("typeText", append(c.values, filler))
	f.numbers("typeAt", at)
	f.function(nil, "typeOf(row uint32) Type", "n := int(row)", "return Type(typeText[number(typeAt, n):number(typeAt, n+1)-1])")
}

// flags adds the column of the flags.
func (f *printer) flags(flags []int) {
	if isZero(flags) {
		f.function(nil, "flagsOf(uint32) uint8", "return 0")
		return
	}
	/*
		const flags = <table>

		func flagsOf(row uint32) uint8 {
			return flags[row]
		}
	*/
	f.table("flags", pack(1, flags))
	f.function(nil, "flagsOf(row uint32) uint8", "return flags[row]")
}

// texts adds the column of a text.
func (f *printer) texts(c textColumn) {
	if c.isEmpty() {
		f.function(nil, c.name+"Of(uint32) string", `return ""`)
		return
	}
	/*
		const <name>Text = `<text>
		<text>
		`

		const <name>At = <table>

		func <name>Of(row uint32) string {
			n := <number>
			return <name>Text[number(<name>At, n) : number(<name>At, n+1)-1]
		}
	*/
	f.lines(c.name+"Text", c.values)
	f.numbers(c.name+"At", offsets(c.values))
	f.rowTables(c.no, c.rows, c.name)
	f.function(nil, c.name+"Of(row uint32) string", "n := "+c.number(),
		strings.ReplaceAll("return $Text[number($At, n):number($At, n+1)-1]", "$", c.name))
}

// isEmpty reports whether the smallest form of a column has nothing in it.
func (c column[T]) isEmpty() bool { return len(c.rows) == 1 }

// rowTables adds the table that leads from rows to values, if there is one.
func (f *printer) rowTables(no, rows []int, name string) {
	/*
		const <name>No = <table>

		const <name>Rows = <table>
	*/
	if no != nil {
		f.numbers(name+"No", no)
	}
	if rows != nil {
		f.numbers(name+"Rows", rows)
	}
}

// number returns the expression for the number of the value that a row has.
func (c column[T]) number() string {
	switch {
	case c.no != nil:
		return "number(" + c.name + "No, int(row))"
	case c.rows != nil:
		return "search(" + c.name + "Rows, int(row))"
	}
	return "int(row)"
}

// links adds the column of the links.
func (f *printer) links(c textColumn, heads int) {
	if heads == 0 {
		f.texts(c)
		return
	}
	/*
		func urlOf(row uint32) string {
			n := number(urlNo, int(row))
			text := urlText[number(urlAt, n) : number(urlAt, n+1)-1]
			if n < <heads> { // it ends with the type
				text += string(typeOf(row))
			}
			return text
		}
	*/
	f.lines(c.name+"Text", c.values)
	f.numbers(c.name+"At", offsets(c.values))
	f.rowTables(c.no, c.rows, c.name)
	f.function(nil, "urlOf(row uint32) string",
		"n := "+c.number(),
		"text := urlText[number(urlAt, n):number(urlAt, n+1)-1]",
		fmt.Sprintf("if n < %d { // it ends with the type", heads),
		"text += string(typeOf(row))",
		"}",
		"return text")
}

// lists adds the column of a list.
func (f *printer) lists(c listColumn) {
	if c.isEmpty() {
		f.function(nil, c.name+"sOf(uint32) []string", "return nil")
		return
	}
	/*
		const <name>Text = …
		const <name>At = <table>
		const <name>From = <table>

		func <name>sOf(row uint32) []string {
			return list(<name>Text, <name>At, <name>From, <number>)
		}
	*/
	texts := slices.Concat(c.values...)
	f.lines(c.name+"Text", texts)
	f.numbers(c.name+"At", offsets(texts))
	f.numbers(c.name+"From", begins(c.values))
	f.rowTables(c.no, c.rows, c.name)
	f.function(nil, c.name+"sOf(row uint32) []string",
		"return list("+c.name+"Text, "+c.name+"At, "+c.name+"From, "+c.number()+")")
}
