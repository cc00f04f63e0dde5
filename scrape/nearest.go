package scrape

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

// nearest says for a message which of the blocks from..to-1 is nearest to
// patterns or labels that none of them matches. It says nothing where none of
// them has a word in common with these.
func nearest(p *page.Page, from, to int, patterns ...string) string {
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
		return "; nearest to it is " + quote(p, best)
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

// quote names block i in a message.
func quote(p *page.Page, i int) string {
	b := p.Blocks[i]
	what := fmt.Sprintf("the %s %q", b.Kind, clip(b.Text+strings.Join(b.Cells, " | ")))
	if b.Header {
		what = "the header " + fmt.Sprintf("%q", clip(strings.Join(b.Cells, " | ")))
	}
	if line := p.Line(i); line > 0 {
		what += fmt.Sprintf(" on line %d", line)
	}
	return what
}

// listHeadings lists the headings of a page for a message, to tell what it has in
// place of what was expected.
func listHeadings(p *page.Page) string {
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
func (s *blockRule) misses(p *page.Page, i int) (lacks []string, nearness int) {
	b := p.Blocks[i]
	if len(s.cells) > 0 {
		return s.missesColumns(p, i)
	}
	if s.spec.Kind == b.Kind.String() && b.Kind != block.Paragraph {
		nearness++
	}
	if s.spec.Level == int(b.Level) {
		nearness++
	} else if s.spec.Level != 0 && b.Level != 0 {
		lacks = append(lacks, fmt.Sprintf("which is of level %d", b.Level))
	}
	text := s.text != nil && b.IsText() && s.text.MatchString(b.Text)
	id := s.id != nil && slices.ContainsFunc(b.IDs, s.id.MatchString)
	if text || id {
		nearness += 2
	} else if s.id != nil && len(b.IDs) > 0 {
		nearness++
	}
	if s.spec.Kind != "" && s.spec.Kind != "text" && s.spec.Kind != b.Kind.String() {
		lacks = append(lacks, "which is no "+s.spec.Kind)
	}
	if s.text != nil && !text {
		lacks = append(lacks, "whose text does not match")
	}
	if s.id != nil && !id {
		lacks = append(lacks, "whose anchor does not match")
	}
	if !text && !id && (s.spec.Kind != b.Kind.String() || b.Kind == block.Paragraph) {
		return nil, 0
	}
	return lacks, nearness
}

// missesColumns does what misses does for a step with cells: it looks at the
// headers of tables, for those that have some of the columns.
func (s *blockRule) missesColumns(p *page.Page, i int) (lacks []string, nearness int) {
	b := p.Blocks[i]
	if b.Kind != block.Row || !slices.Equal(b.Cells, p.Header(b.Table)) {
		return nil, 0
	}
	nearness = 1
	for _, name := range sortedKeys(s.cells) {
		if columnOf(name, b.Cells) < 0 {
			lacks = append(lacks, fmt.Sprintf("which has no column %q", name))
		} else {
			nearness++
		}
	}
	return lacks, nearness
}

// nearestTo says for a message which block of the page comes nearest to one
// that s tells.
func (e *entryPage) nearestTo(s *blockRule) string {
	best, most := -1, 0
	for i, b := range e.page.Blocks {
		if b.Nav || e.isTitle(i) {
			continue
		}
		if _, n := s.misses(e.page, i); n > most {
			best, most = i, n
		}
	}
	if best < 0 {
		return ""
	}
	lacks, _ := s.misses(e.page, best)
	return strings.Join(append([]string{"; nearest to it is " + quote(e.page, best)}, lacks...), ", ")
}
