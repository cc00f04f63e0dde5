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
	f.integer("genRows", len(p.entries), tablesDoc())
	f.types(p)
	f.table("genStatuses", pack(2, p.firstStatuses()))
	rows, codes := p.moreStatuses()
	f.numbers("genMoreRows", rows)
	f.numbers("genMoreStatuses", codes)
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
	c := newColumn("genType", p, func(e constant) string { return e.Type })
	at := offsets(c.values)
	// genFind reads so far from the beginning of each type.
	filler := strings.Repeat(".", maxWords*wordSize)
	f.lines("genTypeText", append(c.values, filler))
	f.numbers("genTypeAt", at)
	f.function(nil, `func genTypeOf(row uint32) Type {
		n := int(row)
		return Type(genTypeText[genNumber(genTypeAt, n) : genNumber(genTypeAt, n+1)-1])
	}`)
}

// flags adds the column of the flags.
func (f *fileBuilder) flags(flags []int) {
	if isZero(flags) {
		f.function(nil, `func genFlagsOf(uint32) uint8 {
			return 0
		}`)
		return
	}
	f.table("genFlags", pack(1, flags))
	f.function(nil, `func genFlagsOf(row uint32) uint8 {
		return genFlags[row]
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
		return <name>Text[genNumber(<name>At, n) : genNumber(<name>At, n+1)-1]
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
		return "genNumber(" + c.name + "No, int(row))"
	case c.rows != nil:
		return "genSearch(" + c.name + "Rows, int(row))"
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
	f.function(nil, fill(`func genURLOf(row uint32) string {
		n := <number>
		text := genURLText[genNumber(genURLAt, n) : genNumber(genURLAt, n+1)-1]
		if n < <heads> { // it ends with the type
			text += string(genTypeOf(row))
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
		return genList(<name>Text, <name>At, <name>From, <number>)
	}`, "<name>", c.name, "<number>", c.indexExpression()))
}

// codes adds the column of the numbers.
func (f *fileBuilder) codes(rows []int, numbers []uint64) {
	if len(rows) == 1 {
		f.function(nil, `func genNumberOf(uint32) (int, bool) {
			return 0, false
		}`)
		return
	}
	f.numbers("genNumberRows", rows)
	f.table("genNumbers", pack(8, numbers))
	f.function(nil, `func genNumberOf(row uint32) (int, bool) {
		n := genSearch(genNumberRows, int(row))
		return int(genWord(genNumbers, 8*n)), n > 0
	}`)
}
