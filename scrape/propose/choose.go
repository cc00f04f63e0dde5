package propose

import (
	"fmt"
	"maps"
	"slices"

	"github.com/errgen/errgen/scrape/block"
)

// ofCompanion is the share of the best score from which on a candidate has more
// entries of the same family, or under a header of types.
const ofCompanion = 0.05

// choose picks what entries begin with.
func (s *session) choose() {
	main := s.candidates[0]
	s.chosen = []*candidate{main}
	types := main.types()
	for _, c := range s.candidates[1:] {
		own := c.types()
		shared := sharedTypes(own, types)
		switch {
		case s.sharesBlocks(c):
			s.rivalOfRow(c)
		case shared*2 > len(own):
			s.views = append(s.views, c)
		case c.score < ofCompanion*main.score:
		case s.isCompanion(c):
			s.chosen = append(s.chosen, c)
			maps.Copy(types, own)
			if c.kind != block.Row || !sameFamily(c, main) {
				s.doubt(fmt.Sprintf("%s may be more of them, or something else: %s, such as %s", plural(c.distinct, "text"), c, c.sample()))
			}
		case c.isStatuses():
		case c.score >= sure.rival*main.score:
			s.doubt(fmt.Sprintf("another reading has %s of another kind: %s, such as %s", plural(c.distinct, "type"), c, c.sample()))
		case sameFamily(c, main) && c.context >= onPage:
			s.doubt(fmt.Sprintf("%s of the same shape stand elsewhere: %s, such as %s", plural(c.distinct, "text"), c, c.sample()))
		}
	}
	s.addViews()
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// sample returns a type of c for a message.
func (c *candidate) sample() string { return fmt.Sprintf("%q", c.entries[0].typ) }

func sharedTypes(a, b map[string]bool) (n int) {
	for t := range a {
		if b[t] {
			n++
		}
	}
	return n
}

func sameFamily(a, b *candidate) bool { return a.family.shape == b.family.shape }

// isCompanion reports whether c has more entries of what the main candidate has.
func (s *session) isCompanion(c *candidate) bool {
	main := s.chosen[0]
	if c.context < onPage || c.isStatuses() {
		return false
	}
	if c.kind == block.Row && c.headerWeight() >= 0.9 {
		return true
	}
	return sameFamily(c, main) && c.kind == main.kind && c.failing >= 0.25
}

// sharesBlocks reports whether c begins where chosen candidates begin.
func (s *session) sharesBlocks(c *candidate) bool {
	for _, other := range s.chosen {
		if (c.source != "") != (other.source != "") {
			continue
		}
		taken := map[*sheet]map[int]bool{}
		for _, e := range other.entries {
			if taken[e.on] == nil {
				taken[e.on] = map[int]bool{}
			}
			taken[e.on][e.at] = true
		}
		n := 0
		for _, e := range c.entries {
			if taken[e.on][e.at] {
				n++
			}
		}
		if n*2 > len(c.entries) {
			return true
		}
	}
	return false
}

// rivalOfRow doubts whether it is another column, or another value of the page, that
// has the types.
func (s *session) rivalOfRow(c *candidate) {
	main := s.chosen[0]
	if c.score < sure.rival*main.score || c.isStatuses() {
		return
	}
	isNumber := c.family.shape == integer || c.family.shape == negative
	if c.kind == block.Row && (roleOf(c.column) == isName || roleOf(c.column) == isMessage || isNumber && isNamed(main.family.shape)) {
		return
	}
	s.doubt(fmt.Sprintf("the types may be those of %s, such as %s, and not those of %s", c, c.sample(), main))
}

// addViews adds candidates with the same types on other pages, which may say more of
// them.
func (s *session) addViews() {
	covered := map[*sheet]bool{}
	for _, c := range s.chosen {
		for _, e := range c.entries {
			covered[e.on] = true
		}
	}
	for _, c := range s.views {
		if c.kind == block.Item || c.kind == block.Paragraph || c.context < onPage && c.labeled == 0 {
			continue
		}
		if !slices.ContainsFunc(c.entries, func(e entry) bool { return covered[e.on] }) {
			c.isView = true
			s.chosen = append(s.chosen, c)
			for _, e := range c.entries {
				covered[e.on] = true
			}
		}
	}
}
