package propose

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// fromBlocks returns the layout of a candidate whose entries are blocks with what
// follows them, or whole pages.
func fromBlocks(c *candidate, w *wire) *layout {
	l := &layout{notes: map[string]string{}}
	spans := c.spans()
	c.begin(l, spans)
	skip := c.badges(l, spans)
	b := dissect(spans, skip)
	b.isView = c.isView
	if w.note == "" {
		*w = b.samples()
	}
	b.noises(l)
	b.parts(l)
	b.takes(l)
	if w.status == "" {
		b.statuses(l)
	}
	if c.kind != block.Heading && c.kind != block.Term && !c.isWhole() {
		c.bound(l)
	}
	return l
}

// begin sets what begins an entry.
func (c *candidate) begin(l *layout, spans []span) {
	rest := c.restPattern("message")
	if c.kind == block.Paragraph && c.source == "" {
		rest = c.restPattern("description")
	}
	switch {
	case c.form.after == " | ":
		rest = c.piped(rest)
	case c.form.number != "":
		rest = ".+"
	case c.isNamed():
		rest = "(?P<name>.+)"
	}
	text := c.form.pattern(c.typePattern(), rest, c.some)
	if c.isStatusNumber() {
		text = strings.Replace(text, `(?P<number>-?\d+)`, `(?P<status>\d{3})`, 1)
	}
	if c.label != "" {
		c.beginLabeled(l)
		l.notes["begin"] = fmt.Sprintf("%d of %d headings of level %d have %q below", len(c.entries), len(c.entries)+len(c.others), c.level, c.label)
		return
	}
	if c.source == "" {
		l.begin = []blockRule{{kind: c.kind.String(), level: int(c.level), text: text}}
		what := c.kind.String() + "s"
		if c.level > 0 {
			what += fmt.Sprintf(" of level %d", c.level)
		}
		l.notes["begin"] = fmt.Sprintf("%d of %d %s", len(c.entries), len(c.entries)+len(c.others), what)
		return
	}
	l.page = []cell{{c.source, text}}
	if c.source == "url" {
		l.page[0].pattern = urlPattern(c)
	}
	c.fronts(l, text)
	l.notes["page"] = fmt.Sprintf("%d of %d pages", len(c.entries), len(c.entries)+len(c.others))
	l.begin = []blockRule{{kind: "page"}}
	if c.hasTitle() {
		l.begin = []blockRule{{kind: "heading", level: 1}}
		if !hasField(l, "message") {
			l.begin[0].text = "^(?P<message>.+)$"
		}
	}
}

// isNamed reports whether what stands beside the types are names of the same errors.
func (c *candidate) isNamed() bool {
	n := 0
	for i := range c.entries {
		if isNamed(shapeOf(c.entries[i].rest)) {
			n++
		}
	}
	return n*10 >= len(c.entries)*9
}

// piped returns the pattern of what follows a type where bars part it as columns: the
// texts that name these may stand among the entries.
func (c *candidate) piped(rest string) string {
	n := strings.Count(c.entries[0].rest, " | ")
	if n == 0 || slices.ContainsFunc(c.entries, func(e entry) bool { return strings.Count(e.rest, " | ") != n }) {
		return rest
	}
	fields := slices.Repeat([]string{".+?"}, n+1)
	fields[0] = "(?P<message>.+?)"
	for i := range c.others {
		names := strings.Split(c.others[i].text(), " | ")
		if len(names) != n+2 {
			continue
		}
		for i, name := range names[1:] {
			name, _, _ = strings.Cut(name, " [")
			switch roleOf(name) {
			case isCauses:
				fields[i] = "(?P<cause>.+?)"
			case isSteps:
				fields[i] = "(?P<step>.+?)"
			}
		}
	}
	return strings.Join(fields, ` \| `)
}

// fronts takes the message from the front matter, where the type is not beside it.
func (c *candidate) fronts(l *layout, text string) {
	if strings.Contains(text, "<message>") {
		return
	}
	for _, field := range []string{"message", "title", "summary"} {
		if c.source == "front "+field {
			continue
		}
		values := map[string]bool{}
		for _, e := range c.entries {
			if v := e.on.page.Front[field]; strings.Contains(v, " ") {
				values[v] = true
			}
		}
		if len(values)*10 >= len(c.entries)*9 {
			l.page = append(l.page, cell{"front " + field, "^(?P<message>.+)$"})
			return
		}
	}
}

// hasTitle reports whether each page has one heading of level 1, before all other
// text.
func (c *candidate) hasTitle() bool {
	return !slices.ContainsFunc(c.entries, func(e entry) bool { return e.on.title < 0 })
}

// urlPattern returns the pattern of the addresses that have the type at their end.
func urlPattern(c *candidate) string {
	dir := ""
	for i, e := range c.entries {
		path := stem(e.on.page)
		parent := ""
		if cut := strings.LastIndex(path, "/"); cut >= 0 {
			parent = path[:cut]
			parent = parent[strings.LastIndex(parent, "/")+1:]
		}
		if i > 0 && parent != dir {
			dir = ""
			break
		}
		dir = parent
	}
	if dir != "" {
		dir = regexp.QuoteMeta(dir) + "/"
	} else {
		dir = "(?:^|/)"
	}
	return dir + "(?P<type>" + c.family.pattern + `)(?:\.\w+|/|/index\.\w+)?$`
}

// isStatusNumber reports whether the numbers beside the types are HTTP statuses.
func (c *candidate) isStatusNumber() bool {
	return c.form.number != "" && !slices.ContainsFunc(c.entries, func(e entry) bool { return !isStatusCode(e.number) || e.number < "400" })
}

// maxLone is how many headings that do not recur are named one by one.
const maxLone = 4

// parts names the labels of the parts and of the fields.
func (b *body) parts(l *layout) {
	counts := map[string]int{}
	var lone []*label
	for _, lb := range b.sorted() {
		if lb.isOpen() && lb.entries >= minRecur {
			lb.openTo(l)
			continue
		}
		if b.isLabel(&block.Block{Kind: lb.kind, Text: lb.text}) == nil {
			continue
		}
		field := lb.field()
		switch {
		case slices.ContainsFunc(l.fields, func(c cell) bool { return c.name == lb.text }):
		case partOf(lb.role) == ofCauses:
			l.causes = append(l.causes, lb.text)
			counts["causes"] += lb.entries
		case partOf(lb.role) == ofSteps:
			l.steps = append(l.steps, lb.text)
			counts["steps"] += lb.entries
		case b.isView && (field == "message" || field == "description"): // the other one has it
			l.ignore = append(l.ignore, lb.text)
		case field != "" && !hasField(l, field):
			l.fields = append(l.fields, cell{lb.text, fieldPattern(field)})
			counts["fields"] = max(counts["fields"], lb.entries)
		case lb.kind == block.Heading && lb.entries < minRecur && lb.role == noRole:
			lone = append(lone, lb)
		default:
			l.ignore = append(l.ignore, lb.text)
		}
	}
	b.ignoreRest(l, lone)
	for field, n := range counts {
		l.notes[field] = fmt.Sprintf("in %d of %d entries", min(n, len(b.spans)), len(b.spans))
	}
	if hasField(l, "message") && strings.Contains(l.begin[0].text, "<message>") && slices.ContainsFunc(l.fields, func(c cell) bool { return c.pattern == "message" }) {
		l.begin[0].text = strings.Replace(l.begin[0].text, "(?P<message>.+)", ".+", 1)
	}
}

// openTo takes the field of a paragraph that a label begins, or leaves the paragraph
// out: what follows it is not of the label.
func (lb *label) openTo(l *layout) {
	text := "^" + regexp.QuoteMeta(lb.text) + `[:：]? *`
	switch field := lb.field(); {
	case field == "" && (lb.role == isAside || lb.role == noRole):
		l.noise = append(l.noise, text)
	case field == "status" && !hasField(l, field):
		l.find = append(l.find, noted{text + `(?:HTTP )?(?P<status>\d{3})\b`, fmt.Sprintf("in %d entries", lb.entries)})
	case field == "message" && !hasField(l, field):
		l.find = append(l.find, noted{text + "(?P<message>.+)$", fmt.Sprintf("in %d entries", lb.entries)})
	}
}

// fieldPattern returns what a field is under fields.
func fieldPattern(field string) string {
	if field == "status" {
		return `^(?:HTTP )?(?P<status>\d{3})\b`
	}
	return field
}

// sorted returns the labels, the most frequent first.
func (b *body) sorted() []*label {
	all := make([]*label, 0, len(b.labels))
	for _, name := range sortedNames(b.labels) {
		all = append(all, b.labels[name])
	}
	slices.SortStableFunc(all, func(x, y *label) int { return y.entries - x.entries })
	return all
}

// ignoreRest ignores headings that do not recur: by their text if they are few, or
// else all of their level.
func (b *body) ignoreRest(l *layout, lone []*label) {
	if len(lone) <= maxLone {
		for _, lb := range lone {
			l.ignore = append(l.ignore, lb.text)
		}
		return
	}
	for _, lb := range lone {
		if b.spoken[lb.level] {
			continue // what they stand over is text of the entry
		}
		if kind := fmt.Sprintf("heading%d", lb.level); !slices.Contains(l.ignoreKinds, kind) {
			l.ignoreKinds = append(l.ignoreKinds, kind)
		}
	}
	slices.Sort(l.ignoreKinds)
}

// takes says which kinds of blocks are text of the parts, and which are left out.
func (b *body) takes(l *layout) {
	described := b.kinds[ofDescription]
	if described[block.Item] > 0 || described[block.Label] > 0 {
		l.description = []string{"paragraph", "item"}
		if described[block.Definition] > 0 {
			l.description = append(l.description, "definition")
		}
		if described[block.Label] > 0 {
			l.description = append(l.description, "label")
		}
	}
	take := func(part int) []string {
		kinds := b.kinds[part]
		if kinds[block.Item] > 0 && kinds[block.Paragraph] > 0 && kinds[block.Label]+kinds[block.Definition] == 0 {
			return []string{"item", "or", "paragraph"}
		}
		if b.broken[part] || kinds[block.Label] > 0 || kinds[block.Definition] > 0 {
			taken := []string{"paragraph", "item"}
			if kinds[block.Label] > 0 {
				taken = append(taken, "label")
			}
			if kinds[block.Definition] > 0 {
				taken = append(taken, "definition")
			}
			return taken
		}
		return nil
	}
	l.takeCauses, l.takeStep = take(ofCauses), take(ofSteps)
	for _, kind := range []block.Kind{block.Code, block.Row, block.Heading, block.Term} {
		if kind == block.Heading && len(b.spoken) > 0 {
			l.drop = append(l.drop, kind.String())
			continue
		}
		if b.kinds[ofDescription][kind]+b.kinds[ofCauses][kind]+b.kinds[ofSteps][kind] > 0 {
			l.drop = append(l.drop, kind.String())
		}
	}
}

// minSaid is the share of entries whose prose says the status, at the least.
const minSaid = 0.15

// statuses finds the way in which the prose of entries says the status.
func (b *body) statuses(l *layout) {
	if hasField(l, "status") {
		return
	}
	best, most := "", 0
	for _, p := range statusIn {
		re := regexp.MustCompile(p)
		n := 0
		for i := range b.spans {
			if s := &b.spans[i]; slices.ContainsFunc(s.blocks, func(at int) bool {
				blk := &s.entry.on.page.Blocks[at]
				return blk.IsText() && (re.MatchString(blk.Text) || re.MatchString(blk.Whole))
			}) {
				n++
			}
		}
		if n > most {
			best, most = p, n
		}
	}
	if most >= minEntries && float64(most) >= minSaid*float64(len(b.spans)) {
		l.find = append(l.find, noted{best, fmt.Sprintf("in %d of %d entries", most, len(b.spans))})
	}
}

// bound ends the entries that would go on to the end of the page: with the next
// heading.
func (c *candidate) bound(l *layout) {
	l.group = append(l.group, blockRule{kind: "heading", text: "^(?P<category>.+)$"})
	l.notes["group"] = "the heading above"
}
