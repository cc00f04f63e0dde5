package scrape

import "regexp"

// A capture is a value that a rule took from a page.
type capture struct {
	name, value string
	from        string // what it was taken from, for messages
	block       int    // the block that it was taken from, or -1
}

// capturesOf returns what re captures by name in text, each as in with its
// name and value; nil when re does not match, and an empty list when it
// matches and captures nothing.
func capturesOf(re *regexp.Regexp, text string, in capture) []capture {
	list, ok := appendCaptures([]capture{}, re, text, in)
	if !ok {
		return nil
	}
	return list
}

// appendCaptures appends to list what capturesOf returns, and reports whether
// re matches.
func appendCaptures(list []capture, re *regexp.Regexp, text string, in capture) ([]capture, bool) {
	found := re.FindStringSubmatchIndex(text)
	if found == nil {
		return list, false
	}
	for i, name := range re.SubexpNames() {
		if name == "" || found[2*i] < 0 || found[2*i] == found[2*i+1] {
			continue
		}
		in.name, in.value = name, text[found[2*i]:found[2*i+1]]
		list = append(list, in)
	}
	return list, true
}

// captureOf returns the capture of a name, and whether there is one.
func captureOf(list []capture, name string) (capture, bool) {
	for _, c := range list {
		if c.name == name {
			return c, true
		}
	}
	return capture{}, false
}

// valueOf returns the value of the capture of a name, or "".
func valueOf(list []capture, name string) string {
	c, _ := captureOf(list, name)
	return c.value
}
