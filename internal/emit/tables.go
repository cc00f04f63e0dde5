package emit

import (
	"slices"
	"strconv"
	"strings"
)

// tables returns the file of the data that Info reads, with the functions that
// say where in it each row has what.
func (p *plan) tables() sourceFile {
	f := newFileBuilder(p.name, nil)
	f.integer("rows", len(p.entries), tablesDoc())
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
	f.codes(p.numbers())
	return f.sourceFile("tables.go")
}

// types adds the column of the types.
func (f *fileBuilder) types(p *plan) {
	c := newColumn("type", p, func(e constant) string { return e.Type })
	at := offsets(c.values)
	// find reads so far from the beginning of each type.
	filler := strings.Repeat(".", maxWords*wordSize)
	f.lines("typeText", append(c.values, filler))
	f.numbers("typeAt", at)
	f.function(nil, `func typeOf(row uint32) Type {
		n := int(row)
		return Type(typeText[number(typeAt, n) : number(typeAt, n+1)-1])
	}`)
}

// flags adds the column of the flags.
func (f *fileBuilder) flags(flags []int) {
	if isZero(flags) {
		f.function(nil, `func flagsOf(uint32) uint8 {
			return 0
		}`)
		return
	}
	f.table("flags", pack(1, flags))
	f.function(nil, `func flagsOf(row uint32) uint8 {
		return flags[row]
	}`)
}

// texts adds a column of texts.
func (f *fileBuilder) texts(c textColumn) {
	if c.isEmpty() {
		f.function(nil, `func `+c.name+`Of(uint32) string {
			return ""
		}`)
		return
	}
	f.lines(c.name+"Text", c.values)
	f.numbers(c.name+"At", offsets(c.values))
	f.rowTables(c.indexes, c.rows, c.name)
	f.function(nil, fill(`func <name>Of(row uint32) string {
		n := <number>
		return <name>Text[number(<name>At, n) : number(<name>At, n+1)-1]
	}`, "<name>", c.name, "<number>", c.indexExpression()))
}

// isEmpty reports whether the smallest form of a column has nothing in it.
func (c column[T]) isEmpty() bool { return len(c.rows) == 1 }

// rowTables adds the table that leads from rows to values, if there is one.
func (f *fileBuilder) rowTables(indexes, rows []int, name string) {
	if indexes != nil {
		f.numbers(name+"No", indexes)
	}
	if rows != nil {
		f.numbers(name+"Rows", rows)
	}
}

// indexExpression returns the expression for the index of the value that a row has.
func (c column[T]) indexExpression() string {
	switch {
	case c.indexes != nil:
		return "number(" + c.name + "No, int(row))"
	case c.rows != nil:
		return "search(" + c.name + "Rows, int(row))"
	}
	return "int(row)"
}

// links adds the column of the links, of which the first heads end with the
// type of their row.
func (f *fileBuilder) links(c textColumn, heads int) {
	if heads == 0 {
		f.texts(c)
		return
	}
	f.lines(c.name+"Text", c.values)
	f.numbers(c.name+"At", offsets(c.values))
	f.rowTables(c.indexes, c.rows, c.name)
	f.function(nil, fill(`func urlOf(row uint32) string {
		n := <number>
		text := urlText[number(urlAt, n) : number(urlAt, n+1)-1]
		if n < <heads> { // it ends with the type
			text += string(typeOf(row))
		}
		return text
	}`, "<number>", c.indexExpression(), "<heads>", strconv.Itoa(heads)))
}

// lists adds a column of lists.
func (f *fileBuilder) lists(c listColumn) {
	if c.isEmpty() {
		f.function(nil, `func `+c.name+`Of(uint32) []string {
			return nil
		}`)
		return
	}
	texts := slices.Concat(c.values...)
	f.lines(c.name+"Text", texts)
	f.numbers(c.name+"At", offsets(texts))
	f.numbers(c.name+"From", begins(c.values))
	f.rowTables(c.indexes, c.rows, c.name)
	f.function(nil, fill(`func <name>Of(row uint32) []string {
		return list(<name>Text, <name>At, <name>From, <number>)
	}`, "<name>", c.name, "<number>", c.indexExpression()))
}

// codes adds the column of the numbers.
func (f *fileBuilder) codes(rows []int, numbers []uint64) {
	if len(rows) == 1 {
		f.function(nil, `func numberOf(uint32) (int, bool) {
			return 0, false
		}`)
		return
	}
	f.numbers("numberRows", rows)
	f.table("numbers", pack(8, numbers))
	f.function(nil, `func numberOf(row uint32) (int, bool) {
		n := search(numberRows, int(row))
		return int(word(numbers, 8*n)), n > 0
	}`)
}
