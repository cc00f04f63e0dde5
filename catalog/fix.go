package catalog

import (
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// Fix returns a copy of the catalogue in which everything is fixed that can
// be without a guess, and what that was: the problems of [Catalog.Validate]
// whose rule is fixable, with the paths that they have in c. Of what people
// wrote, nothing but the order of statuses and the ends of texts in overrides is
// touched. The copy is in canonical order and shares no memory with c.
//
// A text that the next scrape brings back as it was on the page is reported
// again then; an override settles it for good.
func Fix(c *Catalog) (*Catalog, problem.List) {
	fixed := c.sorted()
	fixed.Errors, fixed.Overrides = cloneEntries(fixed.Errors), cloneOverrides(fixed.Overrides)
	for i := range fixed.Errors {
		fixed.Errors[i].fix()
	}
	for i := range fixed.Overrides {
		for _, f := range []*Fields{&fixed.Overrides[i].Set, &fixed.Overrides[i].Was} {
			f.Status = sortedOnce(f.Status)
			f.trimLineEnds()
		}
	}
	return &fixed, fixable(c.Validate())
}

// fix fixes the form of an entry's fields.
func (e *Entry) fix() {
	for _, f := range entryFields {
		if f.fixes {
			f.at(e).(fixer).fix()
		}
	}
	e.dropEcho()
}

// eachOnce leaves the first of equal items in a list.
func eachOnce(items []string) []string {
	seen := make(map[string]bool, len(items))
	return slices.DeleteFunc(items, func(item string) bool {
		repeated := seen[item]
		seen[item] = true
		return repeated
	})
}

// singleSpaced writes one space where there is more white space between two
// words of a line that is not code.
func singleSpaced(s string) string {
	if !isDoubled(s) {
		return s
	}
	var b strings.Builder
	for line := range strings.Lines(s) {
		for !isCode(line) && doubled.MatchString(line) { // once more where one letter stood between two of them
			line = doubled.ReplaceAllString(line, "$1 $2")
		}
		b.WriteString(line)
	}
	return b.String()
}

// withoutLineEnds returns a text without the line breaks around it.
func withoutLineEnds(s string) string { return strings.Trim(s, "\n") }

// trimLineEnds takes the line breaks around each text of an override away.
func (s *Fields) trimLineEnds() {
	for _, text := range []*string{s.Message, s.Description} {
		if text != nil {
			*text = withoutLineEnds(*text)
		}
	}
	for _, items := range [][]string{s.MoreMessages, s.Causes, s.Steps} {
		for i := range items {
			items[i] = withoutLineEnds(items[i])
		}
	}
}

// fixable returns the problems that Fix fixes.
func fixable(ps problem.List) problem.List {
	var fixed problem.List
	for _, p := range ps {
		if i := rules.Index(p.Rule); i >= 0 && rules[i].Fixable {
			fixed = append(fixed, p)
		}
	}
	return fixed
}

// dropEcho empties a description that only says what the message says.
func (e *Entry) dropEcho() {
	if e.echoes() {
		e.Description = ""
	}
}

// echoes reports whether the description only says what a message says.
func (e *Entry) echoes() bool {
	return slices.ContainsFunc(e.Messages(), func(message string) bool { return SaysSame(e.Description, message) })
}

// SaysSame reports whether two texts say the same, white space and
// typographic quotes apart: sites set these in prose and not in samples.
func SaysSame(a, b string) bool {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	if i < min(len(a), len(b)) && isWordByte(a[i]) && isWordByte(b[i]) {
		return false // the usual case, and the rest takes long
	}
	return a == b || plainQuotes.Replace(strings.Join(strings.Fields(a), " ")) == plainQuotes.Replace(strings.Join(strings.Fields(b), " "))
}

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

var plainQuotes = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`)
