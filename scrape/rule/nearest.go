package rule

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// notation is what a pattern has beside the words that it looks for.
var notation = regexp.MustCompile(`\(\?P?<\w+>|\(\?[a-zA-Z-]*:?\)?|\\[pP]\{\w+\}|\\.|\{\d*,?\d*\}|\[[^\]]*\]`)

var word = regexp.MustCompile(`[\pL\pN_]{2,}`)

// wordsOf returns the words that a pattern looks for, in lower case.
func wordsOf(pattern string) []string {
	return word.FindAllString(strings.ToLower(notation.ReplaceAllString(pattern, " ")), -1)
}

// Nearest says for a message which of the blocks from..to-1 is nearest to
// patterns or labels that none of them matches. It says nothing where none of
// them has a word in common with these.
func Nearest(p *page.Page, from, to int, patterns ...string) string {
	best, most := -1, 0
	for i := from; i < to; i++ {
		b := p.Blocks[i]
		if b.Nav || b.Kind == block.Code {
			continue
		}
		for _, pattern := range patterns {
			if n := shared(wordsOf(pattern), b); n > most {
				best, most = i, n
			}
		}
	}
	if best >= 0 {
		return "; nearest to it is " + Quote(p, best)
	}
	return ""
}

// shared counts the words that stand in the text or an anchor of a block,
// whole counting more than misspelt.
func shared(words []string, b block.Block) int {
	text := word.FindAllString(strings.ToLower(b.Text+" "+strings.Join(b.IDs, " ")+" "+strings.Join(b.Cells, " ")), -1)
	n := 0
	for _, w := range words {
		if slices.Contains(text, w) {
			n += 2
		} else if _, ok := problem.Nearest(w, text); ok {
			n++
		}
	}
	return n
}

// Quote names block i in a message.
func Quote(p *page.Page, i int) string {
	b := p.Blocks[i]
	what := fmt.Sprintf("the %s %q", b.Kind, clip(b.Text+b.Row()))
	if b.Header {
		what = "the header " + fmt.Sprintf("%q", clip(b.Row()))
	}
	if line := p.Line(i); line > 0 {
		what += fmt.Sprintf(" on line %d", line)
	}
	return what
}

// ListHeadings lists the headings of a page for a message, to tell what it has in
// place of what was expected.
func ListHeadings(p *page.Page) string {
	var texts []string
	for _, b := range p.Blocks {
		if b.Kind == block.Heading && !b.Nav {
			texts = append(texts, fmt.Sprintf("%q", clip(b.Text)))
		}
	}
	switch n := len(texts); {
	case n == 0:
		return "; the page has no heading"
	case n > 6:
		return fmt.Sprintf("; the headings of the page are %s and %d more", strings.Join(texts[:6], ", "), n-6)
	}
	return "; the headings of the page are " + strings.Join(texts, ", ")
}

// misses returns what the block at i lacks to be the one that s tells, and
// how near it comes; nearness 0 is nothing like it.
func (r *Matcher) misses(p *page.Page, i int) (lacks []string, nearness int) {
	b := p.Blocks[i]
	if len(r.cells) > 0 {
		return r.missesColumns(p, i)
	}
	if r.Spec.Kind == b.Kind.String() && b.Kind != block.Paragraph {
		nearness++
	}
	if r.Spec.Level == int(b.Level) {
		nearness++
	} else if r.Spec.Level != 0 && b.Level != 0 {
		lacks = append(lacks, fmt.Sprintf("which is of level %d", b.Level))
	}
	text := r.text != nil && (b.IsText() || r.kind.name == b.Kind.String()) && r.text.MatchString(Said(&b))
	id := r.id != nil && slices.ContainsFunc(b.IDs, r.id.MatchString)
	if text || id {
		nearness += 2
	} else if r.id != nil && len(b.IDs) > 0 {
		nearness++
	}
	if r.Spec.Kind != "" && r.Spec.Kind != "text" && r.Spec.Kind != b.Kind.String() {
		lacks = append(lacks, "which is no "+r.Spec.Kind)
	}
	if r.text != nil && !text {
		lacks = append(lacks, "whose text does not match")
	}
	if r.id != nil && !id {
		lacks = append(lacks, "whose anchor does not match")
	}
	if !text && !id && (r.Spec.Kind != b.Kind.String() || b.Kind == block.Paragraph) {
		return nil, 0
	}
	return lacks, nearness
}

// missesColumns does what misses does for a step with cells: it looks at the
// headers of tables, for those that have some of the columns.
func (r *Matcher) missesColumns(p *page.Page, i int) (lacks []string, nearness int) {
	b := p.Blocks[i]
	header := p.Header(b.Table)
	if b.Kind != block.Row || !b.NamesColumns() || header.Block != i {
		return nil, 0
	}
	nearness = 1
	for _, c := range r.cells {
		if columns := c.column.in(header); !c.column.optional && (len(columns) == 0 || columns[0] >= header.Columns()) {
			lacks = append(lacks, fmt.Sprintf("which has no column %q", c.column.source))
		} else {
			nearness++
		}
	}
	return lacks, nearness
}

// Nearest says for a message which block of the page comes nearest to one
// that r tells, of those that are not skipped.
func (r *Matcher) Nearest(p *page.Page, skip func(i int) bool) string {
	best, most := -1, 0
	for i := range p.Blocks {
		if p.Blocks[i].Nav || skip(i) {
			continue
		}
		if _, n := r.misses(p, i); n > most {
			best, most = i, n
		}
	}
	if best < 0 {
		return ""
	}
	lacks, _ := r.misses(p, best)
	return strings.Join(append([]string{"; nearest to it is " + Quote(p, best)}, lacks...), ", ")
}
