package rule

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/page"
)

// A Sequence is the rules of blocks that follow each other.
type Sequence []Matcher

// Sequences are alternatives, of which the first one that matches counts.
type Sequences []Sequence

// A Match is what a sequence matched.
type Match struct {
	Found Captures
	Next  int // the block after it
	Main  int // the first block that could not be missing
	Which int // of the alternatives
}

// At returns the first alternative that matches from block i on.
func (s Sequences) At(p *page.Page, i int) (m Match, ok bool) {
	for n := range s {
		if m, ok := s[n].at(p, i); ok {
			m.Which = n
			return m, true
		}
	}
	return Match{}, false
}

// Any reports whether a main block of the alternatives is such.
func (s Sequences) Any(is func(m *Matcher) bool) bool {
	return slices.ContainsFunc(s, func(s Sequence) bool { return is(s.Main()) })
}

// String says in words what the alternatives are.
func (s Sequences) String() string {
	var all []string
	for _, one := range s {
		all = append(all, one.String())
	}
	return strings.Join(all, ", or with ")
}

// Main returns the rule of the first block that cannot be missing.
func (s Sequence) Main() *Matcher { return &s[s.main()] }

func (s Sequence) main() int {
	for n := range s {
		if !s[n].Spec.Optional {
			return n
		}
	}
	return 0
}

// at reports whether blocks match a sequence of rules from block i
// on, what they capture, and the block after them. Blocks of the frame of the
// page are passed over.
func (s Sequence) at(p *page.Page, i int) (m Match, ok bool) {
	m.Next = i
	for n := range s {
		for n > 0 && m.Next < len(p.Blocks) && p.Blocks[m.Next].Nav {
			m.Next++
		}
		if m.Next < len(p.Blocks) {
			if in, ok := s[n].Matches(p, m.Next); ok {
				if n == s.main() {
					m.Main = m.Next
				}
				if m.Found == nil {
					m.Found = in
				} else {
					m.Found = append(m.Found, in...)
				}
				m.Next++
				continue
			}
		}
		if !s[n].Spec.Optional {
			return Match{}, false
		}
	}
	return m, true
}

// String says in words what s tells, but for what may be missing.
func (s Sequence) String() string {
	var phrases []string
	for _, m := range s {
		phrase := "a " + cmp.Or(m.Spec.Kind, "block")
		if m.Spec.Level > 0 {
			phrase += fmt.Sprintf(" of level %d", m.Spec.Level)
		}
		if m.Spec.Text != "" {
			phrase += " that matches " + m.Spec.Text
		}
		if m.Spec.ID != "" {
			phrase += " with an anchor that matches " + m.Spec.ID
		}
		if m.Spec.Lang != "" {
			phrase += " of the language " + m.Spec.Lang
		}
		joint := " whose"
		for _, name := range sortedKeys(m.Spec.Cells) {
			phrase += fmt.Sprintf("%s cell %s matches %s", joint, name, m.Spec.Cells[name])
			joint = " and whose"
		}
		if !m.Spec.Optional {
			phrases = append(phrases, phrase)
		}
	}
	return strings.Join(phrases, ", then ")
}

// CutAt reports whether the page ends with blocks from i on that match the beginning of
// an alternative, and not all of it; or that would, were the last one whole.
func (s Sequences) CutAt(p *page.Page, i int) bool {
	return slices.ContainsFunc(s, func(s Sequence) bool { return s.cutAt(p, i) })
}

func (s Sequence) cutAt(p *page.Page, i int) bool {
	next := i
	isMain := false // whether the main block is there
	for n := range s {
		if next == len(p.Blocks) {
			return isMain && slices.ContainsFunc(s[n:], func(m Matcher) bool { return !m.Spec.Optional })
		}
		if _, ok := s[n].Matches(p, next); ok {
			isMain = isMain || !s[n].Spec.Optional
			next++
			continue
		}
		if !s[n].Spec.Optional {
			return isMain && next == len(p.Blocks)-1 && s[n].beginsAny(p, p.Blocks[next].Text)
		}
	}
	return false
}
