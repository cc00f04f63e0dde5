package scrape

import (
	"regexp"
	"slices"
)

// A capture is a value that a rule took from a page.
type capture struct {
	name, value string
	from        string // what it was taken from, for messages
	block       int    // the block that it was taken from, or -1
}

// capturesOf returns what re captures by name in text, each as in with its
// name and value, and whether re matches.
func capturesOf(re *regexp.Regexp, text string, in capture) (found []capture, ok bool) {
	places := re.FindStringSubmatchIndex(text)
	if places == nil {
		return nil, false
	}
	for i, name := range re.SubexpNames() {
		if name == "" || places[2*i] < 0 || places[2*i] == places[2*i+1] {
			continue
		}
		in.name, in.value = name, text[places[2*i]:places[2*i+1]]
		found = append(found, in)
	}
	return found, true
}

// anyOf returns what re captures in the first text that it matches, and whether
// it matches any.
func anyOf(re *regexp.Regexp, texts []string, in capture) (found []capture, ok bool) {
	for _, text := range texts {
		if found, ok := capturesOf(re, text, in); ok {
			return found, true
		}
	}
	return nil, false
}

func matchesAny(patterns []*regexp.Regexp, text string) bool {
	return slices.ContainsFunc(patterns, func(re *regexp.Regexp) bool { return re.MatchString(text) })
}

// captureOf returns the capture of a name, and whether there is one.
func captureOf(list []capture, name string) (capture, bool) {
	i := slices.IndexFunc(list, func(c capture) bool { return c.name == name })
	if i < 0 {
		return capture{}, false
	}
	return list[i], true
}

// valueOf returns the value of the capture of a name, or "".
func valueOf(list []capture, name string) string {
	c, _ := captureOf(list, name)
	return c.value
}
