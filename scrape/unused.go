package scrape

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/rule"
)

// A usage is what the rules of a layout found.
type usage struct {
	first  *page.Page      // the first page with entries
	fields map[string]int  // how many entries have each field
	types  map[string]bool // which types were captured
}

// use notes what an entry has.
func (e *entryPage) use(d *draft) {
	u := e.x.usage[e.layout]
	if u == nil {
		u = &usage{e.page, map[string]int{}, map[string]bool{}}
		e.x.usage[e.layout] = u
	}
	for _, c := range d.fields {
		u.fields[c.Name]++
	}
	if len(e.layout.spec.Types) > 0 {
		u.types[strings.Join(strings.Fields(d.value("type")), " ")] = true
	}
	for _, list := range []string{"category", "causes", "steps"} {
		if d.has(list) || d.isLabelled(list) {
			u.fields[list]++
		}
	}
}

// An unusedRule is a rule of a layout that found nothing.
type unusedRule struct {
	key      string   // of the layout
	name     string   // for messages
	value    string   // of the key without the rule
	fields   []string // that it is for
	patterns []string
}

// fewestForLabels is how many entries show that a label, which not all have, is on none.
const fewestForLabels = 10

// checkUnused warns of rules that found nothing in all entries of a layout: the fields
// that they are for are missing. Rules for the same field are one: pages have one form
// or another.
func (x *extractor) checkUnused() {
	if x.hasErrors() {
		return // which may be the reason
	}
	for _, l := range x.profile.rules.layouts {
		u := x.usage[l]
		if u == nil {
			continue
		}
		if x.isAll() {
			x.checkTypes(l)
		}
		rules := l.capturing()
		if x.found[l] >= fewestForLabels && x.isAll() {
			rules = append(rules, l.labelling()...)
		}
		for _, r := range rules {
			isUsed := func(field string) bool { return u.fields[field] > 0 }
			if len(r.fields) > 0 && !slices.ContainsFunc(r.fields, isUsed) {
				x.warnUnused(l, r)
			}
		}
	}
}

// checkTypes warns of types that a layout maps and no entry has.
func (x *extractor) checkTypes(l *layout) {
	for _, t := range sortedKeys(l.spec.Types) {
		u := x.usage[l]
		if u.types[t] {
			continue
		}
		left := maps.Clone(l.spec.Types)
		delete(left, t)
		fix := "write it as the page has it, or " + pasted("in "+l.name, paste{"types", flowMap(left), "without it"})
		if near, ok := problem.Nearest(t, slices.Collect(maps.Keys(u.types))); ok {
			fix = fmt.Sprintf("did you mean %q? If so, write it so; else %s", near, strings.TrimPrefix(fix, "write it as the page has it, or "))
		}
		x.warn(u.first.Problem(-1, "unused-rule", fmt.Sprintf("%s.types maps %q, which is the type of no entry", l.name, clip(t)), fix))
	}
}

// isAll reports whether the pages are all of the documentation, for all that is known:
// one page of several need not have what others have.
func (x *extractor) isAll() bool {
	if x.profile.Overview != nil {
		return x.listing != nil && x.scrape.Read == nil
	}
	return x.profile.Pages == nil || !slices.ContainsFunc(x.pages, func(p *page.Page) bool { return !p.IsLive() })
}

func (x *extractor) warnUnused(l *layout, r unusedRule) {
	u := x.usage[l]
	n := x.found[l]
	near := rule.Nearest(u.first, 0, len(u.first.Blocks), r.patterns...)
	x.warn(u.first.Problem(-1, "unused-rule", fmt.Sprintf("%s.%s found nothing: none of the %d %s has %s%s",
		l.name, r.name, n, problem.Plural(n, "entry", "entries"), strings.Join(r.fields, " or "), near),
		"fix the pattern, or "+pasted("in "+l.name, paste{r.key, r.value, "without it"})))
}

// capturing returns the rules that capture fields apart from those that begin entries.
func (l *layout) capturing() (rules []unusedRule) {
	for i, re := range l.find {
		left := slices.Delete(slices.Clone(l.spec.Find), i, i+1)
		rules = append(rules, unusedRule{"find", fmt.Sprintf("find[%d]", i), flow(left), fieldsIn(re.SubexpNames()), []string{re.String()}})
	}
	if len(l.group) > 0 {
		var patterns []string
		for _, b := range l.spec.Group {
			patterns = append(patterns, b.Text, b.ID)
			patterns = slices.AppendSeq(patterns, maps.Values(b.Cells))
		}
		rules = append(rules, unusedRule{"group", "group", "[]", fieldsIn(l.group.Captures()), patterns})
	}
	for _, label := range sortedKeys(l.spec.Fields) {
		r := unusedRule{key: "fields", name: "fields", patterns: []string{label}}
		switch s := sections[l.spec.Fields[label]]; {
		case s.part == inField:
			r.fields = fieldsIn([]string{s.field})
		case strings.Contains(l.spec.Fields[label], "("):
			r.fields = fieldsIn(strings.FieldsFunc(l.spec.Fields[label], func(r rune) bool { return r == '<' || r == '>' }))
		}
		left := maps.Clone(l.spec.Fields)
		delete(left, label)
		r.value = flowMap(left)
		rules = append(rules, r)
	}
	return rules
}

// labelling returns the labels of causes and steps.
func (l *layout) labelling() (rules []unusedRule) {
	for _, part := range []struct {
		key    string
		labels []rule.Label
	}{{"causes", l.spec.Causes}, {"steps", l.spec.Steps}} {
		var names []string
		for _, label := range part.labels {
			names = append(names, label.String())
		}
		if len(names) > 0 {
			rules = append(rules, unusedRule{part.key, part.key, "[]", []string{part.key}, names})
		}
	}
	return rules
}

// fieldsIn returns the fields of entries among names, as usage counts them.
func fieldsIn(names []string) (fields []string) {
	for _, name := range names {
		switch name {
		case "cause", "step":
			name += "s"
		case "status", "message", "description", "category", "number", "url", "name":
		default:
			continue
		}
		if !slices.Contains(fields, name) {
			fields = append(fields, name)
		}
	}
	return fields
}

// flowMap returns a mapping as it is written on one line of YAML.
func flowMap(m map[string]string) string {
	var fields []string
	for _, key := range sortedKeys(m) {
		fields = append(fields, scalar(key)+": "+scalar(m[key]))
	}
	return "{" + strings.Join(fields, ", ") + "}"
}
