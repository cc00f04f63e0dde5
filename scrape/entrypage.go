package scrape

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/rule"
)

// An entryPage extracts the entries of one page, block by block. Each method
// takes the blocks it understands and leaves at at the next one.
type entryPage struct {
	x       *extractor
	layout  *layout
	page    *page.Page
	fixed   rule.Captures // what the page rule captured
	groups  []group       // those that hold at the block at hand, the last one last
	at      int           // the block at hand
	start   int           // the first block of the part with entries
	end     int           // the block after the part with entries
	ignored int16         // the level of the heading outside entries whose section is ignored, or 0
	led     bool          // whether the block before the one at hand is how its text begins

	json    jsonObject // the code that isSample read last, and what is wrong with it
	jsonErr error
	code    []byte // the text of that code

	unsampled  []*draft // the entries that lack the sample they must have
	sampled    bool     // whether an entry has a sample
	strays     []int    // the JSON outside every entry
	untyped    bool     // whether there was an entry without a type
	ungrouped  string   // what messages say of entries without a group; see without
	begun      int      // how many entries began
	sharing    []*draft // the entries that share what a later one says
	bare       []*draft // those without text of their own before another
	last       *draft   // the last entry so far
	parted     int      // more than 0 where blank lines part the blocks; see isAiry
	toldBroken bool     // whether it was said that texts are broken over lines
	after      []string // what follows the last entry that an end label ended
	afterAll   []string // what follows each of those before it alike; nil where that differs
	ends       int      // how many of those there are
	first      *draft   // the first entry
	described  int      // how many entries but the first have a description
	siblings   int      // how many entries there are before it
	longest    int      // how many paragraphs the description of one of those has at most

	starts map[start]bool // what the blocks are that begin entries
	heads  []int          // the headings and terms outside every entry

	noiseTables map[int32]bool // the tables whose header is noise; nil before it is looked for
}

// isWhole reports whether the page as a whole is one entry.
func (e *entryPage) isWhole() bool { return e.layout.begin[0].Main().Spec.Kind == "page" }

// beginsAt reports whether an entry begins at block i, and what matches there.
func (e *entryPage) beginsAt(i int) (m rule.Match, ok bool) {
	if e.isWhole() || e.page.Blocks[i].Nav {
		return m, false
	}
	m, ok = e.layout.begin.At(e.page, i)
	return m, ok && m.Next <= e.end && !e.isNamed(i) && !e.isNamed(m.Main)
}

// groupAt does for a group what beginsAt does for an entry.
func (e *entryPage) groupAt(i int) (m rule.Match, ok bool) {
	m, ok = e.layout.group.At(e.page, i)
	return m, ok && !e.isNamed(i)
}

func (e *entryPage) isTitle(i int) bool {
	return slices.ContainsFunc(e.fixed, func(c rule.Capture) bool { return c.Block == i })
}

func (e *entryPage) takeAll(from, to int, rule string) {
	for i := from; i < to; i++ {
		e.x.take(i, rule)
	}
}

// complain reports a problem of the page. Those of one rule and kind are alike.
func (e *entryPage) complain(p problem.Problem, kind ...string) {
	e.x.find(finding{Problem: p, alike: fmt.Sprintln(e.layout.name, p.Rule, kind)})
}

// name returns what messages call an entry.
func (e *entryPage) name(d *draft) string {
	if t := d.value("type"); t != "" {
		return strings.ReplaceAll(t, "\n", ", ") // a list of types, each a line
	}
	return fmt.Sprintf("the entry on line %d", e.page.Line(d.start))
}

// where returns what a capture was taken from, with its line.
func (e *entryPage) where(c rule.Capture) string {
	if line := e.page.Line(c.Block); line > 0 {
		return fmt.Sprintf("%s on line %d", c.From, line)
	}
	return c.From
}

// set keeps a capture. What contradicts one that is known is reported: the
// documentation, or the profile, is wrong about one of them.
func (e *entryPage) set(d *draft, c rule.Capture) {
	switch c.Name {
	case "category":
		d.category = append(d.category, c.Value)
	case "cause":
		d.causes = append(d.causes, c.Value)
	case "step":
		d.steps = append(d.steps, c.Value)
	case "title": // of the status, not of the entry
	default:
		known, ok := d.field(c.Name)
		if !ok {
			d.fields = append(d.fields, c)
			return
		}
		if known.Value != c.Value && !e.merge(d, c) {
			e.contradiction(d, known, c)
		}
	}
}

// merge deals with another value of a field as the profile says, and reports whether
// it says so.
func (e *entryPage) merge(d *draft, c rule.Capture) bool {
	rules := &e.x.profile.Merge
	switch {
	case rules.IsWord(c.Name, catalog.MergeFirst):
	case !rules.IsWord(c.Name, catalog.MergeAll):
		return false
	case c.Name == "message" && !slices.Contains(d.messages, c.Value):
		d.messages = append(d.messages, c.Value)
	case c.Name == "description" && !slices.Contains(d.prose, c.Value):
		d.prose = append(d.prose, c.Value)
	}
	return true
}

func (e *entryPage) contradiction(d *draft, known, c rule.Capture) {
	e.complain(e.page.Problem(max(c.Block, d.start), "contradiction",
		fmt.Sprintf("the %s of %s is %q in %s, but %q in %s", c.Name, e.name(d), c.Value, c.From, known.Value, e.where(known)),
		"save the page again; if the documentation is wrong, tell its vendor"), c.Name, c.From, known.From)
}

// hasSamples reports whether the entries of the layout have JSON samples.
func (e *entryPage) hasSamples() bool { return !e.x.profile.Wire.IsZero() }
