package propose

import (
	"cmp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// A candidate is a way to tell the entries of the documentation.
type candidate struct {
	kind   block.Kind
	level  int16
	source string // "" for blocks and rows; "url", "first" or "front NAME" for a value of the page
	column string // the name of the column of a row, or its number
	label  string // behind which the type stands, below what begins the entry
	within string // the heading that the entries stand under, where others alike do not

	isView  bool // whether another one has the same types
	form    form
	some    bool // whether only some texts go on after the type
	family  family
	entries []entry
	others  []entry // what stands among the entries and looks unlike them
	tables  []*table
	inner   map[string]bool // labels that are headings of the level of the entries

	distinct int
	sampled  bool    // whether a sample has one of the types
	context  float64 // how much the places speak for errors
	failing  float64 // the share of entries of which something is said that is said of errors
	labeled  float64 // the share of entries with causes or steps
	score    float64
}

// An entry is where an error begins, and what is read there.
type entry struct {
	on *sheet
	at int // the block; -1 for a value of the page
	reading
}

func (e *entry) block() *block.Block { return &e.on.page.Blocks[e.at] }

// minEntries is how few entries make no documentation.
const minEntries = 5

// A place is a kind of block where entries may begin.
type place struct {
	kind  block.Kind
	level int16
}

// key tells candidates of one place apart.
type key struct {
	before, number string
	isLast         bool
}

// blockCandidates returns the candidates of blocks that are no rows.
func blockCandidates(sheets []*sheet) (found []*candidate) {
	byPlace := map[place][]entry{}
	for _, s := range sheets {
		for i := range s.page.Blocks {
			b := &s.page.Blocks[i]
			if b.Nav || b.Kind == block.Row || b.Kind == block.Code || b.Kind == block.Definition {
				continue
			}
			r, _ := s.read(b.Text)
			p := place{b.Kind, b.Level}
			byPlace[p] = append(byPlace[p], entry{s, i, r})
		}
	}
	for _, p := range sortedPlaces(byPlace) {
		found = append(found, atPlace(p, byPlace[p])...)
	}
	return found
}

func sortedPlaces(m map[place][]entry) []place {
	places := make([]place, 0, len(m))
	for p := range m {
		places = append(places, p)
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.level, b.level)) })
	return places
}

// atPlace returns the candidates of one kind and level, one for each form.
func atPlace(p place, all []entry) (found []*candidate) {
	byForm := map[key][]entry{}
	for _, e := range all {
		if e.typ == "" || p.kind == block.Paragraph && !standsAlone(e) {
			continue
		}
		k := key{e.form.before, e.form.number, e.form.isLast}
		byForm[k] = append(byForm[k], e)
	}
	keys := make([]key, 0, len(byForm))
	for k := range byForm {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(strings.Compare(a.before, b.before), strings.Compare(a.number, b.number), compareBools(a.isLast, b.isLast))
	})
	for _, k := range keys {
		for rest := byForm[k]; len(rest) > 0; {
			c := &candidate{kind: p.kind, level: p.level}
			if !c.take(rest) {
				break
			}
			if parts := c.inSections(rest); len(parts) > 0 {
				for _, c := range parts {
					c.addOthers(all)
				}
				found = append(found, parts...)
				break
			}
			c.addOthers(all)
			found = append(found, c)
			if rest = without(rest, c.entries); len(rest) < minEntries {
				break
			}
		}
	}
	return found
}

// without returns the texts that are none of the entries. Both are in the same order.
func without(texts, entries []entry) (rest []entry) {
	for _, e := range texts {
		if len(entries) > 0 && entries[0].on == e.on && entries[0].at == e.at {
			entries = entries[1:]
			continue
		}
		rest = append(rest, e)
	}
	return rest
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// standsAlone reports whether a paragraph is a type and nothing else: prose that
// begins with a type is about it in any way.
func standsAlone(e entry) bool {
	return e.rest == "" && isToken(e.typ) || strings.Trim(e.form.before, "[(*") != e.form.before
}

// take gives c those of the texts that are of one family and form. It reports
// whether there are enough.
func (c *candidate) take(texts []entry) bool {
	after := dominant(texts, func(e entry) string { return e.form.after })
	plain := 0
	var fitting []entry
	for _, e := range texts {
		if e.form.after == after || e.form.after == "" {
			fitting = append(fitting, e)
		}
		if e.form.after == "" {
			plain++
		}
	}
	if after != "" && plain*2 > len(fitting) {
		after = ""
		fitting = slices.DeleteFunc(fitting, func(e entry) bool { return e.form.after != "" })
	}
	types := make([]string, len(fitting))
	for i, e := range fitting {
		types[i] = e.typ
	}
	f, ok := familyOf(types)
	if !ok {
		return false
	}
	for _, e := range fitting {
		if f.has(e.typ) && f.whole.MatchString(e.typ) && (after == "" || e.form.after != "" || e.form.close == "") {
			c.entries = append(c.entries, e)
		}
	}
	if len(c.entries) == 0 {
		return false
	}
	c.family = f
	c.form = c.entries[0].form
	c.form.after = after
	c.form.close = dominant(c.entries, func(e entry) string { return e.form.close })
	if after != "" {
		c.form.close = ""
		c.some = slices.ContainsFunc(c.entries, func(e entry) bool { return e.form.after == "" })
	} else {
		c.entries = slices.DeleteFunc(c.entries, func(e entry) bool { return e.form.close != c.form.close })
	}
	return len(c.entries) > 0
}

// dominant returns the most frequent value that is not empty, or "".
func dominant(texts []entry, of func(entry) string) (most string) {
	counts := map[string]int{}
	for _, e := range texts {
		if v := of(e); v != "" {
			counts[v]++
		}
	}
	for v, n := range counts {
		if n > counts[most] || n == counts[most] && v < most {
			most = v
		}
	}
	return most
}

// addOthers gives c the blocks that stand among its entries and are none.
func (c *candidate) addOthers(all []entry) {
	mine := map[*sheet]map[int]bool{}
	sections := map[*sheet]map[int]bool{}
	for _, e := range c.entries {
		if mine[e.on] == nil {
			mine[e.on], sections[e.on] = map[int]bool{}, map[int]bool{}
		}
		mine[e.on][e.at] = true
		sections[e.on][e.on.up[e.at]] = true
	}
	var own, strange []string
	for _, e := range c.entries {
		own = append(own, e.typ)
	}
	for _, e := range all {
		if mine[e.on][e.at] {
			continue
		}
		if sections[e.on][e.on.up[e.at]] {
			c.others = append(c.others, e)
		}
		if e.typ != "" {
			strange = append(strange, e.typ)
		}
	}
	c.family.tighten(own, strange)
	c.takeInner()
}

// takeInner takes headings that recur among the entries for the labels of their parts.
func (c *candidate) takeInner() {
	if c.kind != block.Heading {
		return
	}
	counts := map[string]int{}
	for i := range c.others {
		if e := &c.others[i]; e.typ == "" || roleOf(e.typ) != noRole {
			counts[labelOf(e.block().Text)]++
		}
	}
	c.inner = map[string]bool{}
	for name, n := range counts {
		if n >= minRecur && n*5 >= len(c.entries) {
			c.inner[name] = true
		}
	}
	c.others = slices.DeleteFunc(c.others, func(e entry) bool { return c.inner[labelOf(e.block().Text)] })
}

// typePattern returns the pattern of what stands for the type in one text.
func (c *candidate) typePattern() string {
	splits := c.splits()
	if len(splits) == 0 {
		return c.family.pattern
	}
	return c.family.pattern + "(?:(?:" + strings.Join(splits, "|") + ")" + c.family.pattern + ")*"
}

// splits returns the separators of types that stand together, or none.
func (c *candidate) splits() (all []string) {
	for i := range c.entries {
		for _, s := range separators.FindAllString(c.entries[i].more, -1) {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	slices.Sort(all)
	return all
}

// types returns the types of c.
func (c *candidate) types() map[string]bool {
	types := make(map[string]bool, len(c.entries))
	for i := range c.entries {
		e := &c.entries[i]
		types[e.typ] = true
		if e.more != "" {
			for _, t := range separators.Split(e.typ+e.more, -1) {
				types[t] = true
			}
		}
	}
	return types
}
