package page

import (
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// A Header is the header of a table: the rows of header cells that the table begins
// with, apart from rows of one cell.
type Header struct {
	Block   int              // the first of its rows
	columns [][]string       // the texts of each column, from the top, each one once
	known   map[string][]int // what Find found
}

// Columns returns how many columns the header has.
func (h Header) Columns() int { return len(h.columns) }

// Name returns the full name of a column, from 0: "Group / Column" under a header of two
// rows. It is empty where the header has none.
func (h Header) Name(column int) string {
	if column >= len(h.columns) {
		return ""
	}
	return strings.Join(h.columns[column], " / ")
}

// Find returns the columns of a name: those of which is says so of their full name, which
// is "Group / Column" under a header of two rows, or else those of which it says so of
// one of the rows. What was found is remembered by the name.
func (h Header) Find(name string, is func(text string) bool) []int {
	found, ok := h.known[name]
	if ok || h.known == nil {
		return found
	}
	found = h.find(func(texts []string) bool { return is(strings.Join(texts, " / ")) })
	if found == nil {
		found = h.find(func(texts []string) bool { return slices.ContainsFunc(texts, is) })
	}
	h.known[name] = found
	return found
}

func (h Header) find(is func(texts []string) bool) (found []int) {
	for i, texts := range h.columns {
		if is(texts) {
			found = append(found, i)
		}
	}
	return found
}

// add adds a header row.
func (h *Header) add(cells []string) {
	for i, cell := range cells {
		if i == len(h.columns) {
			h.columns = append(h.columns, nil)
		}
		texts := h.columns[i]
		if text := block.OneLine(cell); text != "" && (len(texts) == 0 || texts[len(texts)-1] != text) {
			h.columns[i] = append(texts, text)
		}
	}
}

// Header returns the header of a table, which has no columns where there is none. The
// first call finds those of all tables.
func (p *Page) Header(table int32) Header {
	if p.headers == nil {
		p.headers = p.findHeaders()
	}
	return p.headers[table]
}

func (p *Page) findHeaders() map[int32]Header {
	headers, ended := map[int32]Header{}, map[int32]bool{}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Kind != block.Row || ended[b.Table] {
			continue
		}
		h, begun := headers[b.Table]
		if !b.NamesColumns() {
			ended[b.Table] = begun
			continue
		}
		if !begun {
			h = Header{Block: i, known: map[string][]int{}}
		}
		h.add(b.Cells)
		headers[b.Table] = h
	}
	return headers
}
