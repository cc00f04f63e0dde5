package list

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// A declaration is what code may list errors in: an enum, a union, a const
// block, an object.
type declaration struct {
	kind    string // as the message says it, such as "enum class"
	name    string
	line    int
	members []member

	// keyed says that the name of a member is the type, as in a map.
	keyed bool

	// named says that the name of a member is the type where it has no value,
	// or a number, as in an enum.
	named bool

	// loose says that the members stand beside each other by chance, as the
	// constants of a file do. Within selects them by their own names.
	loose bool

	// hidden says that this does not list errors unless within names it.
	hidden bool
}

// A member is one entry of a declaration.
type member struct {
	name    string
	value   *node
	line    int
	last    int    // the line that it ends on
	above   string // the comment above
	renamed string // what an annotation says
}

// declarations collects the declarations of a file.
type declarations struct {
	all   []*declaration
	index map[string]*declaration
}

// get returns the declaration of a kind and a name, and begins it if there is
// none.
func (ds *declarations) get(kind, name string, line int) *declaration {
	id := kind + " " + name
	if d, ok := ds.index[id]; ok {
		return d
	}
	if ds.index == nil {
		ds.index = map[string]*declaration{}
	}
	d := &declaration{kind: kind, name: name, line: line}
	ds.index[id] = d
	ds.all = append(ds.all, d)
	return d
}

// String returns the declaration as a message names it.
func (d *declaration) String() string {
	name := d.name
	if d.loose || name == "" {
		name = "(loose)"
	}
	return fmt.Sprintf("%s %s (line %d, members: %d)", d.kind, tidy(strings.Trim(problem.Excerpt(name), `"`)), d.line, len(d.members))
}

// readDeclarations reads the declarations that within names, or the one that
// lists the errors.
func (r *collector) readDeclarations(f File, s *stream, all []*declaration) {
	if s != nil {
		for _, d := range all {
			describeBehind(d, s.behind)
		}
	}
	if len(r.Within) > 0 {
		r.readWithin(f, all)
		return
	}
	before, found := r.total, describeAll(all)
	all = slices.DeleteFunc(all, func(d *declaration) bool { return d.hidden || len(d.members) == 0 })
	if r.pattern == nil {
		all = r.choose(f, all)
	}
	for _, d := range all {
		r.takeMembers(f, d, d.members)
	}
	if r.total == before {
		r.tell(f.Name, "its declarations are "+found)
	}
}

// describeBehind gives each member without a comment above the one that ends
// its line, unless another member shares the line.
func describeBehind(d *declaration, behind map[int]string) {
	for i := range d.members {
		m := &d.members[i]
		shared := i > 0 && d.members[i-1].last == m.last || i+1 < len(d.members) && d.members[i+1].line == m.last
		if m.above == "" && !shared {
			m.above = behind[m.last]
		}
	}
}

// readWithin reads the declarations that within names.
func (r *collector) readWithin(f File, all []*declaration) {
	for _, name := range r.Within {
		found := false
		for _, d := range all {
			members := d.members
			if ok, _ := path.Match(name, d.name); !ok || d.loose {
				members = nil
			}
			if d.loose {
				for _, m := range d.members {
					if ok, _ := path.Match(name, m.name); ok {
						members = append(members, m)
					}
				}
			}
			found = found || len(members) > 0
			r.takeMembers(f, d, members)
		}
		if !found {
			r.noDeclaration(f, name, all)
		}
	}
}

func (r *collector) noDeclaration(f File, name string, all []*declaration) {
	names := make([]string, len(all))
	for i, d := range all {
		names[i] = d.name
	}
	fix := "name one of them, or correct form: " + r.Form
	if near, ok := problem.Nearest(name, names); ok {
		fix = "write " + near
	}
	r.at(f.Name, 1).report("no-declaration", fmt.Sprintf("there is no declaration %s with members; there are %s", problem.Excerpt(name), describeAll(all)), fix)
}

// describeAll names declarations for a message.
func describeAll(all []*declaration) string {
	const few = 8
	if len(all) == 0 {
		return "none"
	}
	var texts []string
	for _, d := range all[:min(len(all), few)] {
		texts = append(texts, d.String())
	}
	if len(all) > few {
		texts = append(texts, fmt.Sprintf("and %d more", len(all)-few))
	}
	return strings.Join(texts, ", ")
}

// choose returns the declaration with the most types, with those that only say
// more of the same types. It leaves out declarations of a single type, and
// reports a rival: nothing is read by guess.
func (r *collector) choose(f File, all []*declaration) []*declaration {
	types := make(map[*declaration][]string, len(all))
	for _, d := range all {
		for _, m := range d.members {
			types[d] = append(types[d], r.typesOf(f, d, m)...)
		}
	}
	all = slices.DeleteFunc(all, func(d *declaration) bool { return len(types[d]) == 0 })
	if len(all) == 0 {
		return nil
	}
	best := slices.MaxFunc(all, func(a, b *declaration) int {
		if a.loose != b.loose && len(types[a]) == len(types[b]) {
			return map[bool]int{true: -1, false: 1}[a.loose]
		}
		return len(types[a]) - len(types[b])
	})
	known := map[string]bool{}
	for _, t := range types[best] {
		known[t] = true
	}
	var chosen, rivals []*declaration
	for _, d := range all {
		isNew := func(t string) bool { return !known[t] }
		switch {
		case !slices.ContainsFunc(types[d], isNew):
			chosen = append(chosen, d)
		case len(types[d]) > 1 && (best.loose || !d.loose):
			rivals = append(rivals, d)
		}
	}
	if len(rivals) > 0 {
		r.at(f.Name, rivals[0].line).report("several-declarations", fmt.Sprintf("the file has several declarations that could list errors: %s", describeAll(append([]*declaration{best}, rivals...))),
			"name the right one with within, or all of them; a loose one by the names of its members, such as Err*")
		return nil
	}
	return chosen
}

// typesOf returns the types that a member would give.
func (r *collector) typesOf(f File, d *declaration, m member) []string {
	rec, ok := r.record(d, m)
	if !ok && r.pickers[typeField].how == 0 {
		return nil
	}
	if r.pickers[typeField].how == 0 && rec.wire != "" {
		return []string{rec.wire}
	}
	if p := r.pickers[typeField]; p.how == byPath && !r.afford(f, p.query, rec.place) {
		return nil
	}
	found := r.pickers[typeField].pick(rec)
	if r.pickers[typeField].how == 0 {
		found = valuesFrom(nil, flatten(rec.node))
	}
	var types []string
	for _, n := range found {
		if n.kind == text || n.kind == number {
			types = append(types, n.text)
		}
	}
	return types
}

// takeMembers reads members of a declaration.
func (r *collector) takeMembers(f File, d *declaration, members []member) {
	for _, m := range members {
		if rec, ok := r.record(d, m); ok || r.pickers[typeField].how != 0 {
			r.take(f, rec)
		}
	}
	if len(members) > 0 && r.Expect > 0 {
		r.tell(f.Name, d.String())
	}
}

// record returns a member as a record. It reports false for a member of which
// only fields could say what its type is.
func (r *collector) record(d *declaration, m member) (record, bool) {
	rec := record{place: place{node: m.value, keys: []string{d.name, m.name}}, line: m.line, doc: m.above}
	if rec.node == nil {
		rec.node = &node{line: m.line}
	}
	rec.wire = r.wire(d, m)
	if rec.kind == number && rec.wire == m.name && !d.keyed {
		rec.number = rec.text
	}
	return rec, rec.wire != ""
}

// wire returns the type of a member as far as the code says it: its name or
// the first text of its value that is not another field.
func (r *collector) wire(d *declaration, m member) string {
	switch {
	case m.renamed != "":
		return m.renamed
	case d.keyed:
		return m.name
	case m.value != nil && m.value.kind == text:
		return m.value.text
	case m.value != nil && (m.value.kind == array || m.value.kind == object):
		for i, kid := range m.value.kids {
			if kid.kind == text && !r.isField(m.value, i) {
				return kid.text
			}
		}
	}
	if d.named && (m.value == nil || m.value.kind == number || m.value.kind == array || m.value.kind == object) {
		return m.name
	}
	return ""
}

// isField reports whether fields names the i-th member of n.
func (r *collector) isField(n *node, i int) bool {
	name := strconv.Itoa(i)
	if n.kind == object {
		name = n.names[i]
	}
	return slices.ContainsFunc(r.pickers, func(p picker) bool { return p.how == byName && p.name == name })
}

// addList adds the elements of an array or the members of an object that a
// constant has: a map if the values are not types.
func (d *declaration) addList(n *node) {
	hasTypes, hasOther := false, false
	for _, kid := range n.kids {
		isType := kid.kind == text && !strings.Contains(kid.text, " ")
		hasTypes = hasTypes || isType
		hasOther = hasOther || !isType && kid.kind != null && kid.kind != word
	}
	d.keyed = n.kind == object && (hasOther || !hasTypes)
	for i, kid := range n.kids {
		name := ""
		if n.kind == object {
			name = n.names[i]
		}
		d.members = append(d.members, member{name: name, value: kid, line: kid.line, last: kid.line, above: kid.above})
	}
}
