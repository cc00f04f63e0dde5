package strictyaml

import (
	"bytes"
	"unicode/utf8"
)

// A cursor turns lines and columns as YAML counts them into offsets in bytes.
// YAML counts columns in characters and breaks lines at more than newlines.
// A cursor only goes forward, so that all nodes together cost one pass.
type cursor struct {
	data   []byte
	offset int
	line   int // counted from 0
	column int // counted from 0
}

// to moves to a line and a column, counted from 1, and returns the offset.
// It does not move for a place that lies behind it.
func (c *cursor) to(line, column int) int {
	for c.offset < len(c.data) && (c.line < line-1 || c.line == line-1 && c.column < column-1) {
		c.next()
	}
	return c.offset
}

// next moves over one character.
func (c *cursor) next() {
	rest := c.data[c.offset:]
	r, size := utf8.DecodeRune(rest)
	c.column++
	switch r {
	case '\r':
		if bytes.HasPrefix(rest, []byte("\r\n")) {
			size = 2
		}
		fallthrough
	case '\n', 0x85, 0x2028, 0x2029:
		c.line, c.column = c.line+1, 0
	}
	c.offset += size
}
