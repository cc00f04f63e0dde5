package strictyaml

import (
	"strconv"
	"strings"
)

// A Path leads from the root of a document to a value. It holds the last step,
// into a field by its name or into a list by an index, and the path to the value
// that this step starts from. A nil *Path is the root.
type Path struct {
	up    *Path
	name  string // the field; not used if item is set
	item  bool
	index int
}

// Field returns the path to a field of the mapping at p.
func (p *Path) Field(name string) *Path { return &Path{up: p, name: name} }

// At returns the path to an item of the list at p.
func (p *Path) At(index int) *Path { return &Path{up: p, item: true, index: index} }

// String returns the path as in [problem.Problem.Path], such as "errors[3].message".
func (p *Path) String() string {
	if p == nil {
		return ""
	}
	up := p.up.String()
	switch {
	case p.item:
		return up + "[" + strconv.Itoa(p.index) + "]"
	case !isBare(p.name):
		return up + "[" + strconv.Quote(p.name) + "]"
	case up == "":
		return p.name
	}
	return up + "." + p.name
}

// or returns the path for use in a sentence, or root for the root, which has
// no path.
func (p *Path) or(root string) string {
	if p == nil {
		return root
	}
	return p.String()
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

// cutStep takes the first step off a path in its text form. It reports false for a path that
// is empty or that [Path.String] does not write.
func cutStep(path string) (first Path, rest string, ok bool) {
	if !strings.HasPrefix(path, "[") {
		path = strings.TrimPrefix(path, ".")
		end := strings.IndexAny(path, ".[")
		if end < 0 {
			end = len(path)
		}
		return Path{name: path[:end]}, path[end:], end > 0
	}
	path = path[1:]
	if quoted, err := strconv.QuotedPrefix(path); err == nil {
		name, _ := strconv.Unquote(quoted)
		rest, ok = strings.CutPrefix(path[len(quoted):], "]")
		return Path{name: name}, rest, ok
	}
	digits, rest, ok := strings.Cut(path, "]")
	index, err := strconv.Atoi(digits)
	return Path{item: true, index: index}, rest, ok && err == nil
}
