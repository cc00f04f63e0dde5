package page

import (
	"bytes"
	"fmt"
	"reflect"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/html"
)

var (
	sizeOfBlock  = int(reflect.TypeFor[block.Block]().Size())
	sizeOfString = int(reflect.TypeFor[string]().Size())
)

// Memory returns about how many bytes are in use as long as p is: its source, and
// its blocks with their texts.
func (p *Page) Memory() int {
	n := len(p.Origin.Body) + cap(p.Blocks)*sizeOfBlock + memoryOf(p.Links)
	for i := range p.Blocks {
		b := &p.Blocks[i]
		n += len(b.Text) + len(b.Lang) + 8*len(b.Marks) + memoryOf(b.IDs) + memoryOf(b.Cells) + memoryOf(b.Links)
	}
	return n
}

// memoryOf returns what a list of texts takes. A short text takes at least 8 bytes.
func memoryOf(list []string) int {
	n := cap(list) * sizeOfString
	for _, text := range list {
		n += max(len(text), 8)
	}
	return n
}

// maxSource bounds a page in bytes: no reader has the memory for more.
const maxSource = 24 << 20

// fits returns an error when a page is larger than any that is read.
func fits(name string, source []byte) error {
	if len(source) <= maxSource {
		return nil
	}
	return Unreadable(name, fmt.Sprintf("the page has %.1f MiB; at most %d MiB are read", float64(len(source))/(1<<20), maxSource>>20), "split it, or give the page itself, not an archive of the site")
}

// textFits returns an error when reading a text capture takes more memory than a page
// may. Each line is a block, and the list of them has room for all from the start.
func textFits(name string, source []byte) error {
	lines := bytes.Count(source, []byte("\n")) + 1
	if 4*len(source)+lines*sizeOfBlock <= html.MaxMemory {
		return nil
	}
	return Unreadable(name, fmt.Sprintf("reading the page as text takes more than %d MiB of memory: it has %d lines", html.MaxMemory>>20, lines),
		"split it, or give the page itself, as its site publishes it")
}
