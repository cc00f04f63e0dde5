package list

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/theory/jsonpath"
	"github.com/theory/jsonpath/spec"

	"github.com/errgen/errgen/internal/problem"
)

// maxDepth is how deep a document may nest.
const maxDepth = 200

// A kind is what a node is.
type kind int

const (
	null    kind = iota // also what is not a literal
	text                // a string
	number              // as it is written
	boolean             // true or false
	word                // in code: a name, such as HttpStatus.NOT_FOUND
	array
	object
)

// A node is one value of a document or of code.
type node struct {
	kind  kind
	text  string   // of a scalar
	names []string // of the members of an object, in order
	kids  []*node  // the members of an object, the elements of an array
	line  int
	above string // in code, the comment above
	seq   int    // the place in the order of the document

	isCall bool // in code: the arguments of a call

	index map[string]int // of names, once there are many; nil before
	size  int            // in YAML: how many values it has, with those that aliases stand for
	plain any            // what JSONPath works on; nil until it is needed
}

// member returns the member of an object, or nil.
func (n *node) member(name string) *node {
	i, ok := n.find(name)
	if !ok {
		return nil
	}
	return n.kids[i]
}

// few is how many members are found without an index.
const few = 8

func (n *node) find(name string) (int, bool) {
	if len(n.names) <= few {
		for i, have := range n.names {
			if have == name {
				return i, true
			}
		}
		return 0, false
	}
	if n.index == nil {
		n.index = make(map[string]int, len(n.names))
	}
	for i := len(n.index); i < len(n.names); i++ {
		n.index[n.names[i]] = i
	}
	i, ok := n.index[name]
	return i, ok
}

// at returns the member of an object or the element of an array that a bare
// name or position stands for, or nil.
func (n *node) at(name string) *node {
	if n.kind == object {
		return n.member(name)
	}
	i, err := strconv.Atoi(name)
	if n.kind != array || err != nil || i < 0 || i >= len(n.kids) {
		return nil
	}
	return n.kids[i]
}

// set adds a member, and reports false if there is one of this name already.
func (n *node) set(name string, value *node) bool {
	if _, ok := n.find(name); ok {
		return false
	}
	n.names = append(n.names, name)
	n.kids = append(n.kids, value)
	return true
}

// value returns n as the values that JSONPath works on.
func (n *node) value() any {
	if n.plain != nil {
		return n.plain
	}
	switch n.kind {
	case text, word:
		n.plain = n.text
	case number:
		n.plain = json.Number(n.text)
	case boolean:
		n.plain = n.text == "true"
	case array:
		list := make([]any, len(n.kids))
		for i, kid := range n.kids {
			list[i] = kid.value()
		}
		n.plain = list
	case object:
		members := make(map[string]any, len(n.kids))
		for i, kid := range n.kids {
			members[n.names[i]] = kid.value()
		}
		n.plain = members
	}
	return n.plain
}

// A place is a node and the way to it.
type place struct {
	*node
	keys   []string // the names of the members that lead to it
	parent *node    // what has it as a member or an element; nil for a root
}

// rename names the arguments of a call after the parameters. An argument that
// has a name keeps it.
func (n *node) rename(parameters []string) {
	if len(parameters) == 0 {
		return
	}
	old := *n
	n.kind, n.names, n.kids, n.index = object, nil, nil, nil
	for i, kid := range old.kids {
		name := strconv.Itoa(i)
		if old.kind == object {
			name = old.names[i]
		}
		if name == strconv.Itoa(i) && i < len(parameters) {
			name = parameters[i]
		}
		n.set(name, kid)
	}
}

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
