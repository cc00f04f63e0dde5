package propose

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/rule"
)

// maxIgnored is how many headings among the entries are listed as none.
const maxIgnored = 12

// strays says what stands where entries begin, on their pages, and is none: what
// comes before the first entry is left out as a whole.
func (c *candidate) strays(l *layout, in []*sheet) {
	if c.source != "" || c.kind != block.Heading && c.kind != block.Term || c.within != "" {
		return
	}
	var texts []string
	for _, s := range in {
		first := -1
		mine := map[int]bool{}
		for _, e := range c.entries {
			if e.on == s {
				mine[e.at] = true
				if first < 0 || e.at < first {
					first = e.at
				}
			}
		}
		var before, after []string
		last := -1 // of those before
		for i := range s.page.Blocks {
			b := &s.page.Blocks[i]
			if b.Nav || mine[i] || b.Kind != c.kind || c.kind == block.Heading && b.Level != c.level || c.inner[labelOf(b.Text)] {
				continue
			}
			if i < first {
				before, last = append(before, b.Text), i
			} else {
				after = append(after, b.Text)
			}
		}
		if len(before) > 1 && len(in) == 1 {
			if l.after = landmark(s, first, last); l.after != "" {
				l.notes["within"] = fmt.Sprintf("%d %ss of the same level stand before", len(before), c.kind)
				before = nil
			}
		}
		texts = append(texts, before...)
		texts = append(texts, after...)
	}
	for _, t := range texts {
		if label := strings.TrimRight(t, ":： "); !slices.Contains(l.ignore, label) && len(l.ignore) < maxIgnored {
			l.ignore = append(l.ignore, label)
		}
	}
}

// landmark returns a pattern of the heading over block i, if that stands after the
// block last and no block before it matches.
func landmark(s *sheet, i, last int) string {
	h := s.up[i]
	if h < 0 || h < last {
		return ""
	}
	b := &s.page.Blocks[h]
	for _, text := range append([]string{b.Text}, b.IDs...) {
		if p := "^" + regexp.QuoteMeta(text) + "$"; s.first(p) == h {
			return p
		}
	}
	return ""
}

// first returns the block that a pattern of within finds, or the number of blocks.
func (s *sheet) first(pattern string) int {
	return rule.IndexOf(s.page, 0, regexp.MustCompile(pattern))
}

var groupStatus = regexp.MustCompile(`^(?:(?i:http|status|status code|error|errors) ?:?)* ?([1-5]\d\d)\b`)

// groups captures the status of the headings over the entries, or else makes these
// headings their categories.
func (s *session) groups(c *candidate, l *layout, in []*sheet) {
	if c.source != "" || len(l.group) > 0 && c.kind == block.Row {
		return
	}
	over := map[int16]map[string]int{} // of each level the headings, with how many entries each
	level := int16(7)
	if c.kind == block.Heading {
		level = c.level - 1
	}
	total := 0
	for _, e := range c.entries {
		h := e.on.heading(e.at, level)
		if h < 0 {
			continue
		}
		b := &e.on.page.Blocks[h]
		if over[b.Level] == nil {
			over[b.Level] = map[string]int{}
		}
		over[b.Level][b.Text]++
		total++
	}
	best := int16(0)
	for lv := int16(1); lv < 7; lv++ {
		if n := sum(over[lv]); n*10 >= len(c.entries)*8 && len(over[lv]) > 1 {
			best = lv
		}
	}
	if best == 0 || best == 1 && hasField(l, "status") && len(over[1]) == len(in) {
		return // a title is none
	}
	l.group = nil
	l.notes["group"] = fmt.Sprintf("%d headings stand over %d entries", len(over[best]), sum(over[best]))
	statuses := 0
	var texts []string
	for text := range over[best] {
		texts = append(texts, text)
		if groupStatus.MatchString(text) {
			statuses++
		}
	}
	text := "^(?P<category>.+)$"
	if statuses*10 >= len(over[best])*6 && !hasField(l, "status") {
		text = leadingStatus(slices.DeleteFunc(texts, func(t string) bool { return !groupStatus.MatchString(t) }))
	}
	l.group = []blockRule{{kind: "heading", level: int(best), text: text}}
}

func sum(m map[string]int) (n int) {
	for _, v := range m {
		n += v
	}
	return n
}
