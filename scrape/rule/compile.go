package rule

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/block"
)

// A Compiler compiles rules and remembers what is wrong with them, each problem
// with the path of its field in the profile.
type Compiler struct {
	Problems problem.List

	// parts are the names that patterns may capture beside [Fields], and whether one
	// does.
	parts map[string]bool
}

// Allow lets patterns capture names beside [Fields], and no more the names that were
// allowed before.
func (c *Compiler) Allow(names []string) {
	c.parts = map[string]bool{}
	for _, name := range names {
		if !slices.Contains(Fields, name) {
			c.parts[name] = false
		}
	}
}

// NotCaptured returns the allowed names that no pattern captures.
func (c *Compiler) NotCaptured() []string {
	return slices.DeleteFunc(sortedKeys(c.parts), func(name string) bool { return c.parts[name] })
}

// Problem reports a problem of a field.
func (c *Compiler) Problem(field, rule, message, fix string) {
	c.Problems = append(c.Problems, problem.Problem{Path: field, Rule: rule, Message: message, Fix: fix})
}

// Page compiles the rule of a page.
func (c *Compiler) Page(at string, p Page) PageMatcher {
	return PageMatcher{
		title:   titlePattern(c.Text(at+".title", p.Title)),
		heading: c.Text(at+".heading", p.Heading),
		url:     c.Pattern(at+".url", p.URL),
		front:   c.patternMap(at+".front", p.Front),
	}
}

// Sequences compiles the rules of blocks that follow each other, with "or" between
// those of alternatives.
func (c *Compiler) Sequences(at string, blocks []Block) (all Sequences) {
	var s Sequence
	for i, b := range blocks {
		if !b.Or {
			s = append(s, c.block(fmt.Sprintf("%s[%d]", at, i), b))
			continue
		}
		all, s = append(all, c.sequence(at, s)), nil
	}
	if len(blocks) > 0 {
		all = append(all, c.sequence(at, s))
	}
	isPage := func(s Sequence) bool { return s.Main().Spec.Kind == "page" }
	if len(all) > 1 && slices.ContainsFunc(all, isPage) {
		c.Problem(at, "bad-alternative", "kind: page cannot be one of several alternatives", "make it a layout of its own, with a page rule")
	}
	return all
}

// sequence checks one of several alternatives.
func (c *Compiler) sequence(at string, s Sequence) Sequence {
	if len(s) == 0 {
		c.Problem(at, "bad-alternative", "or needs a block on each side", "write it between two mappings")
		return Sequence{{}}
	}
	if !slices.ContainsFunc(s, func(m Matcher) bool { return !m.Spec.Optional }) {
		c.Problem(at, "bad-step", "all of these blocks are optional, so nothing has to be there", "leave optional out of one of them")
	}
	return s
}

// block compiles the rule of a block. Its level is the one behind the kind, or apart.
func (c *Compiler) block(at string, b Block) Matcher {
	k := c.kind(at+".kind", b.Kind, StepKinds())
	if b.Level != 0 && k.level != 0 && b.Level != k.level {
		c.Problem(at+".level", "bad-step", fmt.Sprintf("%s and level %d contradict each other", b.Kind, b.Level), "leave one of them out")
	}
	k.level = max(k.level, b.Level)
	b.Kind, b.Level = k.name, k.level
	c.matchable(at, b)
	return Matcher{
		Spec:  b,
		kind:  k,
		text:  c.Text(at+".text", b.Text),
		id:    c.Pattern(at+".id", b.ID),
		lang:  c.Pattern(at+".lang", b.Lang),
		cells: c.cells(at+".cells", b.Cells),
		left:  c.leftOut(at+".cells", b.Cells),
	}
}

// matchable reports a rule that no block can match.
func (c *Compiler) matchable(at string, b Block) {
	never := func(field, message, fix string) {
		c.Problem(at+"."+field, "bad-step", message+", so that no block matches", fix)
	}
	isHeading := b.Kind == block.Heading.String()
	switch {
	case !slices.Contains(StepKinds(), b.Kind) && b.Kind != "":
		return // which is reported
	case isHeading && b.Level > 6:
		never("level", fmt.Sprintf("headings have the levels 1 to 6, and not %d", b.Level), "give one of these")
	case b.Level > 0 && b.Kind != "" && b.Kind != "text" && !isHeading && b.Kind != block.Item.String():
		never("level", fmt.Sprintf("a block of the kind %s has no level", b.Kind), "leave level out; headings and items have one")
	}
	switch {
	case len(b.Cells) == 0:
	case b.Kind != "" && b.Kind != block.Row.String():
		never("cells", fmt.Sprintf("a block of the kind %s has no cells", b.Kind), "write kind: row")
	case b.Kind == "" && b.Text != "":
		never("text", "what has cells is a row, whose text counts only with its kind", "write kind: row, or leave text out")
	}
}

// leftOut compiles the names of columns that have an empty pattern: they are known, and
// left out.
func (c *Compiler) leftOut(at string, patterns map[string]string) (columns []column) {
	for _, name := range sortedKeys(patterns) {
		if patterns[name] == "" {
			columns = append(columns, c.column(fmt.Sprintf("%s[%q]", at, name), name))
		}
	}
	return columns
}

// Patterns compiles patterns, and leaves out those that are empty or wrong.
func (c *Compiler) Patterns(at string, patterns []string) []*regexp.Regexp {
	var compiled []*regexp.Regexp
	for i, pattern := range patterns {
		if re := c.Pattern(fmt.Sprintf("%s[%d]", at, i), pattern); re != nil {
			compiled = append(compiled, re)
		}
	}
	return compiled
}

func (c *Compiler) patternMap(at string, patterns map[string]string) map[string]*regexp.Regexp {
	compiled := map[string]*regexp.Regexp{}
	for _, key := range sortedKeys(patterns) {
		if re := c.Pattern(fmt.Sprintf("%s[%q]", at, key), wholeOf(patterns[key])); re != nil {
			compiled[key] = re
		}
	}
	return compiled
}

// wholeOf returns the pattern that captures a whole text as a field, if pattern is the
// name of one. Only a type cannot be empty.
func wholeOf(pattern string) string {
	field := pattern
	switch pattern {
	case "causes", "steps":
		field = strings.TrimSuffix(pattern, "s")
	case "type":
		return "^(?P<type>.+)$"
	}
	if !slices.Contains(Fields, field) {
		return pattern
	}
	return "^(?P<" + field + ">.*)$"
}

// cells compiles the patterns of cells, in the order of their names.
func (c *Compiler) cells(at string, patterns map[string]string) (compiled []cellPattern) {
	known := c.patternMap(at, patterns)
	for _, name := range sortedKeys(known) {
		compiled = append(compiled, newCell(c.column(fmt.Sprintf("%s[%q]", at, name), name), known[name]))
	}
	return compiled
}

// Texts compiles patterns, and leaves out those that are empty or wrong.
func (c *Compiler) Texts(at string, patterns []string) (compiled []*Text) {
	for _, re := range c.Patterns(at, patterns) {
		compiled = append(compiled, newText(re))
	}
	return compiled
}

// Text compiles the pattern of a field, or returns nil where there is none.
func (c *Compiler) Text(field, pattern string) *Text {
	re := c.Pattern(field, pattern)
	if re == nil {
		return nil
	}
	return newText(re)
}

// Pattern compiles the pattern of a field, or returns nil where there is none.
// It must capture the named groups, and may capture only [Fields].
func (c *Compiler) Pattern(field, pattern string, groups ...string) *regexp.Regexp {
	if pattern == "" {
		return nil
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		c.Problem(field, "bad-pattern", err.Error(), "the syntax is that of https://pkg.go.dev/regexp/syntax")
		return nil
	}
	for _, group := range groups {
		if re.SubexpIndex(group) < 0 {
			c.Problem(field, "bad-pattern", fmt.Sprintf("the pattern captures no (?P<%s>…)", group), "")
		}
	}
	for _, group := range re.SubexpNames() {
		if _, isPart := c.parts[group]; isPart {
			c.parts[group] = true
			continue
		}
		if group != "" && !slices.Contains(Fields, group) {
			c.Problem(field, "bad-pattern", fmt.Sprintf("the pattern captures %q, which is not a field", group), Suggest(group, Fields))
		}
	}
	return re
}

// Suggest says how to correct a name that is none of those that are known.
func Suggest(name string, known []string) string {
	if near, ok := problem.Nearest(name, known); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "it is one of " + strings.Join(known, ", ")
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// clip shortens text of the documentation for a message.
func clip(s string) string { return problem.Clip(s, 60) }
