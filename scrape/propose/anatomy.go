package propose

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// A span is what stands between the beginning of an entry and its end.
type span struct {
	entry  entry
	blocks []int // without those of the frame
}

func (s *span) block(n int) *block.Block { return &s.entry.on.page.Blocks[s.blocks[n]] }

// spans returns the spans of the entries of c, none of rows.
func (c *candidate) spans() []span {
	begins := map[*sheet]map[int]bool{}
	for _, e := range c.entries {
		if begins[e.on] == nil {
			begins[e.on] = map[int]bool{}
		}
		begins[e.on][e.at] = true
	}
	spans := make([]span, len(c.entries))
	whole := c.isWhole()
	for i, e := range c.entries {
		spans[i].entry = e
		for at := e.begin() + 1; at < len(e.on.page.Blocks) && !begins[e.on][at]; at++ {
			b := &e.on.page.Blocks[at]
			if b.Nav {
				continue
			}
			if !whole && c.endsAt(e, b) {
				break
			}
			spans[i].blocks = append(spans[i].blocks, at)
		}
	}
	return spans
}

// begin returns the block that an entry begins with: for a value of the page the
// heading of level 1, if it has just one, or else -1.
func (e *entry) begin() int {
	if e.at < 0 {
		return e.on.title
	}
	return e.at
}

// isWhole reports whether an entry is all that follows on its page: blocks that no
// section ends, one a page.
func (c *candidate) isWhole() bool {
	if c.source != "" {
		return true
	}
	if c.kind == block.Heading || c.kind == block.Term {
		return false
	}
	pages := map[*sheet]bool{}
	for _, e := range c.entries {
		pages[e.on] = true
	}
	return len(c.entries) >= minPages && len(c.entries)*10 <= len(pages)*11
}

// endsAt reports whether an entry ends before a block that begins no other one.
func (c *candidate) endsAt(e entry, b *block.Block) bool {
	if e.at < 0 {
		return false
	}
	switch c.kind {
	case block.Heading:
		return b.Kind == block.Heading && b.Level <= c.level && !(b.Level == c.level && c.inner[labelOf(b.Text)])
	case block.Term:
		return b.Kind == block.Term || b.Kind == block.Heading
	}
	return b.Kind == block.Heading
}

// A label is a text that recurs in entries and stands before a part of each.
type label struct {
	text    string // as it is written first, without a colon
	kind    block.Kind
	role    role
	level   int16
	entries int // in which it stands
	coded   int // of these, in which an HTTP status stands next
	open    int // of these, in which it begins a paragraph, and another follows that is of no label
}

// labelsOf returns the labels in spans, the most frequent first.
func labelsOf(spans []span) []*label {
	known := map[string]*label{}
	for i := range spans {
		s := &spans[i]
		here := map[string]bool{}
		for n := range s.blocks {
			b := s.block(n)
			if !mayBeLabel(b) {
				continue
			}
			name := labelOf(b.Text)
			if here[name] {
				continue
			}
			here[name] = true
			l := known[name]
			if l == nil {
				l = &label{text: strings.TrimRight(b.Text, ":： "), kind: b.Kind, level: b.Level, role: roleOf(b.Text)}
				known[name] = l
			}
			l.entries++
			if s.isOpenAt(n) {
				l.open++
			}
			if n+1 < len(s.blocks) && badge.MatchString(s.block(n+1).Text) {
				l.coded++
			}
		}
	}
	all := make([]*label, 0, len(known))
	for name, l := range known {
		if l.kind == block.Paragraph && l.role != isCauses && l.role != isSteps || name == "" {
			continue
		}
		all = append(all, l)
	}
	slices.SortFunc(all, func(a, b *label) int { return cmp.Or(b.entries-a.entries, strings.Compare(a.text, b.text)) })
	return all
}

// mayBeLabel reports whether a block can name the part after it.
func mayBeLabel(b *block.Block) bool {
	if len(b.Text) > maxLabel || b.Whole != "" || strings.HasSuffix(b.Text, ".") {
		return false
	}
	switch b.Kind {
	case block.Heading, block.Label:
		return true
	case block.Paragraph:
		r := roleOf(b.Text)
		return (r == isCauses || r == isSteps) && (strings.HasSuffix(b.Text, ":") || strings.Count(b.Text, " ") < 4)
	}
	return false
}

// A body is what the entries of a candidate consist of.
type body struct {
	spans  []span
	labels map[string]*label // by their text in lower case
	isView bool              // whether another candidate has the same types
	spoken map[int16]bool    // the levels of headings that are sentences of an entry
	kinds  [3]map[block.Kind]int
	broken [3]bool // whether a paragraph follows an item in a part
}

// The parts of a body.
const (
	ofDescription = iota
	ofCauses
	ofSteps
	ofNothing
)

// partOf returns the part that a label begins.
func partOf(r role) int {
	switch r {
	case isCauses:
		return ofCauses
	case isSteps:
		return ofSteps
	}
	return ofNothing
}

// dissect walks through the spans as scrape does, from the block after the first
// skip blocks of each.
func dissect(spans []span, skip func(*span) int) *body {
	b := &body{spans: spans, labels: map[string]*label{}, spoken: map[int16]bool{}}
	for _, l := range labelsOf(spans) {
		b.labels[labelOf(l.text)] = l
	}
	for i := range b.kinds {
		b.kinds[i] = map[block.Kind]int{}
	}
	for i := range spans {
		b.walk(&spans[i], skip(&spans[i]))
	}
	return b
}

func (b *body) walk(s *span, from int) {
	for n := from; n < len(s.blocks); n++ {
		if at := s.block(n); at.Kind == block.Heading && !mayBeLabel(at) {
			b.spoken[at.Level] = true
		}
	}
	part, last := ofDescription, block.Label
	for n := from; n < len(s.blocks); n++ {
		at := s.block(n)
		if l := b.isLabel(at); l != nil {
			part, last = partOf(l.role), block.Label
			if l.field() == "description" {
				part = ofDescription
			}
			continue
		}
		if at.Kind == block.Label && n+1 < len(s.blocks) && s.block(n+1).Whole != "" {
			continue // the beginning of the text after it
		}
		if part == ofNothing {
			continue
		}
		b.kinds[part][at.Kind]++
		if at.Kind == block.Paragraph && last == block.Item {
			b.broken[part] = true
		}
		last = at.Kind
	}
}

// isLabel returns the label that a block is, or nil: one of causes or steps, or one
// that recurs and leads away from the description.
func (b *body) isLabel(at *block.Block) *label {
	if !mayBeLabel(at) {
		return nil
	}
	l := b.labels[labelOf(at.Text)]
	switch {
	case l == nil || l.isOpen():
		return nil
	case l.role == isCauses || l.role == isSteps || l.role == isAside || l.role == isSample:
		return l
	case l.entries >= minRecur || at.Kind == block.Heading:
		return l
	}
	return nil
}

// isOpenAt reports whether the label at n begins a paragraph, and another follows that
// is of no label, maybe after more of the first kind.
func (s *span) isOpenAt(n int) bool {
	isLead := false
	for ; n+1 < len(s.blocks) && s.block(n).Kind == block.Label && s.block(n+1).Whole != ""; n += 2 {
		isLead = true
	}
	return isLead && n < len(s.blocks) && s.block(n).Kind == block.Paragraph && !mayBeLabel(s.block(n))
}

// isOpen reports whether a label names the paragraph that it begins, and not what
// follows that.
func (l *label) isOpen() bool {
	return l.kind == block.Label && l.open*10 > l.entries && l.role != isCauses && l.role != isSteps
}

// field returns the field that is what follows a label, or "".
func (l *label) field() string {
	switch {
	case l.kind != block.Heading && l.kind != block.Label || l.entries < minRecur:
		return ""
	case l.role == isStatus && l.coded*10 >= l.entries*6:
		return "status"
	case l.role == isMessage:
		return "message"
	case l.role == isCategory:
		return "category"
	case l.role == isDescription:
		return "description"
	}
	return ""
}

// minRecur is in how many entries a text stands at the least to be a label.
const minRecur = 3

var (
	badge = regexp.MustCompile(`^(?:(?i:http)[ :-]*)?(?:(?i:status)(?: (?i:code))?[ :-]*)?([1-5]\d\d)(?:$|[ :–—-]*\pL.{0,50}$)`)
	// speaksOfStatus matches what prose and samples say of the HTTP status of an error.
	speaksOfStatus = regexp.MustCompile(`(?:HTTP|[Ss]tatus)[^.\n]{0,20}?\b([45]\d\d)\b|\b([45]\d\d) (?:Bad|Unauthorized|Forbidden|Not|Conflict|Gone|Too|Internal|Service|Unprocessable|Payment|Request|Method)`)
	// mentionsStatus matches a text that may say an HTTP status.
	mentionsStatus = regexp.MustCompile(`(?i)^[45]\d\d\b|(?:http|status)[^.]{0,20}\b[45]\d\d\b`)
)

// statusIn are the ways in which prose says the status, from the clearest on.
var statusIn = []string{
	`HTTP status(?: code)?(?: of| is)?:? *(?P<status>[1-5]\d\d)\b`,
	`HTTP Status Code:? *(?P<status>[1-5]\d\d)\b`,
	`(?i)\bstatus(?: code)?(?: of| is)?[: ]+(?:HTTP )?(?P<status>[1-5]\d\d)\b`,
	`\bHTTP(?: code| error)?[: ]+(?P<status>[1-5]\d\d)\b`,
	`\((?:HTTP )?(?P<status>[45]\d\d)(?: [A-Z][\w ]+)?\)`,
	`(?i)\breturns? (?:an? |with )?(?:HTTP )?(?P<status>[45]\d\d)\b`,
}
