package rule

import (
	"regexp"
	"slices"
)

// Fields are the names that a pattern may capture.
var Fields = []string{"type", "status", "message", "description", "category", "number", "cause", "step", "url", "name", "title", "class", "meaning"}

// A Capture is a value that a rule took from a page.
type Capture struct {
	Name, Value string
	From        string // what it was taken from, for messages
	Block       int    // the block that it was taken from, or -1
}

// Captures are what rules took, in the order of the page.
type Captures []Capture

// Of returns the capture of a name, and whether there is one.
func (c Captures) Of(name string) (Capture, bool) {
	i := slices.IndexFunc(c, func(c Capture) bool { return c.Name == name })
	if i < 0 {
		return Capture{}, false
	}
	return c[i], true
}

// Value returns the value of the capture of a name, or "".
func (c Captures) Value(name string) string {
	found, _ := c.Of(name)
	return found.Value
}

// Find returns what re captures by name in text, each as in with its name and
// value, and whether re matches.
func Find(re *regexp.Regexp, text string, in Capture) (found Captures, ok bool) {
	if re.NumSubexp() == 0 {
		return nil, re.MatchString(text)
	}
	places := re.FindStringSubmatchIndex(text)
	if places == nil {
		return nil, false
	}
	for i, name := range re.SubexpNames() {
		if name == "" || places[2*i] < 0 || places[2*i] == places[2*i+1] {
			continue
		}
		if found == nil {
			found = make(Captures, 0, re.NumSubexp()+1-i)
		}
		in.Name, in.Value = name, text[places[2*i]:places[2*i+1]]
		found = append(found, in)
	}
	return found, true
}

// anyOf returns what re captures in the first text that it matches, and whether
// it matches any.
func anyOf(re *regexp.Regexp, texts []string, in Capture) (found Captures, ok bool) {
	for _, text := range texts {
		if found, ok := Find(re, text, in); ok {
			return found, true
		}
	}
	return nil, false
}

// MatchesAny reports whether one of patterns matches a text.
func MatchesAny(patterns []*regexp.Regexp, text string) bool {
	return slices.ContainsFunc(patterns, func(re *regexp.Regexp) bool { return re.MatchString(text) })
}
