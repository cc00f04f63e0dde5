// Package html reads HTML into blocks as a browser shows it.
//
// [Read] parses a page and walks over it once: what browsers lay out on a line
// of its own becomes a block, what they do not show is left out, and the frame
// of the page is marked as such. [IsDocument] and [IsFragment] tell whether a
// source is HTML.
//
// The parser keeps no positions, so [Lines] finds the line of each block by
// reading the source a second time, with line numbers in comments, which change
// nothing in how tag soup is read. A page without problems does not pay for it.
// A source that is generated can have such marks from the start; [ReadMarked]
// reads it.
//
// The parser is stopped, not trusted: some pages of one megabyte take it minutes
// or gigabytes. Bytes and attributes are counted before it starts, large pages are
// parsed one at a time, and the reader that feeds it gives up when it does not
// keep pace or takes too much memory. The walk gives up alike.
package html

import (
	"runtime"

	"github.com/PuerkitoBio/goquery"
	"github.com/errgen/errgen/scrape/block"
)

// Read reads an HTML source. [Lines] finds the lines of its blocks. A source that is cut
// off is an error.
func Read(source []byte) (block.Document, error) {
	if err := cutOff(source); err != nil {
		return block.Document{}, err
	}
	return readWalk(source, false)
}

// ReadMarked reads an HTML source whose lines are marked with [LineMark]: its
// blocks know them.
func ReadMarked(source []byte) (block.Document, error) { return readWalk(source, true) }

func readWalk(source []byte, marked bool) (block.Document, error) {
	w, err := walkHTML(source, marked)
	if err != nil {
		return block.Document{}, err
	}
	return block.Document{Blocks: w.blocks, Links: w.hrefs, Base: w.base, HasMain: len(w.contents) > 0}, nil
}

// tagsPerBlock and tagsPerLink are how many tags there are for each block and
// link, end tags counted too: 3 and 6 on plain pages, 14 and 30 where each token
// of code has its own.
const (
	tagsPerBlock = 12
	tagsPerLink  = 30
)

// walkHTML walks over an HTML source. Where the source is marked by markLines, its
// blocks know their lines.
func walkHTML(source []byte, marked bool) (*walker, error) {
	size, err := measure(source)
	if err != nil {
		return nil, err
	}
	turns.enter(size.memory())
	defer turns.leave(size.memory())
	scale := newScale()
	doc, err := parse(source, scale)
	if err != nil {
		return nil, parseError(err)
	}
	w := &walker{marked: marked, scale: scale, blocks: make([]block.Block, 0, size.tags/tagsPerBlock), hrefs: make([]string, 0, size.tags/tagsPerLink)}
	for _, n := range doc.Nodes {
		w.node(n)
	}
	w.flush()
	w.setFrame()
	return w, w.err
}

// parse parses a source on one thread, whose time is counted.
func parse(source []byte, scale *scale) (*goquery.Document, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	return goquery.NewDocumentFromReader(newFeed(source, scale))
}
