package html

import (
	"bytes"
	"fmt"
)

// MaxMemory bounds what reading one page takes, in bytes of the heap at its largest,
// garbage included.
const MaxMemory = 256 << 20

// What a page takes at most for each of its bytes, tags and attributes: TestHTMLBounds
// measures it. The largest pages known have a megabyte and 40,000
// tags, which is a third of MaxMemory.
const (
	byteCost      = 16
	tagCost       = 850 // its node, the node of its text, and a block
	attributeCost = 300 // its key, its value, and a row in the tokenizer's table
)

// A size is what the memory that a page takes follows from.
type size struct{ bytes, tags, attributes int }

func (s size) memory() int { return s.bytes*byteCost + s.tags*tagCost + s.attributes*attributeCost }

// measure returns the size of a page, or an error if reading it takes too much
// memory. The size may be more than the page has: counting exactly takes time, and is
// for pages that have too much otherwise.
func measure(source []byte) (size, error) {
	s := size{len(source), bytes.Count(source, []byte("<")), len(source) / 2}
	if s.memory() > MaxMemory {
		s.tags = countTags(source)
	}
	if s.memory() > MaxMemory {
		s.attributes = separators(source)
	}
	if s.memory() > MaxMemory {
		s.attributes = mostAttributes(source)
	}
	if s.memory() > MaxMemory {
		return s, fmt.Errorf("reading it takes more than %d MiB of memory: it has %.1f MiB, %d tags and %d attributes",
			MaxMemory>>20, float64(s.bytes)/(1<<20), s.tags, s.attributes)
	}
	return s, nil
}

// countTags counts what may be start tags, and the end tags that can make an element
// by themselves: </p>, </br> and those of formatting elements such as b.
func countTags(source []byte) int {
	n := 0
	for {
		i := bytes.IndexByte(source, '<')
		if i < 0 {
			return n
		}
		source = source[i+1:]
		if len(source) < 2 || source[0] != '/' || source[1]|0x20 == 'p' || source[1]|0x20 == 'b' {
			n++
		}
	}
}

// separators counts what may come before an attribute: white space, a slash, or a
// value in quotes.
func separators(source []byte) int {
	n := 0
	for _, c := range []byte(" \t\n\f\r/") {
		n += bytes.Count(source, []byte{c})
	}
	return n + (bytes.Count(source, []byte{'"'})+bytes.Count(source, []byte{'\''}))/2
}
