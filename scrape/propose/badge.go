package propose

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// badges adds to what begins an entry the blocks with its status and its message,
// where most entries have them right there. It returns how many blocks of a span
// these are.
func (c *candidate) badges(l *layout, spans []span) (skip func(*span) int) {
	skips := make(map[entryKey]int, len(spans))
	skip = func(s *span) int { return skips[keyOf(s)] }
	if c.source != "" && l.begin[0].kind == "page" || len(spans) == 0 {
		return skip
	}
	for range maxLeads {
		if !c.lead(l, spans, skips) {
			break
		}
	}
	c.badge(l, spans, skips)
	return skip
}

// An entryKey tells entries apart.
type entryKey struct {
	on *sheet
	at int
}

func keyOf(s *span) entryKey { return entryKey{s.entry.on, s.entry.at} }

// badge adds a block with the status.
func (c *candidate) badge(l *layout, spans []span, skips map[entryKey]int) {
	if hasField(l, "status") {
		return
	}
	var badges []*block.Block
	for i := range spans {
		if b := spans[i].next(skips); b != nil && isBadge(b) {
			badges = append(badges, b)
		}
	}
	n := len(spans)
	if len(badges)*10 < n*6 {
		return
	}
	kind := badges[0].Kind.String()
	if slices.ContainsFunc(badges, func(b *block.Block) bool { return b.Kind != badges[0].Kind }) {
		kind = "text"
	}
	l.begin = append(l.begin, blockRule{kind: kind, text: badgePattern(badges), optional: len(badges) < n, note: fmt.Sprintf("next in %d of %d entries", len(badges), n)})
	for i := range spans {
		if b := spans[i].next(skips); b != nil && isBadge(b) {
			skips[keyOf(&spans[i])]++
		}
	}
}

// maxLeads is how many labeled fields are looked for right behind what begins an entry.
const maxLeads = 4

// lead adds a label and the text that it names to what begins an entry, where all
// entries have both next, and reports whether it did.
func (c *candidate) lead(l *layout, spans []span, skips map[entryKey]int) bool {
	label := ""
	for i := range spans {
		s := &spans[i]
		n := skips[keyOf(s)]
		if n+1 >= len(s.blocks) || s.block(n).Kind != block.Label || s.block(n+1).Kind != block.Paragraph {
			return false
		}
		if label == "" {
			label = s.block(n).Text
		}
		if s.block(n).Text != label {
			return false
		}
	}
	field, pattern := c.leadField(label)
	re := regexp.MustCompile(pattern)
	if field == "" || field != "type" && hasField(l, field) || slices.ContainsFunc(spans, func(s span) bool { return !re.MatchString(s.block(skips[keyOf(&s)] + 1).Text) }) {
		return false
	}
	if field == "message" {
		l.begin[0].text = strings.Replace(l.begin[0].text, "(?P<message>.+)", ".+", 1)
	}
	l.fields = slices.DeleteFunc(l.fields, func(f cell) bool { return field == "type" })
	l.begin = append(l.begin,
		blockRule{kind: "label", text: "^" + regexp.QuoteMeta(label) + "$", note: fmt.Sprintf("next in all %d entries", len(spans))},
		blockRule{kind: "paragraph", text: pattern})
	for i := range spans {
		skips[keyOf(&spans[i])] += 2
	}
	return true
}

// leadField returns the field that is what follows a label at once, and its pattern.
func (c *candidate) leadField(label string) (field, pattern string) {
	switch r := roleOf(label); {
	case c.label != "" && labelOf(label) == labelOf(c.label):
		return "type", "^(?P<type>" + c.family.pattern + ")$"
	case r == isStatus:
		return "status", `^(?:HTTP )?(?P<status>\d{3})\b`
	case r == isMessage:
		return "message", "^(?P<message>.+)$"
	case r == isCategory:
		return "category", "^(?P<category>.+)$"
	}
	return "", ""
}

// next returns the first block of a span that nothing took yet, or nil.
func (s *span) next(skips map[entryKey]int) *block.Block {
	if n := skips[keyOf(s)]; n < len(s.blocks) {
		return s.block(n)
	}
	return nil
}

func isBadge(b *block.Block) bool {
	return (b.Kind == block.Label || b.Kind == block.Paragraph) && len(b.Text) < 70 && badge.MatchString(b.Text)
}

// badgePattern returns the pattern of badges.
func badgePattern(badges []*block.Block) string {
	for _, p := range []string{`^(?P<status>\d{3})$`, `^HTTP (?P<status>\d{3})$`, `^(?P<status>\d{3}) ?(?P<title>\D.*)$`, `^HTTP (?P<status>\d{3}) (?P<title>.+)$`} {
		re := regexp.MustCompile(p)
		if !slices.ContainsFunc(badges, func(b *block.Block) bool { return !re.MatchString(b.Text) }) {
			return p
		}
	}
	return `^(?:(?i:http)[ :-]*)?(?:(?i:status)(?: (?i:code))?[ :-]*)?(?P<status>[1-5]\d\d)(?:$|[ :–—-]*\pL.{0,50}$)`
}
