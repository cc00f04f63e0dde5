package rule

import (
	"cmp"
	"slices"

	"github.com/errgen/errgen/internal/strictyaml"
	"github.com/errgen/errgen/scrape/page"
)

// A Label tells the blocks that begin a part of an entry, in one of two ways: by
// their whole text, as a [Name] that stands for the mapping, or as rules of a block do.
type Label struct {
	Name  string `yaml:"-"`
	Kind  string `yaml:"kind"`
	Level int    `yaml:"level"`
	Text  string `yaml:"text"`
	ID    string `yaml:"id"`
}

var _ strictyaml.Worded = (*Label)(nil)

// Word returns the name, or "" for a label that describes the block.
func (l *Label) Word() string { return l.Name }

// SetWord makes any word the name.
func (l *Label) SetWord(word string) bool { l.Name = word; return word != "" }

// Words says for messages which words there are.
func (l *Label) Words() []string { return []string{"the text of a label"} }

// String returns the label for a message.
func (l Label) String() string {
	if l.Name != "" {
		return l.Name
	}
	s := Sequence{{Spec: l.block()}}
	return s.String()
}

func (l Label) block() Block { return Block{Kind: l.Kind, Level: l.Level, Text: l.Text, ID: l.ID} }

// exactness says how much a label says of the text of a block. The most exact one
// wins.
type exactness int

const (
	byText    exactness = iota // the whole text
	byPattern                  // a pattern of the text or the anchor
	byKind                     // nothing but the kind
)

// A LabelMatcher is a compiled Label, and what it is the label of.
type LabelMatcher[T any] struct {
	Label   Label
	Of      T
	name    Name
	matcher Matcher
	exact   exactness
}

// CompileLabel compiles a label of something.
func CompileLabel[T any](c *Compiler, at string, l Label, of T) LabelMatcher[T] {
	m := LabelMatcher[T]{Label: l, Of: of}
	switch {
	case l == Label{}:
		c.Problem(at, "bad-label", "the label says nothing of a block", "give its text, or a kind")
	case l.Name != "":
		m.name = c.Name(at, l.Name)
		if m.name.IsPattern() {
			m.exact = byPattern
		}
		return m
	case l.Text != "" || l.ID != "":
		m.exact = byPattern
	default:
		m.exact = byKind
	}
	m.matcher = c.block(at, l.block())
	return m
}

// IsExact reports whether the label says what the text or the anchor of a block is,
// and not only its kind.
func (l *LabelMatcher[T]) IsExact() bool { return l.exact != byKind }

// Match reports whether the block at i is one of the label, and what it captures.
func (l *LabelMatcher[T]) Match(p *page.Page, i int) (found Captures, ok bool) {
	if l.Label.Name == "" {
		return l.matcher.Matches(p, i)
	}
	b := &p.Blocks[i]
	if !b.IsText() {
		return nil, false
	}
	return l.name.Match(b.Text, Capture{From: "its label", Block: i})
}

// SortLabels sorts labels by how exact they are; equal ones stay in order.
func SortLabels[T any](labels []LabelMatcher[T]) {
	slices.SortStableFunc(labels, func(a, b LabelMatcher[T]) int { return cmp.Compare(a.exact, b.exact) })
}
