package html

import "strings"

// texts keeps the texts of a page side by side, in the order in which they are
// read again: the parser's strings lie about in its tree, and to fetch them
// from there takes longer than to look at them.
type texts struct {
	chunk strings.Builder
	size  int // of a chunk
	lists []string
}

// Sizes of the chunks that texts are kept in: of small pages they are small.
const (
	minChunk = 4 << 10
	maxChunk = 64 << 10
)

// listsChunk is how many strings lists are cut from at a time.
const listsChunk = 64

// newTexts returns the texts of a page of that many bytes.
func newTexts(source int) texts { return texts{size: min(max(source/16, minChunk), maxChunk)} }

// keep returns text as a string.
func (t *texts) keep(text []byte) string {
	if len(text) > t.chunk.Cap()-t.chunk.Len() {
		t.chunk.Reset() // which leaves the strings in it alone
		t.chunk.Grow(max(len(text), t.size))
	}
	start := t.chunk.Len()
	t.chunk.Write(text)
	return t.chunk.String()[start:]
}

// list returns an empty list with room for n strings.
func (t *texts) list(n int) []string {
	if n > len(t.lists) {
		t.lists = make([]string, max(n, listsChunk))
	}
	list := t.lists[:0:n]
	t.lists = t.lists[n:]
	return list
}
