package list

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// These are the places of the fields in fieldNames.
const (
	typeField = iota
	statusField
	messageField
	descriptionField
	numberField
	categoryField
	causeField
	stepField
)

// itemValues are the values of each field of an item, in the order of fieldNames.
type itemValues [stepField + 1][]fieldValue

// take turns a record into items and adds them: one for each type in it.
// Values are of the type that was picked from the same object; where there is
// only one such object, see [collector.takeGroup].
func (r *collector) take(f File, rec record) {
	var all itemValues
	for i, p := range r.pickers {
		if p.how == byPath && !r.afford(f, p.query, rec.place) {
			return
		}
		all[i] = p.pick(rec)
	}
	if r.pickers[typeField].how == 0 {
		all[typeField] = valuesFrom(nil, r.ownType(f, rec))
	}
	r.complete(rec, &all)
	if len(all[typeField]) == 1 {
		r.build(f, rec, all)
		return
	}
	for _, group := range all.groups() {
		r.takeGroup(f, rec, group)
	}
}

// groups splits values by the object that they were picked from. A field of
// which no value comes from where a type does belongs to all types.
func (v itemValues) groups() []itemValues {
	at := map[*node]int{}
	var groups []itemValues
	for _, t := range v[typeField] {
		i, known := at[t.from]
		if !known {
			i = len(groups)
			at[t.from] = i
			groups = append(groups, itemValues{})
		}
		groups[i][typeField] = append(groups[i][typeField], t)
	}
	for field := statusField; field <= categoryField; field++ {
		isOwn := false
		for _, value := range v[field] {
			if i, ok := at[value.from]; ok {
				groups[i][field] = append(groups[i][field], value)
				isOwn = true
			}
		}
		for i := 0; !isOwn && i < len(groups); i++ {
			groups[i][field] = v[field]
		}
	}
	return groups
}

// takeGroup adds an item for each type of an object. Where another field has
// as many values as there are types, they go in pairs, as in an enum with a
// list of descriptions beside it.
func (r *collector) takeGroup(f File, rec record, all itemValues) {
	types := all[typeField]
	for field := messageField; field <= numberField; field++ {
		if n := len(all[field]); len(types) > 1 && n > 1 && n != len(types) {
			r.at(f.Name, rec.line).report("unpaired", fmt.Sprintf("an item has %d types and %d values for fields.%s, and nothing says which belong together; these values are left out", len(types), n, fieldNames[field]), "choose smaller items with each")
			all[field] = nil
		}
	}
	for i, t := range types {
		own := all
		for field := statusField; field <= categoryField; field++ {
			if len(types) > 1 && len(all[field]) == len(types) {
				own[field] = all[field][i : i+1]
			}
		}
		own[typeField] = []fieldValue{t}
		r.build(f, rec, own)
	}
}

// complete sets what a form finds by itself and fields does not name.
func (r *collector) complete(rec record, all *itemValues) {
	if r.pickers[descriptionField].how == 0 && rec.doc != "" {
		all[descriptionField] = scalarOf(text, rec.doc)
	}
	if r.pickers[statusField].how == 0 && rec.status != "" {
		all[statusField] = scalarOf(text, rec.status)
	}
	if r.pickers[numberField].how == 0 && rec.number != "" {
		all[numberField] = scalarOf(number, rec.number)
	}
}

// ownType returns the type of a record where fields.type is empty.
func (r *collector) ownType(f File, rec record) []*node {
	if rec.wire != "" {
		return []*node{{kind: text, text: rec.wire, line: rec.line}}
	}
	found := flatten(rec.node)
	for _, n := range found {
		if n.kind == object || n.kind == array {
			r.at(f.Name, rec.line).report("no-type", "an item has several members, and fields does not say which is the type; it has "+namesOf(n), "say so, such as fields: {type: code}")
			return nil
		}
	}
	return found
}

// namesOf lists the members of an object for a message.
func namesOf(n *node) string {
	const few = 12
	if n.kind != object || len(n.names) == 0 {
		return "no members"
	}
	var names []string
	for _, name := range n.names[:min(len(n.names), few)] {
		names = append(names, tidy(strings.Trim(problem.Excerpt(name), `"`)))
	}
	if len(n.names) > few {
		names = append(names, fmt.Sprintf("and %d more", len(n.names)-few))
	}
	return strings.Join(names, ", ")
}

// build adds the item of one type.
func (r *collector) build(f File, rec record, all itemValues) {
	it := Item{File: f.Name, Line: rec.line}
	t := all[typeField][0]
	if t.kind == word || t.kind == boolean {
		r.at(f.Name, rec.line).report("bad-type", fmt.Sprintf("the type of an item is %s, which is not a text", problem.Excerpt(t.text)), "correct fields.type, or narrow the list with pattern")
		return
	}
	texts := make([][]string, len(all))
	for i, list := range all {
		for _, n := range list {
			if n.kind == object || n.kind == array {
				r.at(f.Name, rec.line).report("bad-field", fmt.Sprintf("fields.%s leads to a value with members: %s", fieldNames[i], namesOf(n.node)), "lead it to a text or a number")
				return
			}
			if n.kind == word && i != statusField {
				continue
			}
			texts[i] = append(texts[i], n.text)
		}
	}
	it.Type = t.text
	if r.Form != "text" && r.pattern != nil && !r.narrow(&it, texts) {
		return
	}
	if fault := typeFault(it.Type); fault != "" {
		r.at(f.Name, rec.line).report("bad-type", fmt.Sprintf("the type %s %s", problem.Excerpt(it.Type), fault), "correct fields.type, or narrow the list with "+narrower(r.Form))
		return
	}
	r.fill(&it, texts)
	r.add(it)
}

func narrower(form string) string {
	if isCode(form) {
		return "within or pattern"
	}
	return "each or pattern"
}

// narrow matches the pattern against the type, and lets its groups take the
// place of fields. It reports false if the pattern does not match.
func (r *collector) narrow(it *Item, texts [][]string) bool {
	found := r.pattern.FindStringSubmatch(it.Type)
	if found == nil {
		return false
	}
	for i, name := range r.pattern.SubexpNames() {
		if at := slices.Index(fieldNames, name); at >= 0 && found[i] != "" {
			texts[at] = []string{found[i]}
		}
	}
	if at := r.pattern.SubexpIndex("type"); at >= 0 && found[at] != "" {
		it.Type = found[at]
	}
	return true
}

// fill sets the fields of it beside its type.
func (r *collector) fill(it *Item, texts [][]string) {
	for _, s := range texts[statusField] {
		codes, ok := statusOf(s)
		if !ok {
			r.at(it.File, it.Line).report("bad-status", fmt.Sprintf("%s, the status of %s, is not an HTTP status", problem.Excerpt(s), problem.Excerpt(it.Type)), "correct fields.status")
			continue
		}
		it.Status = append(it.Status, codes...)
	}
	it.Message = r.texts(it, texts[messageField])
	it.Category = r.texts(it, texts[categoryField])
	it.Causes = r.texts(it, texts[causeField])
	it.Steps = r.texts(it, texts[stepField])
	it.Description = strings.Join(r.texts(it, texts[descriptionField]), " ")
	for _, s := range texts[numberField] {
		n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 53)
		if err != nil {
			r.at(it.File, it.Line).report("bad-number", fmt.Sprintf("%s, the number of %s, is not a whole number that errgen can keep", problem.Excerpt(s), problem.Excerpt(it.Type)), "correct fields.number")
			return
		}
		whole := int(n)
		if it.Number != nil && *it.Number != whole {
			r.at(it.File, it.Line).report("two-numbers", fmt.Sprintf("%s has the numbers %d and %d", problem.Excerpt(it.Type), *it.Number, whole), "correct fields.number")
			return
		}
		it.Number = &whole
	}
}

// texts tidies texts and drops empty and repeated ones.
func (r *collector) texts(it *Item, list []string) []string {
	var kept []string
	for _, s := range list {
		s = tidy(s)
		if len(s) > maxText {
			r.at(it.File, it.Line).report("long-text", fmt.Sprintf("a text of %s has %d bytes; at most %d are kept", problem.Excerpt(it.Type), len(s), maxText), "correct fields")
			continue
		}
		if s != "" && len(kept) < maxTexts {
			kept = addOnce(kept, []string{s})
		}
	}
	return kept
}
