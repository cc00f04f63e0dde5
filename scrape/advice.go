package scrape

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/rule"
)

// A finding is a problem, with what it has in common with others.
type finding struct {
	problem.Problem

	// alike is equal for findings that the same lines of the profile settle. It is
	// empty for one that stands alone.
	alike string
	// text is that of the block it is about. Where parts says so, findings alike
	// that are about one text are apart from the others: it may be a label.
	text         string
	parts, label bool // label is whether the block itself may be one

	// advise returns the fix of all findings alike. If it is nil, Fix has it.
	advise func(alike) string
}

// An alike is what findings that are alike are about.
type alike struct {
	texts []string // of the blocks, each once
	n     int      // how many findings
}

// judge returns the errors that were found by their place, with those that are alike as
// one, and keeps the warnings.
func (x *extractor) judge() problem.List {
	partTexts(x.findings)
	groups := map[string]*alike{}
	for _, f := range x.findings {
		g := groups[f.alike]
		if g == nil {
			g = &alike{}
			groups[f.alike] = g
		}
		g.n++
		if !slices.Contains(g.texts, f.text) && len(g.texts) <= mostPasted {
			g.texts = append(g.texts, f.text)
		}
	}
	var problems problem.List
	for _, f := range x.findings {
		f.Group = f.alike
		if f.advise != nil {
			f.Fix = f.advise(*groups[f.alike])
		}
		problems = append(problems, f.Problem)
	}
	slices.SortStableFunc(problems, func(a, b problem.Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	problems = problems.Grouped()
	for _, p := range problems {
		if p.Severity != problem.Error {
			x.scrape.Warnings = append(x.scrape.Warnings, p)
		}
	}
	return problems.Errors()
}

// hasErrors reports whether anything does not fit so far.
func (x *extractor) hasErrors() bool {
	return slices.ContainsFunc(x.findings, func(f finding) bool { return f.Severity == problem.Error })
}

// partTexts parts findings that are alike by their texts, where one text has enough of
// them to be settled by itself: a label, or a good part of all.
func partTexts(findings []finding) {
	const fewest, share = 3, 5
	type about struct{ alike, text string }
	counts, all := map[about]int{}, map[string]int{}
	for _, f := range findings {
		counts[about{f.alike, f.text}]++
		all[f.alike]++
	}
	for i, f := range findings {
		n := counts[about{f.alike, f.text}]
		if f.parts && n >= fewest && (f.label || share*n >= all[f.alike]) {
			findings[i].alike += "\x00" + f.text
		}
	}
}

// mostPasted is how many texts of a page are put in a line to paste.
const mostPasted = 12

// A paste is a line of YAML to paste, with what it means.
type paste struct{ key, value, meaning string }

// pasted returns a fix: lines for a place of the profile, of which each alone settles
// a problem.
func pasted(place string, lines ...paste) string {
	text := "set one of these " + place + " of the profile:"
	if len(lines) == 1 {
		text = "set this " + place + " of the profile:"
	}
	for _, l := range lines {
		text += fmt.Sprintf("\n  %s: %s  # %s", l.key, l.value, l.meaning)
	}
	return text
}

// IsOther reports whether the profile says that a file or an address is no page to read.
func (p *Profile) IsOther(name string) bool { return rule.MatchesAny(p.rules.other, name) }

// PasteOther returns a fix: the line that makes more patterns those of pages without
// anything to read.
func (p *Profile) PasteOther(patterns ...string) string {
	return pasted("at the top", paste{"other", with(p.Other, patterns...), "pages without entries"})
}

// with returns a list of a profile with more in it, as it is written on one line.
func with(list []string, more ...string) string {
	all := slices.Clone(list)
	for _, s := range more {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return flow(all)
}

// flow returns a list as it is written on one line of YAML.
func flow(list []string) string {
	scalars := make([]string, len(list))
	for i, s := range list {
		scalars[i] = scalar(s)
	}
	return oneOrAll(scalars)
}

// oneOrAll returns items of a list as they are written on one line: one alone as such.
func oneOrAll(written []string) string {
	if len(written) == 1 {
		return written[0]
	}
	return "[" + strings.Join(written, ", ") + "]"
}

// withLabels returns a list of labels with more in it, as it is written on one line.
func withLabels(list []rule.Label, more ...string) string {
	all := slices.Clone(list)
	for _, s := range more {
		if l := (rule.Label{Name: s}); !slices.Contains(all, l) {
			all = append(all, l)
		}
	}
	var written []string
	for _, l := range all {
		if l.Name != "" {
			written = append(written, scalar(l.Name))
			continue
		}
		var fields []string
		for _, f := range []struct{ name, value string }{{"kind", l.Kind}, {"level", strings.TrimPrefix(strconv.Itoa(l.Level), "0")}, {"text", l.Text}, {"id", l.ID}} {
			if f.value != "" {
				fields = append(fields, f.name+": "+scalar(f.value))
			}
		}
		written = append(written, "{"+strings.Join(fields, ", ")+"}")
	}
	return oneOrAll(written)
}

// scalar returns a text as it is written in a list on one line of YAML. Quotes are
// single ones where they can be: patterns are full of backslashes.
func scalar(s string) string {
	written := strictyaml.FlowScalar(s)
	isInvisible := func(r rune) bool { return !strictyaml.IsVisible(r) }
	if !strings.HasPrefix(written, `"`) || strings.ContainsFunc(s, isInvisible) {
		return written
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// exactly returns patterns that match texts and nothing else, but that of a long text
// all that begin as it does.
func exactly(texts []string) []string {
	patterns := make([]string, len(texts))
	for i, text := range texts {
		if start := problem.Clip(text, 60); start != text {
			patterns[i] = "^" + regexp.QuoteMeta(strings.TrimSuffix(start, "…"))
			continue
		}
		patterns[i] = "^" + regexp.QuoteMeta(text) + "$"
	}
	return patterns
}

// unexpected returns how to settle blocks like b in a part of entries, where no rule
// expects them.
func (l *layout) unexpected(p part, b *block.Block) func(alike) string {
	kind := b.Kind.String()
	return func(g alike) string {
		var lines []paste
		if len(g.texts) == 1 && (g.n > 1 || mayBeLabel(b)) && b.IsText() {
			lines = l.naming(b, g.texts[0])
		}
		if names := l.takes(p); names != nil {
			lines = append(lines, paste{"take", l.spec.Take.with(p, names, kind), "it is part of the " + partNames[p]})
		}
		switch { // to leave out all paragraphs would leave out entries that lost their beginning
		case b.Kind != block.Paragraph:
			lines = append(lines, paste{"drop", with(l.spec.Drop, kind), "leaves such blocks out"})
		case len(lines) == 0 || mayBeLabel(b):
			lines = append(lines, paste{"noise", with(l.spec.Noise, exactly(g.texts)...), "leaves out what matches"})
		}
		return pasted("in "+l.name, lines...)
	}
}

// naming returns the lines that say what a text is that stands in entries.
func (l *layout) naming(b *block.Block, text string) []paste {
	if !mayBeLabel(b) {
		return []paste{{"noise", with(l.spec.Noise, exactly([]string{text})...), "leaves out what matches"}}
	}
	return []paste{
		{"causes", withLabels(l.spec.Causes, text), "it is a label of causes"},
		{"steps", withLabels(l.spec.Steps, text), "it is a label of steps"},
		{"ignore", withLabels(l.spec.Ignore, text), "it is a label, and what follows is left out"},
	}
}

// notRequiring returns how to require of entries all but one thing.
func (l *layout) notRequiring(what string) string {
	left := slices.DeleteFunc(slices.Clone(l.spec.Require), func(s string) bool { return s == what })
	return pasted("in "+l.name, paste{"require", flow(left), "entries may lack " + what})
}

// expecting returns how to expect n entries.
func (l *layout) expecting(n int) string {
	value := fmt.Sprintf("{entries: %d}", n)
	if l.spec.Expect.PerPage > 0 {
		value = fmt.Sprintf("{entries: %d, per_page: %d}", n, l.spec.Expect.PerPage)
	}
	return pasted("in "+l.name, paste{"expect", value, "as many as there are"})
}

// words returns the pattern of a text of words alone, as a label is. Few runs need it, and
// it takes a millisecond to compile.
var words = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\pL[\pL\pN '’/-]{2,40}[?:]?$`)
})

// mayBeLabel reports whether a block may be the label of what follows it: of the
// paragraphs of a text capture, one of a few words.
func mayBeLabel(b *block.Block) bool {
	return b.Kind == block.Heading || b.Kind == block.Label || b.Kind == block.Paragraph && words().MatchString(b.Text)
}

// partNames are what messages call the parts that take texts.
var partNames = map[part]string{inDescription: "description", inCauses: "causes", inSteps: "steps"}

// takes returns the names of the kinds that a part takes, nil where it takes none.
func (l *layout) takes(p part) []string {
	given := map[part][]string{inDescription: l.spec.Take.Description, inCauses: l.spec.Take.Causes, inSteps: l.spec.Take.Steps}[p]
	switch {
	case len(given) > 0:
		return slices.Clone(given)
	case p == inDescription:
		return []string{"paragraph", "definition"}
	case p == inCauses || p == inSteps:
		return []string{"paragraph", "item"}
	}
	return nil
}

// with returns t as it is written on one line, with these kinds for one part and one
// more.
func (t Take) with(p part, kinds []string, kind string) string {
	var fields []string
	for _, f := range []struct {
		part  part
		kinds []string
	}{{inDescription, t.Description}, {inCauses, t.Causes}, {inSteps, t.Steps}} {
		if f.part == p {
			f.kinds = kinds
			if !slices.Contains(kinds, kind) {
				f.kinds = append(f.kinds, kind)
			}
		}
		if len(f.kinds) > 0 {
			fields = append(fields, partNames[f.part]+": ["+strings.Join(f.kinds, ", ")+"]")
		}
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

// unexpected reports a block of an entry that no rule takes.
func (e *entryPage) unexpected(d *draft, b *block.Block) {
	part := d.section.part
	if mayBeLabel(b) {
		part = 0 // which part it stands in says little of it
	}
	e.x.find(finding{
		Problem: e.page.Problem(e.at, "unexpected-block", fmt.Sprintf("no rule expects the %s %q in %s", b.Kind, clip(b.Text+b.Row()), e.name(d)), ""),
		alike:   fmt.Sprintln(e.layout.name, part, b.Kind, b.Level),
		text:    b.Text, parts: b.IsText(), label: mayBeLabel(b),
		advise: e.layout.unexpected(d.section.part, b),
	})
}
