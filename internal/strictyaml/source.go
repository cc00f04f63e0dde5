package strictyaml

import (
	"cmp"
	"slices"

	"github.com/errgen/errgen/internal/problem"
)

// A Source remembers where in its file each value of a decoded document
// stands. It is safe for concurrent use.
type Source struct {
	name  string
	root  *node // nil if the file was not even YAML
	lines []int // the offsets at which lines begin
}

func newSource(name string, data []byte) *Source {
	lines := []int{0}
	for i, b := range data {
		if b == '\n' {
			lines = append(lines, i+1)
		}
	}
	return &Source{name: name, lines: lines}
}

// Locate returns the line and the column, in bytes, at which the value at
// path begins; path is as in [problem.Problem.Path]. For a value that is not there it
// returns the place of the nearest one around it that is, and 0, 0 if the
// file could not be parsed.
func (s *Source) Locate(path string) (line, column int) {
	if s == nil || s.root == nil {
		return 0, 0
	}
	n := s.root
	for path != "" {
		first, rest, ok := cutStep(path)
		next := n.child(first)
		if first.item && first.index == 0 && n.kind != list { // the only item, which stands for the list
			next = n
		}
		if !ok || next == nil {
			break
		}
		n, path = next, rest
	}
	return s.position(n.offset)
}

// Lacks reports whether the document is a mapping without a field of this name.
func (s *Source) Lacks(field string) bool {
	return s.root != nil && s.root.kind == mapping && s.root.child(Path{name: field}) == nil
}

// Place returns a copy of ps in the order of the file, with File, Line and
// Column filled in from Path in those problems that do not say their file.
func (s *Source) Place(ps problem.List) problem.List {
	placed := slices.Clone(ps)
	for i, p := range placed {
		if p.File == "" && s != nil {
			placed[i].File = s.name
			placed[i].Line, placed[i].Column = s.Locate(p.Path)
		}
	}
	slices.SortStableFunc(placed, comparePlaces)
	return placed
}

// comparePlaces orders problems by file, line and column.
func comparePlaces(a, b problem.Problem) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}

// position turns an offset in bytes into a line and a column.
func (s *Source) position(offset int) (line, column int) {
	line, found := slices.BinarySearch(s.lines, offset)
	if found {
		line++
	}
	return line, offset - s.lines[line-1] + 1
}
