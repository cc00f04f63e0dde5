package scrape

import (
	"regexp"

	"github.com/PuerkitoBio/goquery"
)

var (
	// beforeHTML is what may stand before the first tag: an XML declaration
	// and comments.
	beforeHTML = regexp.MustCompile(`^(\s+|<\?xml[^>]*>|<!--[\s\S]*?-->)*`)

	// documentStart matches how a whole HTML document begins.
	documentStart = regexp.MustCompile(`(?i)^<(!doctype\s+html|html|head|body)[\s>]`)

	// fragmentStart matches how a saved piece of a document begins. Names of
	// components in MDX begin with a capital and go on in small letters.
	fragmentStart = regexp.MustCompile(`^<(a|article|aside|blockquote|center|div|dl|font|footer|form|h[1-6]|header|hr|link|main|meta|nav|ol|p|pre|script|section|span|style|table|title|ul|` +
		`A|BLOCKQUOTE|CENTER|DIV|DL|FONT|H[1-6]|HR|META|OL|P|PRE|TABLE|TITLE|UL)[\s/>]`)
)

// looksLikeHTML reports whether source is an HTML document, or else a piece of
// one that is not Markdown, in which tags stand too.
func looksLikeHTML(source []byte) bool {
	head := source[:min(len(source), 64<<10)]
	head = head[len(beforeHTML.Find(head)):]
	if documentStart.Match(head) {
		return true
	}
	return fragmentStart.Match(head) && !looksLikeMarkdown(head)
}

// readHTML sets p's blocks from an HTML source.
func (p *Page) readHTML(source []byte) error {
	read, err := walkHTML(source, false)
	if err != nil {
		return unreadable(p.Name, "the page cannot be read as HTML: "+err.Error(), "save the page again, or use another form of it")
	}
	blocks := read.blocks // and not the walk, which has the last of the tree
	p.Blocks, p.Links, p.Base = blocks, read.hrefs, read.base
	p.locate = func() []int32 { return htmlLines(source, blocks) }
	return nil
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
