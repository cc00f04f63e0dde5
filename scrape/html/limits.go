package html

import (
	"bytes"
	"fmt"
)

// MaxMemory bounds what reading one page takes, in bytes of the heap at its largest,
// garbage included.
const MaxMemory = 256 << 20

// What a page takes at most for each of its bytes, tags and attributes: TestHTMLBounds
// measures it. No page has the worst of all three: one of documentation takes a third of
// what they add up to.
const (
	byteCost      = 12
	tagCost       = 850 // its node, the node of its text, and a block
	attributeCost = 300 // its key, its value, and a row in the tokenizer's table
)

// maxAttributes bounds the attributes of a page. They may all be of one tag, whose
// memory cannot be weighed before all of it is taken.
const maxAttributes = MaxMemory * 5 / 8 / attributeCost

// A size is what the memory that a page takes follows from.
type size struct{ bytes, tags, attributes int }

// memory returns the most that a page may take before it is refused.
func (s size) memory() int {
	return min(s.bytes*byteCost+s.tags*tagCost+s.attributes*attributeCost, MaxMemory)
}

// measure returns the size of a page, or an error if one text or tag of that size can
// take too much memory. What many texts and tags take is not foretold, since no count of
// them comes near it: it is weighed while they are read. The size may be more than the
// page has, since counting exactly takes time.
func measure(source []byte) (size, error) {
	s := size{len(source), bytes.Count(source, []byte("<")), len(source) / 2}
	if s.attributes > maxAttributes {
		s.attributes = separators(source)
	}
	if s.attributes > maxAttributes {
		s.attributes = mostAttributes(source, isStart)
	}
	if s.bytes*byteCost > MaxMemory || s.attributes > maxAttributes {
		return s, fmt.Errorf("reading it takes more than %d MiB of memory: it has %.1f MiB and %d attributes",
			MaxMemory>>20, float64(s.bytes)/(1<<20), s.attributes)
	}
	return s, nil
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
