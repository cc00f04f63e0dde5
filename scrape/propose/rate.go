package propose

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// ranked returns all candidates with a score, the best first, and those that have only
// few types.
func ranked(sheets []*sheet, seeds []string) (all, few []*candidate) {
	all = slices.Concat(blockCandidates(sheets), labeledCandidates(sheets), labelsFirst(sheets), columnCandidates(tablesOf(sheets)), sourceCandidates(sheets))
	for _, c := range all {
		if c.distinct == 0 { // those of columns and of pages have been rated
			c.rate()
		}
		c.seed(seeds)
	}
	all = slices.DeleteFunc(all, func(c *candidate) bool { return c.context < 0.25 })
	few = slices.DeleteFunc(slices.Clone(all), func(c *candidate) bool { return c.distinct >= minEntries })
	all = slices.DeleteFunc(all, func(c *candidate) bool { return c.distinct < minEntries })
	slices.SortStableFunc(all, func(a, b *candidate) int { return cmp.Compare(b.score, a.score) })
	return all, few
}

// seed raises the score of c by the share of types that must be there and that it has.
func (c *candidate) seed(types []string) {
	if len(types) == 0 {
		return
	}
	own, n := c.types(), 0
	for _, t := range types {
		if own[t] {
			n++
		}
	}
	c.score *= 0.01 + float64(n)/float64(len(types))
	if n*2 > len(types) {
		c.context = inErrors
	}
}

// String returns the rule that tells the entries of c, as a profile has it.
func (c *candidate) String() string {
	text := c.form.pattern(c.typePattern(), ".+", c.some)
	field, isFront := strings.CutPrefix(c.source, "front ")
	switch {
	case isFront:
		return "page: {front: {" + flowScalar(field) + ": " + flowScalar(text) + "}}"
	case c.source != "":
		return "page: {" + c.source + ": " + flowScalar(text) + "}"
	case c.kind == block.Row:
		return "{kind: row, cells: {" + flowScalar(literalColumn(c.column)) + ": " + flowScalar(text) + "}}"
	case c.label != "":
		return fmt.Sprintf("{kind: heading%d}, with fields: {%s: type}", c.level, flowScalar(c.label))
	case c.level > 0:
		return fmt.Sprintf("{kind: %s%d, text: %s}", c.kind, c.level, flowScalar(text))
	}
	return fmt.Sprintf("{kind: %s, text: %s}", c.kind, flowScalar(text))
}

// rate gives c its score.
func (c *candidate) rate() {
	c.countLabeled()
	perPage := map[string]bool{}
	var context float64
	failed, keys := 0, 0
	ofColumn := c.columnContext()
	for i := range c.entries {
		e := &c.entries[i]
		perPage[e.on.page.Name+"\x00"+e.typ] = true
		context += max(c.contextOf(e), ofColumn)
		if isKey.MatchString(e.typ) {
			keys++
		}
		if c.isFailing(e) || saysFailure(e.typ) {
			failed++
		}
	}
	n := float64(len(c.entries))
	c.distinct = len(c.types())
	c.context = context / n
	c.failing = float64(failed) / n
	c.context = max(c.context, c.impliedContext())
	if keys*10 >= len(c.entries)*3 || c.kind == block.Row && c.source == "" && ofFields.MatchString(c.column) {
		c.context = elsewhere
	}
	share := n / (n + float64(len(c.others)))
	if c.kind == block.Paragraph || c.kind == block.Item || c.kind == block.Label {
		share = math.Sqrt(share)
	}
	unique := float64(len(perPage)) / n
	weight := weights[c.family.shape] * c.headerWeight() * c.sourceWeight()
	if c.isStatuses() {
		weight = 0.1
	}
	c.sampled = slices.ContainsFunc(c.entries, func(e entry) bool { return e.on.samples[e.typ] })
	if c.sampled {
		weight = min(1.5*weight, 1.5)
	}
	c.score = float64(c.distinct) * math.Sqrt(unique) * share * weight * c.context * c.context * (1 + c.labeled) * (0.2 + 0.8*c.failing)
}

// impliedContext returns how much what is said of the entries speaks for errors, where
// the headings do not.
func (c *candidate) impliedContext() float64 {
	own := c.entries[0].on.own
	switch {
	case c.context < 0.25: // the headings speak of something else
		return 0
	case c.labeled >= 0.3:
		return onPage
	case c.failing >= 0.6 && own >= onPage:
		return onPage
	case c.failing >= 0.4 && c.context > elsewhere:
		return 0.6
	}
	return 0
}

func saysFailure(text string) bool {
	if len(text) > maxSaid {
		text = text[:maxSaid]
	}
	return text != "" && failing.MatchString(text)
}

// maxSaid is how much of a text is looked at, in bytes.
const maxSaid = 300

// isFailing reports whether an entry, or what is said next, says what is said of
// errors.
func (c *candidate) isFailing(e *entry) bool {
	p := e.on.page
	if e.at >= 0 && (e.rest != "" || c.kind == block.Row) && e.on.saysFailure(e.at) {
		return true
	}
	if c.kind == block.Row && c.source == "" {
		return false
	}
	for i := e.begin() + 1; i < len(p.Blocks) && i < e.begin()+4; i++ {
		if b := &p.Blocks[i]; b.Kind != block.Heading && b.Kind != block.Row && !b.Nav && e.on.saysFailure(i) {
			return true
		}
	}
	return false
}

// isKey matches the names of what an error object has.
var isKey = regexp.MustCompile(`(?i)^(?:errors?|err|error[_-]?(?:code|message|msg|text|type|url|uri|link|param|field|description|details?|id|name|status|causes?|summary|info|object|reason)|code|message|type|status|param|details?|(?:http[_-]?)?status[_-]?code|sub[_-]?code|(?:request|trace|correlation|log)[_-]?id|(?:doc|docs|help|request[_-]?log)[_-]?url|decline[_-]?code|retry[_-]?after|time[_-]?stamp|more[_-]?info|display[_-]?message)$`)

// sourceWeight says how much a value of the page speaks for types: what the page does
// not show does less.
func (c *candidate) sourceWeight() float64 {
	field, isFront := strings.CutPrefix(c.source, "front ")
	switch {
	case c.source == "url":
		return 0.5
	case !isFront || field == "title":
		return 1
	case errorField.MatchString(field):
		return 1
	}
	return 0.4
}

var errorField = regexp.MustCompile(`(?i)^(?:error|err)?[_-]?(?:code|type)s?$|^error$`)

func (c *candidate) contextOf(e *entry) float64 {
	if e.at < 0 {
		return e.on.own
	}
	level := int16(0)
	if c.kind == block.Heading {
		level = c.level
	}
	return e.on.context(e.at, level)
}

// isStatuses reports whether the types are HTTP statuses, and so no types at all.
func (c *candidate) isStatuses() bool {
	n := 0
	for i := range c.entries {
		if isStatusCode(c.entries[i].typ) {
			n++
		}
	}
	return n*10 >= len(c.entries)*9
}

// isStatusCode reports whether a text is an HTTP status.
func isStatusCode(text string) bool {
	return len(text) == 3 && '1' <= text[0] && text[0] <= '5' && '0' <= text[1] && text[1] <= '9' && '0' <= text[2] && text[2] <= '9'
}

// countLabeled counts the entries that have causes or steps.
func (c *candidate) countLabeled() {
	if c.kind == block.Row && c.source == "" || c.kind == block.Item || c.distinct > 0 {
		return
	}
	n := 0
	spans := c.spans()
	for i := range spans {
		s := &spans[i]
		for _, at := range s.blocks {
			if r := s.entry.on.roleAt(at); r == isCauses || r == isSteps {
				n++
				break
			}
		}
	}
	c.labeled = float64(n) / float64(len(spans))
}

// headerWeight says how much the name of the column speaks for types.
func (c *candidate) headerWeight() float64 {
	if c.kind != block.Row {
		return 1
	}
	name := c.column
	if n, err := strconv.Atoi(name); err == nil {
		if name = c.tables[0].title(n - 1); name == "" {
			return 0.7
		}
	}
	switch roleOf(name) {
	case isType, isCauses: // "Reason"
		return 1
	case isStatus:
		return 0.7
	case isName:
		return 0.7
	case isMessage, isDescription, isCategory:
		return 0.4
	}
	if aboutErrors.MatchString(c.column) {
		return 0.9
	}
	return 0.5
}

// columnContext returns how much the name of the column says that errors are in it.
func (c *candidate) columnContext() float64 {
	if c.kind != block.Row {
		return 0
	}
	switch {
	case aboutFields.MatchString(c.column) && roleOf(c.column) != isType:
		return 0
	case strings.Contains(strings.ToLower(c.column), "code") && len(c.column) < 6:
		return 0
	case aboutErrors.MatchString(c.column):
		return inErrors
	}
	return 0
}
