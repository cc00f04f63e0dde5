package sources

import (
	"slices"
	"strings"
	"unicode"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

// maxAlike bounds how many types are compared that differ in the same word: what
// many names have in common is a pattern, and its other word a name.
const maxAlike = 500

// A pairing finds the pairs of types that are probably the same, spelled differently.
type pairing struct {
	c        *Comparison
	paired   map[string]bool
	index    map[string][]spelling // what was seen, by how it is spelled
	findings []Finding
}

// near returns the pairs of types that are probably the same, spelled differently:
// no source has both, and the letters are the same, or all words but one, which
// is a misspelling of the other.
func (c *Comparison) near(types []string) []Finding {
	p := pairing{c: c, paired: make(map[string]bool), index: make(map[string][]spelling)}
	var rest []spelling
	for _, typ := range types {
		if len(c.having(typ)) < len(c.Sources) {
			rest = append(rest, spellingOf(typ))
		}
	}
	for _, s := range rest {
		p.pair(s.letters(), s, func(spelling) bool { return true })
	}
	for _, s := range rest {
		for i, word := range s.words {
			p.pair(s.without(i), s, func(other spelling) bool { return isMisspelled(other.words[i], word) })
		}
	}
	slices.SortFunc(p.findings, func(a, b Finding) int { return strings.Compare(a.Type(), b.Type()) })
	return p.findings
}

// pair looks for a type that was seen under a key and is near to s, and adds s.
func (p *pairing) pair(key string, s spelling, isNear func(other spelling) bool) {
	alike := p.index[key]
	if len(alike) > maxAlike {
		return
	}
	for _, other := range alike {
		if !p.paired[s.typ] && !p.paired[other.typ] && p.c.areApart(other.typ, s.typ) && isNear(other) {
			p.paired[s.typ], p.paired[other.typ] = true, true
			p.findings = append(p.findings, p.c.pairOf(other.typ, s.typ))
		}
	}
	p.index[key] = append(alike, s)
}

// areApart reports whether no source has both types.
func (c *Comparison) areApart(a, b string) bool {
	return !slices.ContainsFunc(c.Sources, func(s Source) bool { return s.Errors[a] != nil && s.Errors[b] != nil })
}

// pairOf returns the finding that two types are near, that of the first source
// first.
func (c *Comparison) pairOf(a, b string) Finding {
	x, y := c.having(a), c.having(b)
	if y[0].Source < x[0].Source {
		x, y = y, x
	}
	says := slices.Concat(x, y)
	return Finding{ruleNear, says, c.lacking(says)}
}

// A spelling is a type with its words in lower case.
type spelling struct {
	typ   string
	words []string
}

func spellingOf(typ string) spelling {
	s := spelling{typ: typ}
	for _, word := range catalog.SplitWords(typ) {
		for _, hump := range catalog.SplitHumps(word) {
			s.words = append(s.words, strings.ToLower(hump))
		}
	}
	return s
}

// letters returns the words without what separates them, unless these are numbers.
func (s spelling) letters() string {
	var b strings.Builder
	for _, word := range s.words {
		if strings.ContainsFunc(word, unicode.IsDigit) {
			word = " " + word + " "
		}
		b.WriteString(word)
	}
	return b.String()
}

// without returns the words with one of them left out.
func (s spelling) without(i int) string {
	return strings.Join(s.words[:i], " ") + " * " + strings.Join(s.words[i+1:], " ")
}

// isMisspelled reports whether one of two words is probably the other, misspelled.
// Short words and numbers are names of their own, and a word with something before
// it, such as valid and invalid, means something else.
func isMisspelled(a, b string) bool {
	const shortest = 4
	if min(len(a), len(b)) < shortest || strings.ContainsFunc(a+b, unicode.IsDigit) || strings.HasSuffix(a, b) || strings.HasSuffix(b, a) {
		return false
	}
	_, ok := problem.Nearest(a, []string{b})
	return ok
}
