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
	f.numbersOf("statuses", "uint16", p.firstStatuses())
	rows, codes := p.moreStatuses()
	f.numbersOf("moreRows", "uint32", rows)
	f.numbersOf("moreStatuses", "uint16", codes)
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

		var typeAt = [...]<kind>{
			<place>, …
		}

		func typeOf(row uint32) Type {
			return Type(typeText[typeAt[row] : typeAt[row+1]-1])
		}
	*/
	c := newColumn("type", p, func(e constant) string { return e.Type })
	at := offsets(c.values)
	// find reads so far from the beginning of each type.
	filler := strings.Repeat(".", maxWords*wordSize)
	f.lines("typeText", append(c.values, filler))
	f.numbers("typeAt", at)
	f.function(nil, "typeOf(row uint32) Type", "return Type(typeText[typeAt[row]:typeAt[row+1]-1])")
}

// flags adds the column of the flags.
func (f *printer) flags(flags []int) {
	if isZero(flags) {
		f.function(nil, "flagsOf(uint32) uint8", "return 0")
		return
	}
	/*
		var flags = [...]uint8{
			<bits>, …
		}

		func flagsOf(row uint32) uint8 {
			return flags[row]
		}
	*/
	f.numbersOf("flags", "uint8", flags)
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

		var <name>At = [...]<kind>{
			<place>, …
		}

		func <name>Of(row uint32) string {
			<number>
			return <name>Text[<name>At[n] : <name>At[n+1]-1]
		}
	*/
	f.lines(c.name+"Text", c.values)
	f.numbers(c.name+"At", offsets(c.values))
	f.rowTables(c.no, c.rows, c.name)
	f.function(nil, c.name+"Of(row uint32) string", c.body(`""`, "return $Text[$At[n]:$At[n+1]-1]")...)
}

// isEmpty reports whether the smallest form of a column has nothing in it.
func (c column[T]) isEmpty() bool { return c.rows != nil && len(c.rows) == 0 }

// rowTables adds the table that leads from rows to values, if there is one.
func (f *printer) rowTables(no, rows []int, name string) {
	/*
		var <name>No = [...]<kind>{
			<number>, …
		}

		var <name>Rows = [...]uint32{
			<row>, …
		}
	*/
	if no != nil {
		f.numbers(name+"No", no)
	}
	if rows != nil {
		f.numbersOf(name+"Rows", "uint32", rows)
	}
}

// body returns the lines of a function of a row, of which the last is given:
// with $ for the name of the column, and with n for the number of the value. A
// row that has none gives what empty says.
func (c column[T]) body(empty, last string) []string {
	last = strings.ReplaceAll(last, "$", c.name)
	switch {
	case c.no != nil:
		return []string{"n := int(" + c.name + "No[row])", last}
	case c.rows != nil:
		return []string{
			"n, ok := search(" + c.name + "Rows[:], row)",
			"if !ok {", "return " + empty, "}",
			last,
		}
	}
	return []string{strings.NewReplacer("[n]", "[row]", "[n+1]", "[row+1]").Replace(last)}
}

// links adds the column of the links.
func (f *printer) links(c textColumn, heads int) {
	if heads == 0 {
		f.texts(c)
		return
	}
	/*
		func urlOf(row uint32) string {
			n := int(urlNo[row])
			text := urlText[urlAt[n] : urlAt[n+1]-1]
			if n < <heads> { // it ends with the type
				text += string(typeOf(row))
			}
			return text
		}
	*/
	f.lines(c.name+"Text", c.values)
	f.numbers(c.name+"At", offsets(c.values))
	f.rowTables(c.no, c.rows, c.name)
	body := append(c.body(`""`, "text := $Text[$At[n]:$At[n+1]-1]"),
		fmt.Sprintf("if n < %d { // it ends with the type", heads),
		"text += string(typeOf(row))",
		"}",
		"return text")
	f.function(nil, "urlOf(row uint32) string", body...)
}

// lists adds the column of a list.
func (f *printer) lists(c listColumn) {
	if c.isEmpty() {
		f.function(nil, c.name+"sOf(uint32) (string, []uint32)", `return "", nil`)
		return
	}
	/*
		const <name>Text = …
		var <name>At = …

		var <name>From = [...]<kind>{
			<number>, …
		}

		func <name>sOf(row uint32) (string, []uint32) {
			<number>
			return <name>Text, <name>At[<name>From[n]:int(<name>From[n+1])+1]
		}
	*/
	texts := slices.Concat(c.values...)
	f.lines(c.name+"Text", texts)
	f.numbersOf(c.name+"At", "uint32", offsets(texts))
	f.numbers(c.name+"From", begins(c.values))
	f.rowTables(c.no, c.rows, c.name)
	f.function(nil, c.name+"sOf(row uint32) (string, []uint32)", c.body(`"", nil`, "return $Text, $At[$From[n]:int($From[n+1])+1]")...)
}
