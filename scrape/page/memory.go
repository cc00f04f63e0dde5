package page

import (
	"reflect"

	"github.com/errgen/errgen/scrape/block"
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
		n += len(b.Text) + len(b.Lang) + memoryOf(b.IDs) + memoryOf(b.Cells) + memoryOf(b.Links)
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
