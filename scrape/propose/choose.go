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
			s.doubt(fmt.Sprintf("%s of the same shape are elsewhere: %s, such as %s", plural(c.distinct, "text"), c, c.sample()))
		}
	}
	s.addViews()
	s.doubtFew(types)
	s.doubtStatuses()
}

// doubtFew doubts where a table that is said to have types has too few of them to be
// read by itself.
func (s *session) doubtFew(types map[string]bool) {
	for _, c := range s.few {
		if c.kind != block.Row || c.source != "" || c.headerWeight() < 0.9 || c.context < onPage || s.sharesBlocks(c) || c.isStatuses() {
			continue
		}
		if own := c.types(); sharedTypes(own, types) < len(own) {
			s.doubt(fmt.Sprintf("a small table has %s more that no rule reads: %s, such as %s", plural(len(own), "type"), c, c.sample()))
		}
	}
}

// doubtStatuses doubts where HTTP statuses that stand in tables of their own are, or are
// not, among the types.
func (s *session) doubtStatuses() {
	for _, c := range s.candidates {
		if c.isStatuses() && c.context >= onPage && c.kind == block.Row && c.headerWeight() >= 0.7 && !s.sharesBlocks(c) && c != s.chosen[0] {
			s.doubt(fmt.Sprintf("HTTP statuses by themselves are not read: %s, such as %s", c, c.sample()))
		}
	}
	for _, c := range s.chosen {
		for _, t := range c.tables {
			if len(c.tables) > 1 && c.areStatuses(t) {
				s.doubt(fmt.Sprintf("a table of %s has HTTP statuses, which may be no errors by themselves", c))
				return
			}
		}
	}
}

// areStatuses reports whether the types of c in a table are HTTP statuses.
func (c *candidate) areStatuses(t *table) bool {
	at, n := t.find(c.column), 0
	for _, r := range t.rows {
		if isStatusCode(t.cell(r, at)) {
			n++
		}
	}
	return n >= 3 && n*10 >= len(t.rows)*8
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// having returns how many of something have what follows.
func having(n int, what string) string {
	if n == 1 {
		return "1 " + what + " has"
	}
	return plural(n, what) + " have"
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

// isTwin reports whether c and another candidate have the same types on the same pages,
// one in a table and the other in sections: then each may say what the other does not.
func (c *candidate) isTwin(main *candidate) bool {
	if (c.kind == block.Row) == (main.kind == block.Row) || c.source != "" || main.source != "" || c.kind != block.Row && c.kind != block.Heading && c.kind != block.Term {
		return false
	}
	own, types := c.types(), main.types()
	return sharedTypes(own, types)*10 >= 9*max(len(own), len(types))
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
		if shared := slices.ContainsFunc(c.entries, func(e entry) bool { return covered[e.on] }); !shared || c.isTwin(s.chosen[0]) {
			c.isView = true
			s.chosen = append(s.chosen, c)
			for _, e := range c.entries {
				covered[e.on] = true
			}
		}
	}
}
