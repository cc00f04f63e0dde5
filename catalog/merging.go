package catalog

import (
	"cmp"
	"regexp"
	"slices"
)

// The rules of what becomes of a field in which places differ. Any other list of
// words is of patterns of pages, the most important first.
const (
	MergeConflict = "conflict" // it is an error; the default
	MergeAll      = "all"      // the field has all of them, in the order of the pages
	MergeFirst    = "first"    // the field has the first
)

// MergeWords are the words that a rule may be.
var MergeWords = []string{MergeConflict, MergeAll, MergeFirst}

// MergeRules say, for each field that has one value, what becomes of it where places
// of the documentation differ: [MergeConflict], [MergeAll], [MergeFirst], or patterns
// of addresses or file names of pages, of which the first that matches counts.
type MergeRules struct {
	Number      []string `yaml:"number,one"`
	Message     []string `yaml:"message,one"`
	Description []string `yaml:"description,one"`
	Causes      []string `yaml:"causes,one"`
	Steps       []string `yaml:"steps,one"`
	URL         []string `yaml:"url,one"`
}

// Of returns the rule of a field, and nil for the default.
func (r *MergeRules) Of(field string) []string {
	return map[string][]string{
		"number": r.Number, "message": r.Message, "description": r.Description, "causes": r.Causes, "steps": r.Steps, "url": r.URL,
	}[field]
}

// CanMergeAll reports whether a field may have what several places say.
func CanMergeAll(field string) bool {
	return slices.ContainsFunc(entryFields, func(f *Field) bool { return f.Name == field && f.canGather() })
}

// IsWord reports whether the rule of a field is the word.
func (r *MergeRules) IsWord(field, word string) bool {
	rule := r.Of(field)
	return len(rule) == 1 && rule[0] == word
}

func (r *MergeRules) isAll(field string) bool { return r.IsWord(field, MergeAll) }

// patterns returns the compiled patterns of each field whose rule has some. Those that
// are malformed match nothing; a profile with such is refused.
func (r *MergeRules) patterns() map[string][]*regexp.Regexp {
	compiled := make(map[string][]*regexp.Regexp)
	for _, f := range scrapedFields {
		for _, pattern := range r.Of(f.Name) {
			re, err := regexp.Compile(pattern)
			if err != nil {
				re = regexp.MustCompile(`[^\s\S]`)
			}
			compiled[f.Name] = append(compiled[f.Name], re)
		}
	}
	return compiled
}

// order returns observations in the order in which they count for a field, and a
// function that reports whether two of them may differ in it.
func (m *merger) order(field string, same []*Observation) (ordered []*Observation, isFree func(a, b *Observation) bool) {
	r := &m.rules
	if len(r.Of(field)) == 0 || r.IsWord(field, MergeConflict) || len(same) == 1 {
		return same, func(a, b *Observation) bool { return false }
	}
	ordered = slices.Clone(same)
	slices.SortStableFunc(ordered, func(a, b *Observation) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Block, b.Block))
	})
	if r.isAll(field) || r.IsWord(field, MergeFirst) {
		return ordered, func(a, b *Observation) bool { return true }
	}
	rank := func(o *Observation) int { return rankOf(m.patterns[field], o) }
	slices.SortStableFunc(ordered, func(a, b *Observation) int { return cmp.Compare(rank(a), rank(b)) })
	return ordered, func(a, b *Observation) bool { return rank(a) != rank(b) }
}

// rankOf returns the first of the patterns that match the page of an observation.
func rankOf(patterns []*regexp.Regexp, o *Observation) int {
	for i, re := range patterns {
		if re.MatchString(o.File) || re.MatchString(o.Address) {
			return i
		}
	}
	return len(patterns)
}
