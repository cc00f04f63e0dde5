package scrape

import "github.com/PuerkitoBio/goquery"

// readHTML reads an HTML source. Its blocks know no lines; htmlLines finds them.
func readHTML(source []byte) (Document, error) { return readWalk(source, false) }

// readMarked reads an HTML source whose lines are marked with [lineMark]: its
// blocks know them.
func readMarked(source []byte) (Document, error) { return readWalk(source, true) }

func readWalk(source []byte, marked bool) (Document, error) {
	w, err := walkHTML(source, marked)
	if err != nil {
		return Document{}, err
	}
	return Document{Blocks: w.blocks, Links: w.hrefs, Base: w.base}, nil
}

// tagsPerBlock and tagsPerLink are how many tags there are for each block and
// link, end tags counted too: 3 and 6 on plain pages, 14 and 30 where each token
// of code has its own.
const (
	tagsPerBlock = 12
	tagsPerLink  = 30
)

// walkHTML returns the walk over an HTML source, done. Blocks of a source that
// markLines marked know their lines.
func walkHTML(source []byte, marked bool) (*htmlWalk, error) {
	tags, err := countTags(source)
	if err != nil {
		return nil, err
	}
	doc, err := goquery.NewDocumentFromReader(newPatientReader(source))
	if err != nil {
		return nil, parseError(err)
	}
	w := &htmlWalk{marked: marked, texts: newTexts(len(source)), blocks: make([]Block, 0, tags/tagsPerBlock), hrefs: make([]string, 0, tags/tagsPerLink)}
	for _, n := range doc.Nodes {
		w.node(n)
	}
	w.flush()
	return w, nil
}
