package emit

import (
	"net/http"
	"slices"
)

// The tables are columns. Row 0 is empty, that of no type; row n is that of
// the n'th entry of the plan.

// A textColumn is one text for each row.
type textColumn struct {
	name   string // <name>Text and <name>At
	pieces []string
}

// A listColumn is a list of texts for each row.
type listColumn struct {
	textColumn
	from []int // <name>From: where the pieces of each row begin, and the end
}

// offsets returns where each piece begins in the text, and where the last ends.
func (c textColumn) offsets() []int {
	at := []int{0}
	for n, piece := range c.pieces {
		at = append(at, at[n]+len(piece))
	}
	return at
}

// text returns the column of what get says of each entry.
func (p *plan) text(name string, get func(constant) string) textColumn {
	c := textColumn{name, []string{""}}
	for _, e := range p.entries {
		c.pieces = append(c.pieces, get(e))
	}
	return c
}

// list returns the column of the lists that get says of each entry.
func (p *plan) list(name string, get func(constant) []string) listColumn {
	c := listColumn{textColumn{name: name}, []int{0, 0}}
	for _, e := range p.entries {
		c.pieces = append(c.pieces, get(e)...)
		c.from = append(c.from, len(c.pieces))
	}
	return c
}

// textColumns returns the columns of Info that are one text.
func (p *plan) textColumns() []textColumn {
	return []textColumn{
		p.text("type", func(e constant) string { return e.Type }),
		p.text("message", func(e constant) string { return e.Message }),
		p.text("description", func(e constant) string { return e.Description }),
		p.text("url", func(e constant) string { return e.URL }),
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

// codes returns the column of the statuses: where those of each row begin, and
// all of them.
func (p *plan) codes() (from, codes []int) {
	from = []int{0, 0}
	for _, e := range p.entries {
		codes = append(codes, e.Status...)
		from = append(from, len(codes))
	}
	return from, codes
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
