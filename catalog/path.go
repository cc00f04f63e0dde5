package catalog

import (
	"strconv"
	"strings"
)

// A step is one step of the way from the root of a document to a value: into
// a field by its name, or into a list by an index. The root is a nil *step.
type step struct {
	up    *step
	name  string // the field; not used if item is set
	item  bool
	index int
}

// field returns the way to a field of the mapping at s.
func (s *step) field(name string) *step { return &step{up: s, name: name} }

// at returns the way to an item of the list at s.
func (s *step) at(index int) *step { return &step{up: s, item: true, index: index} }

// String returns the way as in [Problem.Path], such as "errors[3].message".
func (s *step) String() string {
	if s == nil {
		return ""
	}
	up := s.up.String()
	switch {
	case s.item:
		return up + "[" + strconv.Itoa(s.index) + "]"
	case !isBare(s.name):
		return up + "[" + strconv.Quote(s.name) + "]"
	case up == "":
		return s.name
	}
	return up + "." + s.name
}

// or returns the way for use in a sentence: the root has no path, and is
// called by the word given.
func (s *step) or(root string) string {
	if s == nil {
		return root
	}
	return s.String()
}

// isBare reports whether a name can stand in a path without quotes.
func isBare(name string) bool {
	for _, r := range name {
		if r != '_' && r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
			return false
		}
	}
	return name != ""
}

// cutStep takes the first step off a path. It reports false for a path that
// is empty or that [step.String] does not write.
func cutStep(path string) (first step, rest string, ok bool) {
	if !strings.HasPrefix(path, "[") {
		path = strings.TrimPrefix(path, ".")
		end := strings.IndexAny(path, ".[")
		if end < 0 {
			end = len(path)
		}
		return step{name: path[:end]}, path[end:], end > 0
	}
	path = path[1:]
	if quoted, err := strconv.QuotedPrefix(path); err == nil {
		name, _ := strconv.Unquote(quoted)
		rest, ok = strings.CutPrefix(path[len(quoted):], "]")
		return step{name: name}, rest, ok
	}
	digits, rest, ok := strings.Cut(path, "]")
	index, err := strconv.Atoi(digits)
	return step{item: true, index: index}, rest, ok && err == nil
}
