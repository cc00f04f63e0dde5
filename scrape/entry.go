package scrape

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/rule"
)

// usualFields is how many fields an entry has that says all that is usual.
const usualFields = 6

// entry extracts the entry that begins at the block at hand with what matched there.
func (e *entryPage) entry(m rule.Match) {
	d := &draft{start: e.at, main: m.Main, body: m.Next, textAt: m.Next, fields: make(rule.Captures, 0, usualFields)}
	e.takeAll(e.at, m.Next, "begin")
	if !e.isWhole() {
		e.noteStart(m)
	}
	for _, list := range [...]rule.Captures{e.fixed, e.grouped(), m.Found} {
		for _, c := range list {
			e.set(d, c)
		}
	}
	if status, title := number(d.value("status")), m.Found.Value("title"); status != 0 {
		e.x.title(status, title)
	}
	e.at = m.Next
	e.body(d)
	e.complete(d)
}

// noteStart notes what begins an entry.
func (e *entryPage) noteStart(m rule.Match) {
	b := &e.page.Blocks[m.Main]
	if b.Kind == block.Row {
		e.readRow(m.Main, m)
	}
	if e.starts == nil {
		e.starts = map[start]bool{}
	}
	e.starts[start{b.Kind, b.Level}] = true
}

// keep checks that d has everything an entry must have, and keeps it.
func (e *entryPage) keep(d *draft) {
	e.endFollowing()
	if e.last != nil {
		e.siblings++
		e.longest = max(e.longest, len(e.last.prose))
	}
	e.last = d
	if e.siblings == 0 {
		e.first = d
	} else if d.has("description") {
		e.described++
	}
	for _, what := range e.layout.spec.Require {
		if what == "sample" && !d.sampled {
			e.unsampled = append(e.unsampled, d)
			continue
		}
		if what == "end" && !d.ended && e.isWholeWithoutEnd(d) {
			continue
		}
		if !d.has(what) {
			e.complain(e.page.Problem(d.start, "incomplete-entry", fmt.Sprintf("%s has no %s%s", e.name(d), what, e.without(d, what)),
				fmt.Sprintf("save the page again if this one is cut off; otherwise fix %s, or %s", e.layout.name, e.layout.notRequiring(what))), what, fmt.Sprint(d.isLabelled(what)))
		}
	}
	e.use(d)
	e.checkNumbers(d)
	for _, t := range e.types(d) {
		if t = strings.Join(strings.Fields(t), " "); t == "" {
			e.untyped = true
			e.lackType(d)
			continue
		}
		e.x.scrape.Entries = append(e.x.scrape.Entries, e.observation(d, t))
		e.x.layoutOf = append(e.x.layoutOf, e.layout)
	}
}

// types returns the types of d: several where front matter lists them, or where
// the layout splits them or knows ranges.
func (e *entryPage) types(d *draft) []string {
	var types []string
	for t := range strings.SplitSeq(d.value("type"), "\n") {
		parts := []string{t}
		if e.layout.split != nil {
			parts = e.layout.split.Split(t, -1)
		}
		for _, part := range parts {
			types = append(types, e.rangeOf(d, part)...)
		}
	}
	for i, t := range types {
		mapped, ok := e.layout.spec.Types[strings.Join(strings.Fields(t), " ")]
		switch {
		case ok:
			types[i] = mapped
		case !e.layout.typ.IsEmpty():
			types[i], _ = e.compose(d, t)
		}
	}
	return types
}

// isOwnType reports whether a type that the sample of an entry has is the entry's.
func (e *entryPage) isOwnType(d *draft, t string) bool {
	isChanged := !e.layout.typ.IsEmpty() || len(e.layout.spec.Types) > 0
	return t == d.value("type") || isChanged && slices.Contains(e.types(d), t)
}

// compose returns the type as the template of the layout has it, or the names of the
// places that have no value.
func (e *entryPage) compose(d *draft, t string) (text string, missing []string) {
	text, missing = e.layout.typ.Fill(e.valuesOf(d, map[string]string{"type": t, "id": e.anchor(d, t)}))
	if len(missing) > 0 {
		return "", missing
	}
	return text, nil
}

// lackType reports an entry without a type.
func (e *entryPage) lackType(d *draft) {
	message, field := "an entry has no type", "type"
	if _, missing := e.compose(d, d.value("type")); len(missing) > 0 {
		field = missing[0]
		message = fmt.Sprintf("an entry has no type, since {%s} in %s.type has no value", field, e.layout.name)
	}
	e.complain(e.page.Problem(d.start, "no-type", message, fmt.Sprintf("capture (?P<%s>…) in begin, page or find of the layout", field)))
}

// checkNumbers reports a status or a number that was captured and is not one.
func (e *entryPage) checkNumbers(d *draft) {
	if c, _ := d.field("status"); c.Value != "" && statuses(c.Value) == nil {
		e.complain(e.page.Problem(max(c.Block, d.start), "bad-status", fmt.Sprintf("%q in %s is not an HTTP status, but is captured as the status of %s", clip(c.Value), e.where(c), e.name(d)),
			statusFix(c.Value)))
	}
	c, captured := d.field("number")
	if !captured {
		return
	}
	if _, err := strconv.Atoi(c.Value); err != nil {
		e.complain(e.page.Problem(max(c.Block, d.start), "bad-number", fmt.Sprintf("%q in %s is not a whole number, but is captured as the number of %s", clip(c.Value), e.where(c), e.name(d)),
			"fix the pattern that captures (?P<number>…)"))
	}
}

// statusFix says how not to capture what is no status.
func statusFix(text string) string {
	if statusClass.MatchString(text) || statusRange.MatchString(text) {
		return "a class or a range of statuses is not a status: capture only statuses, as in '^((?P<status>\\d{3})|.*)$'"
	}
	return "fix the pattern that captures (?P<status>…)"
}
