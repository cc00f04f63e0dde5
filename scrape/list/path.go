package list

import (
	"fmt"
	"slices"
	"strings"

	"github.com/theory/jsonpath"
	"github.com/theory/jsonpath/spec"

	"github.com/errgen/errgen/internal/problem"
)

// A query is a compiled JSONPath.
type query struct{ path *jsonpath.Path }

// maxPath is how long a JSONPath may be, in bytes.
const maxPath = 500

// compileQuery compiles a JSONPath. It refuses paths that cost more than a
// few passes over a document.
func compileQuery(s string) (*query, error) {
	if len(s) > maxPath {
		return nil, fmt.Errorf("the JSONPath is longer than %d bytes", maxPath)
	}
	bare := withoutQuotes(s)
	if strings.Count(bare, "..") > 2 || strings.Count(bare, "$") > 1 || strings.Count(bare, ",") > 8 || strings.Count(bare, "?") > 4 {
		return nil, fmt.Errorf("the JSONPath %s is too costly: at most two .., four filters, eight commas and one $", problem.Excerpt(s))
	}
	p, err := jsonpath.Parse(s)
	if err != nil {
		return nil, fmt.Errorf("%s is not a JSONPath: %s", problem.Excerpt(s), strings.TrimPrefix(err.Error(), "jsonpath: "))
	}
	return &query{path: p}, nil
}

// withoutQuotes removes the quoted names of a JSONPath.
func withoutQuotes(s string) string {
	var b strings.Builder
	var quoted byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quoted != 0 && c == '\\':
			i++
		case quoted != 0 && c == quoted:
			quoted = 0
		case quoted != 0:
		case c == '\'' || c == '"':
			quoted = c
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// find returns what q selects below root, in the order of the document.
func (q *query) find(root place) []place {
	var found []place
	for _, located := range q.path.SelectLocated(root.value()) {
		if p, ok := root.follow(located.Path); ok {
			found = append(found, p)
		}
	}
	slices.SortStableFunc(found, func(a, b place) int { return a.seq - b.seq })
	return found
}

// follow goes down a normalized path.
func (p place) follow(path spec.NormalizedPath) (place, bool) {
	p.keys = slices.Clip(p.keys)
	for _, step := range path {
		p.parent = p.node
		switch step := step.(type) {
		case spec.Name:
			p.node = p.member(string(step))
			p.keys = append(p.keys, string(step))
		case spec.Index:
			if p.kind != array || int(step) < 0 || int(step) >= len(p.kids) {
				return p, false
			}
			p.node = p.kids[step]
		}
		if p.node == nil {
			return p, false
		}
	}
	return p, true
}
