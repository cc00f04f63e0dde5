package emit

import (
	"slices"
	"strconv"
	"strings"
)

// A column has the values of one field. Row 0 is empty and belongs to no type; row
// n belongs to the nth entry of the plan. A column has one of three forms: a value
// for each row; each value once, and the index of its value for each row; or only
// the values that are not empty, and their rows.
type column[T any] struct {
	name    string
	values  []T
	indexes []int // for each row, the index of its value
	rows    []int // for each value, its row; ascending
}

type (
	// A textColumn has a text for each row.
	textColumn = column[string]

	// A listColumn has a list of texts for each row.
	listColumn = column[[]string]
)

// newColumn returns the column of the values that get returns for the entries,
// with the zero value in row 0.
func newColumn[T any](name string, p *plan, get func(constant) T) column[T] {
	c := column[T]{name: name, values: make([]T, 1, len(p.entries)+1)}
	for _, e := range p.entries {
		c.values = append(c.values, get(e))
	}
	return c
}

// once returns the column with each value once, in the order of the rows. Different
// values have different keys.
func (c column[T]) once(key func(T) string) column[T] {
	shared := column[T]{name: c.name}
	numbers := map[string]int{}
	for _, value := range c.values {
		k := key(value)
		n, ok := numbers[k]
		if !ok {
			n = len(shared.values)
			numbers[k] = n
			shared.values = append(shared.values, value)
		}
		shared.indexes = append(shared.indexes, n)
	}
	return shared
}

// sparse returns the column without empty values, whose key is "". It keeps that of
// row 0, which stands for all rows that are left out.
func (c column[T]) sparse(key func(T) string) column[T] {
	short := column[T]{name: c.name}
	for row, value := range c.values {
		if row == 0 || key(value) != "" {
			short.values = append(short.values, value)
			short.rows = append(short.rows, row)
		}
	}
	return short
}

// smallest returns the smallest of the forms of the column.
func (c column[T]) smallest(key func(T) string, size func(column[T]) int) column[T] {
	best := c
	for _, form := range []column[T]{c.once(key), c.sparse(key)} {
		if size(form) < size(best) {
			best = form
		}
	}
	return best
}

// text returns the column of the texts that get returns for the entries, in its
// smallest form.
func (p *plan) text(name string, get func(constant) string) textColumn {
	return newColumn(name, p, get).smallest(textKey, textSize)
}

func textKey(text string) string { return text }

// textSize returns how many bytes a column takes in a program.
func textSize(c textColumn) int {
	at := offsets(c.values)
	return at[len(at)-1] + numberSize*(len(at)+len(c.indexes)+len(c.rows))
}

// list returns the column of the lists that get returns for the entries, in its
// smallest form.
func (p *plan) list(name string, get func(constant) []string) listColumn {
	return newColumn(name, p, get).smallest(listKey, listSize)
}

// listKey returns a text that differs for different lists, and is "" for the empty
// list.
func listKey(list []string) string {
	var b strings.Builder
	for _, text := range list {
		b.WriteString(strconv.Quote(text))
	}
	return b.String()
}

// listSize returns how many bytes a column takes in a program.
func listSize(c listColumn) int {
	texts := textColumn{values: slices.Concat(c.values...), indexes: c.indexes, rows: c.rows}
	return textSize(texts) + numberSize*len(begins(c.values))
}

// offsets returns where each text begins when all are written one after the other,
// with a line break after each, and where the last one ends.
func offsets(texts []string) []int {
	at := make([]int, 1, len(texts)+1)
	for n, text := range texts {
		at = append(at, at[n]+len(text)+len("\n"))
	}
	return at
}

// begins returns where each list begins when all are written one after the other,
// and where the last one ends.
func begins(lists [][]string) []int {
	from := make([]int, 1, len(lists)+1)
	for n, list := range lists {
		from = append(from, from[n]+len(list))
	}
	return from
}

// textColumns returns the columns of Info that have texts, except for the type and
// the link.
func (p *plan) textColumns() []textColumn {
	return []textColumn{
		p.text("genMessage", func(e constant) string { return e.Message }),
		p.text("genDescription", func(e constant) string { return e.Description }),
		p.text("genReplacement", func(e constant) string { return e.ReplacedBy }),
	}
}

// listColumns returns the columns of Info that have lists of texts.
func (p *plan) listColumns() []listColumn {
	return []listColumn{
		p.list("genMoreMessages", func(e constant) []string { return e.MoreMessages }),
		p.list("genCauses", func(e constant) []string { return e.Causes }),
		p.list("genSteps", func(e constant) []string { return e.Steps }),
		p.list("genCategories", func(e constant) []string { return e.Category }),
	}
}

// firstStatuses returns the column of the first status of each row; 0 is none.
func (p *plan) firstStatuses() []int {
	first := []int{0}
	for _, e := range p.entries {
		if len(e.Status) == 0 {
			first = append(first, 0)
			continue
		}
		first = append(first, e.Status[0])
	}
	return first
}

// moreStatuses returns the statuses that are not the first of their row, and the
// row of each. Row 0 comes before them.
func (p *plan) moreStatuses() (rows, codes []int) {
	rows, codes = []int{0}, []int{0}
	for i, e := range p.entries {
		for n, code := range e.Status {
			if n > 0 {
				rows, codes = append(rows, i+1), append(codes, code)
			}
		}
	}
	return rows, codes
}

// numbers returns the numbers of errors, and the row of each. Row 0 comes before
// them. Where all types are numbers, an error has that of its type if the
// documentation gives it no other.
func (p *plan) numbers() (rows []int, numbers []uint64) {
	rows, numbers = []int{0}, []uint64{0}
	areNumbers := p.catalog.HasNumberTypes()
	for i, e := range p.entries {
		n := e.Number
		if n == nil && areNumbers {
			n = e.TypeNumber()
		}
		if n != nil {
			rows, numbers = append(rows, i+1), append(numbers, uint64(*n))
		}
	}
	return rows, numbers
}

// hasNumbers reports whether an error has a number.
func (p *plan) hasNumbers() bool {
	rows, _ := p.numbers()
	return len(rows) > 1
}

// flags returns the column of the flags, whose bits are named in skeleton/info.go.
func (p *plan) flags() []int {
	flags := []int{0}
	for _, e := range p.entries {
		bits := 0
		switch {
		case e.Retryable == nil:
		case *e.Retryable:
			bits |= 1
		default:
			bits |= 2
		}
		if e.Removed {
			bits |= 4
		}
		flags = append(flags, bits)
	}
	return flags
}
