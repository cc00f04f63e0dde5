package scrape

import (
	"regexp"

	"github.com/errgen/errgen/scrape/block"
)

// rules are the compiled patterns of a profile.
type rules struct {
	overview *overviewRules // nil when the profile has no overview
	layouts  []*layout
	other    []*regexp.Regexp
}

type overviewRules struct {
	title, anyCase            *textPattern
	after, match, link, class *regexp.Regexp
	skip                      []*regexp.Regexp
}

// A layout is a compiled Layout. A pattern that is not given is nil.
type layout struct {
	spec          *Layout
	name          string // its path in the profile, for messages
	pages         []pageRule
	after, before *regexp.Regexp
	begin, group  []blockRule
	split         *regexp.Regexp
	find, noise   []*regexp.Regexp
	kinds         map[part][]block.Kind
	drop          []block.Kind
}

// A pageRule is a compiled PageRule.
type pageRule struct {
	title, heading *textPattern
	url            *regexp.Regexp
	front          map[string]*regexp.Regexp
}

// A blockRule is a compiled BlockRule.
type blockRule struct {
	spec  BlockRule
	text  *textPattern
	id    *regexp.Regexp
	cells []cellRule // by the name of their column
}

// captures are the names that a pattern may capture.
var captures = []string{"type", "status", "message", "description", "category", "number", "cause", "step", "url", "title", "class", "meaning"}

// requirable is what a layout may require of each entry.
var requirable = []string{"sample", "end", "status", "message", "description", "category", "number", "causes", "steps", "url"}
