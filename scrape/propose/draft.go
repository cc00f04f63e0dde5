package propose

import (
	"cmp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// A draft is a profile that is being made. Its zero fields are left out.
type draft struct {
	name, title, docs string
	follow            []string // patterns of the pages, where an index leads to them
	start             string
	markdown          bool
	wire              wire
	merge             []cell // what becomes of fields in which places differ
	mergeNote         string
	layouts           []*layout
	other             []string
	asides            []string // remarks for a person, at the end
}

// A wire says where a sample has its fields.
type wire struct{ status, typ, message, note string }

// A layout is how the pages of one kind are read.
type layout struct {
	page                 []cell // its rules: url, heading or "front NAME"
	after, before        string // of within
	group, begin         []blockRule
	or                   [][]blockRule // the alternatives of begin
	split                string
	find                 []noted
	causes, steps        []string
	fields               []cell // by label
	sample, ignore, end  []string
	ignoreKinds          []string // the kinds of headings that no other rule takes
	description          []string // kinds of blocks that it takes
	takeCauses, takeStep []string
	drop, noise, require []string
	url                  string
	entries              int
	notes                map[string]string // the evidence for each field
}

// A noted is a pattern with the evidence for it.
type noted struct{ pattern, note string }

// A cell is a pattern by the name of what it is searched in.
type cell struct{ name, pattern string }

// A blockRule tells a block.
type blockRule struct {
	kind     string
	level    int
	text     string
	cells    []cell
	optional bool
	note     string
}

// keepNew takes from the rules of l what another layout reads, and reports whether
// anything is left.
func (l *layout) keepNew(other *layout) bool {
	left := len(l.causes)+len(l.steps) > 0 && len(other.causes)+len(other.steps) == 0
	has := func(pattern string) bool {
		return slices.ContainsFunc([]string{"status", "message", "description", "number", "category", "causes", "steps"}, func(field string) bool {
			return (pattern == field || strings.Contains(pattern, "<"+field+">")) && hasField(other, field)
		})
	}
	for i := range l.begin {
		r := &l.begin[i]
		if !hasField(other, "status") && (strings.Contains(r.text, "<status>") || i > 0) {
			left = true
		}
		if hasField(other, "message") || len(other.description) > 0 {
			r.text = strings.Replace(r.text, "(?P<message>.+)", ".+", 1)
		}
		r.cells = slices.DeleteFunc(r.cells, func(c cell) bool { return !strings.Contains(c.pattern, "<type>") && has(c.pattern) })
		left = left || len(r.cells) > 1
	}
	return left || !hasField(other, "status") && hasField(l, "status")
}

// join makes what begins the entries of another layout an alternative in l. It reports
// false where the two cannot be one.
func (l *layout) join(o *layout) bool {
	if l.after != o.after || l.before != o.before || len(l.page)+len(o.page) > 0 && len(l.page) != len(o.page) {
		return false
	}
	if len(l.or) == 0 {
		l.begin[0].note = cmp.Or(l.begin[0].note, l.notes["begin"])
	}
	o.begin[0].note = cmp.Or(o.begin[0].note, o.notes["begin"])
	l.or = append(l.or, o.begin)
	l.entries += o.entries
	if len(l.group) == 0 {
		l.group = o.group
	}
	for _, each := range []struct {
		to   *[]string
		from []string
	}{
		{&l.causes, o.causes},
		{&l.steps, o.steps},
		{&l.ignore, o.ignore},
		{&l.ignoreKinds, o.ignoreKinds},
		{&l.drop, o.drop},
		{&l.noise, o.noise},
		{&l.description, o.description},
		{&l.takeCauses, o.takeCauses},
		{&l.takeStep, o.takeStep},
	} {
		for _, v := range each.from {
			if !slices.Contains(*each.to, v) {
				*each.to = append(*each.to, v)
			}
		}
	}
	l.find = append(l.find, o.find...)
	for _, f := range o.fields {
		if !slices.Contains(l.fields, f) {
			l.fields = append(l.fields, f)
		}
	}
	return true
}

// hasField reports whether a rule of l captures a field.
func hasField(l *layout, field string) bool {
	group := "<" + field + ">"
	for _, r := range slices.Concat(l.begin, l.group) {
		if strings.Contains(r.text, group) || slices.ContainsFunc(r.cells, func(c cell) bool { return c.pattern == field || strings.Contains(c.pattern, group) }) {
			return true
		}
	}
	if slices.ContainsFunc(l.fields, func(c cell) bool { return c.pattern == field || strings.Contains(c.pattern, group) }) {
		return true
	}
	return slices.ContainsFunc(l.find, func(f noted) bool { return strings.Contains(f.pattern, group) }) ||
		slices.ContainsFunc(l.page, func(c cell) bool { return strings.Contains(c.pattern, group) })
}

// clone returns a copy of d that shares no list with it.
func (d *draft) clone() *draft {
	c := *d
	c.layouts = make([]*layout, len(d.layouts))
	for i, l := range d.layouts {
		n := *l
		n.ignore, n.drop = slices.Clone(l.ignore), slices.Clone(l.drop)
		n.description, n.takeCauses, n.takeStep = slices.Clone(l.description), slices.Clone(l.takeCauses), slices.Clone(l.takeStep)
		c.layouts[i] = &n
	}
	return &c
}

// admit makes the layout take a block that it does not expect.
func (l *layout) admit(b *block.Block, message string) bool {
	kind := b.Kind.String()
	add := func(list *[]string) bool {
		if slices.Contains(*list, kind) {
			return false
		}
		*list = append(*list, kind)
		return true
	}
	switch b.Kind {
	case block.Code, block.Row, block.Term, block.Definition:
		return add(&l.drop)
	case block.Heading:
		if r := roleOf(b.Text); r == isCauses || r == isSteps {
			return false
		}
		return add(&l.drop)
	}
	changed := false
	for _, t := range []*[]string{&l.description, &l.takeCauses, &l.takeStep} {
		if len(*t) == 0 {
			*t = []string{"paragraph", "item"}
			changed = true
		}
		changed = add(t) || changed
	}
	return changed
}
