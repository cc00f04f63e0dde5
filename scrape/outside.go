package scrape

import (
	"fmt"
	"slices"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/rule"
)

// outside looks at a block that no entry holds. It is noise, unless it is
// what only an entry has: then an entry was not recognized, and would be lost.
func (e *entryPage) outside() {
	i, b := e.at, &e.page.Blocks[e.at]
	begin := e.layout.begin
	if !e.isNoise(i) { // which is as if it were not there
		e.endGroups(b)
	}
	e.follows(b)
	switch {
	case e.inIgnored(b):
		e.x.take(i, "ignore")
	case e.isCut(i):
		e.cut(i, "where an entry begins")
	case e.isTitle(i) || b.NamesColumns() || e.isKnown(b):
	case b.Kind == block.Row && e.isNoiseTable(b.Table):
		e.x.take(i, "noise")
	case b.Kind == block.Code && e.isSample(nil):
		e.strays = append(e.strays, i)
	case begin.Any(func(m *rule.Matcher) bool { return m.HasColumns(e.page, i) }):
		missed := e.missedCell(i)
		e.complainLost(missed, fmt.Sprintf("the row %q is outside every entry: %s", clip(b.Row()), missed), "fix "+e.layout.name+".begin")
	case e.isSibling(i):
		e.lostSibling(b)
	case e.isBadge(i):
		e.complain(e.page.Problem(i, "lost-entry", fmt.Sprintf("the badge %q is outside every entry", clip(b.Text)),
			"an entry begins with "+begin.String()+"; "+lostPart), "badge")
	default:
		e.noteStray(b)
		if isHead := b.Kind == block.Heading || b.Kind == block.Term; isHead && e.last != nil && !e.last.ended {
			e.heads = append(e.heads, i)
		}
	}
}

// checkHeads reports headings and terms after the first entry and outside every one that
// are of the kind and level of all that begin entries, where the layout takes texts of any
// kind for these.
func (e *entryPage) checkHeads() {
	isText := func(m *rule.Matcher) bool { return m.Spec.Kind == "" || m.Spec.Kind == "text" }
	if e.begun < 2 || len(e.starts) != 1 || !e.layout.begin.Any(isText) {
		return
	}
	for _, i := range e.heads {
		if b := &e.page.Blocks[i]; e.starts[start{b.Kind, b.Level}] {
			e.at = i
			e.lostSibling(b)
		}
	}
}

// A start is what a block that begins an entry is.
type start struct {
	kind  block.Kind
	level int16
}

// isNoiseTable reports whether the profile names the header of a table as noise.
func (e *entryPage) isNoiseTable(number int32) bool {
	if len(e.layout.noise) == 0 {
		return false
	}
	if e.noiseTables == nil {
		e.noiseTables = map[int32]bool{}
		for n, t := range tablesOf(e.page) {
			e.noiseTables[n] = t.header != "" && rule.MatchesAny(e.layout.noise, t.header)
		}
	}
	return e.noiseTables[number]
}

// checkStrays reports JSON outside every entry where entries have samples. Where none
// has, it shows what responses look like.
func (e *entryPage) checkStrays() {
	spec := e.layout.spec
	if !e.sampled && len(spec.Sample) == 0 && !slices.Contains(spec.Require, "sample") {
		return
	}
	for _, i := range e.strays {
		e.at = i
		e.complainLost("sample", "a JSON sample is outside every entry", lostPart)
	}
}

// lostSibling reports a block that is where entries begin, but does not begin one.
func (e *entryPage) lostSibling(b *block.Block) {
	l := e.layout
	e.x.find(finding{
		Problem: e.page.Problem(e.at, "lost-entry", fmt.Sprintf("the %s %q is where entries begin, but does not begin one", b.Kind, clip(b.Text)), ""),
		alike:   fmt.Sprintln(l.name, "sibling", b.Kind, b.Level),
		text:    b.Text,
		advise: func(g alike) string {
			return "an entry begins with " + l.begin.String() + "; fix " + l.name + ".begin, or " +
				pasted("in "+l.name, paste{"ignore", withLabels(l.spec.Ignore, g.texts...), "not an entry; what follows is left out, too"})
		},
	})
}

// missedCell says which cell of the row at i does not match, of a table that has the
// columns of an entry.
func (e *entryPage) missedCell(i int) (missed string) {
	e.layout.begin.Any(func(m *rule.Matcher) bool {
		if m.HasColumns(e.page, i) {
			missed = m.MissedCell(e.page, i)
		}
		return missed != ""
	})
	return missed
}

// isKnown reports whether the profile says that a block begins nothing.
func (e *entryPage) isKnown(b *block.Block) bool {
	if l, _ := e.labelAt(e.at); l != nil && (l.Of.part == inIgnored || l.Of.part == atEnd) {
		e.x.take(e.at, "ignore")
		if l.Of.part == inIgnored {
			e.ignored = noLevel
			if b.Kind == block.Heading {
				e.ignored = b.Level
			}
		}
		return true
	}
	if !e.isNoise(e.at) {
		return false
	}
	e.x.take(e.at, "noise")
	return true
}

// noLevel stands for the level of an ignored label that is no heading.
const noLevel = 7

// inIgnored reports whether a block is of an ignored section: all that is below a
// heading, and the code and rows that follow another label.
func (e *entryPage) inIgnored(b *block.Block) bool {
	if b.Kind == block.Heading && b.Level <= e.ignored || e.ignored == noLevel && b.IsText() {
		e.ignored = 0
	}
	return e.ignored > 0
}

// isSibling reports whether a block stands where entries begin: a heading of
// their level, or a term where terms begin them.
func (e *entryPage) isSibling(i int) bool {
	b := &e.page.Blocks[i]
	return slices.ContainsFunc(e.layout.begin, func(s rule.Sequence) bool {
		first := s.Main()
		if first.Spec.Kind != b.Kind.String() || b.Kind != block.Heading && b.Kind != block.Term {
			return false
		}
		if b.Kind == block.Term || first.Spec.Level == int(b.Level) {
			return true
		}
		_, matches := first.Matches(e.page, i)
		return matches && len(s) > 1
	})
}

// isBadge reports whether a block is one that follows the first of an entry
// and has its status: more than the bare number, which navigation has too.
func (e *entryPage) isBadge(i int) bool {
	for _, s := range e.layout.begin {
		for n := range s {
			found, ok := s[n].Matches(e.page, i)
			if status := found.Value("status"); ok && &s[n] != s.Main() && status != "" && status != e.page.Blocks[i].Text {
				return true
			}
		}
	}
	return false
}

// lostPart is why something is outside every entry that only an entry has.
const lostPart = "the entry that it belongs to has lost a part of that, or the documentation has a new layout"

// complainLost reports that the block at hand is of an entry that was not recognized.
// Those of one kind are alike.
func (e *entryPage) complainLost(kind, message, cause string) {
	l := e.layout
	e.x.find(finding{
		Problem: e.page.Problem(e.at, "lost-entry", message, ""),
		alike:   fmt.Sprintln(l.name, "lost-entry", kind),
		text:    rule.Said(&e.page.Blocks[e.at]),
		advise: func(g alike) string {
			return "an entry begins with " + l.begin.String() + "; " + cause + "; or " +
				pasted("in "+l.name, paste{"noise", with(l.spec.Noise, exactly(g.texts)...), "not entries"})
		},
	})
}
