package emit

import (
	"net/http"
	"slices"
	"strconv"
)

// The tables are columns. Row 0 is empty, that of no type; row n is that of
// the n'th entry of the plan.

// A column is what one field says in each row.
type column[T any] struct {
	name   string
	values []T   // one for each row, or each value once
	no     []int // which of values each row has; nil for the one of its own number
}

type (
	// A textColumn is one text for each row.
	textColumn = column[string]

	// A listColumn is a list of texts for each row.
	listColumn = column[[]string]
)

// newColumn returns the column of what get says of each entry, and the zero
// value in row 0.
func newColumn[T any](name string, p *plan, get func(constant) T) column[T] {
	c := column[T]{name: name, values: make([]T, 1, len(p.entries)+1)}
	for _, e := range p.entries {
		c.values = append(c.values, get(e))
	}
	return c
}

// once returns the column with each value once, in the order of the rows. The
// key of a value is a text that no other value has.
func (c column[T]) once(key func(T) string) column[T] {
	shared := column[T]{name: c.name}
	numbers := map[string]int{}
	for _, value := range c.values {
		n, ok := numbers[key(value)]
		if !ok {
			n = len(shared.values)
			numbers[key(value)] = n
			shared.values = append(shared.values, value)
		}
		shared.no = append(shared.no, n)
	}
	return shared
}

// text returns the column of the texts that get says of each entry, in the
// form that is smaller.
func (p *plan) text(name string, get func(constant) string) textColumn {
	c := newColumn(name, p, get)
	shared := c.once(func(text string) string { return text })
	if textSize(shared) < textSize(c) {
		return shared
	}
	return c
}

// list returns the column of the lists that get says of each entry, in the
// form that is smaller.
func (p *plan) list(name string, get func(constant) []string) listColumn {
	c := newColumn(name, p, get)
	shared := c.once(func(texts []string) string {
		key := strconv.Itoa(len(texts))
		for _, text := range texts {
			key += strconv.Quote(text)
		}
		return key
	})
	if listSize(shared) < listSize(c) {
		return shared
	}
	return c
}

// textSize returns how many bytes a column takes in a program.
func textSize(c textColumn) int {
	at := offsets(c.values)
	return at[len(at)-1] + size(at) + size(c.no)
}

// listSize returns how many bytes a column takes in a program.
func listSize(c listColumn) int {
	at := offsets(slices.Concat(c.values...))
	return at[len(at)-1] + size(at) + size(begins(c.values)) + size(c.no)
}

// offsets returns where each text begins in all of them, and where the last
// ends.
func offsets(texts []string) []int {
	at := make([]int, 1, len(texts)+1)
	for n, text := range texts {
		at = append(at, at[n]+len(text))
	}
	return at
}

// begins returns where each list begins in all of them, and where the last
// ends.
func begins(lists [][]string) []int {
	from := make([]int, 1, len(lists)+1)
	for n, list := range lists {
		from = append(from, from[n]+len(list))
	}
	return from
}

// textColumns returns the columns of Info that are one text, but for the type
// and the link.
func (p *plan) textColumns() []textColumn {
	return []textColumn{
		p.text("message", func(e constant) string { return e.Message }),
		p.text("description", func(e constant) string { return e.Description }),
		p.text("replacement", func(e constant) string { return e.ReplacedBy }),
	}
}

// listColumns returns the columns of Info that are lists of texts.
func (p *plan) listColumns() []listColumn {
	return []listColumn{
		p.list("cause", func(e constant) []string { return e.Causes }),
		p.list("step", func(e constant) []string { return e.Steps }),
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

// moreStatuses returns the statuses that are not the first of their row, and
// the row of each.
func (p *plan) moreStatuses() (rows, codes []int) {
	for i, e := range p.entries {
		for n, code := range e.Status {
			if n > 0 {
				rows, codes = append(rows, i+1), append(codes, code)
			}
		}
	}
	return rows, codes
}

// flags returns the column of what is true or false. Its bits are named in
// skeleton/info.go.
func (p *plan) flags() []int {
	flags := []int{0}
	for _, e := range p.entries {
		bits := 0
		if retryable(e) {
			bits |= 1
		}
		if e.Removed {
			bits |= 2
		}
		flags = append(flags, bits)
	}
	return flags
}

// retryable reports what Info.Retryable does; the rule stands there.
func retryable(e constant) bool {
	if e.Retryable != nil {
		return *e.Retryable
	}
	passing := []int{
		http.StatusRequestTimeout, http.StatusTooManyRequests, http.StatusInternalServerError,
		http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout,
	}
	for _, code := range e.Status {
		if !slices.Contains(passing, code) {
			return false
		}
	}
	return len(e.Status) > 0
}
