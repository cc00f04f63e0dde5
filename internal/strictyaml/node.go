package strictyaml

import (
	"fmt"

	"github.com/errgen/errgen/internal/problem"
)

// A kind says what a YAML node is, after its plain scalars are resolved.
type kind int

const (
	broken  kind = iota // refused already, and not to be reported again
	text                // a scalar that is a string
	null                // nothing at all, ~ or null
	boolean             // true or false
	number              // a whole number
	other               // a float, a timestamp, a merge key
	list
	mapping
)

// A node is one node of a YAML document, without anchors, aliases and tags.
type node struct {
	kind   kind
	value  string  // of a scalar, as text
	offset int     // where it begins, in bytes
	keys   []*node // of a mapping, all scalars
	items  []*node // of a list; of a mapping, the values in the order of keys
}

// String describes the node for a message: `the number 12`.
func (n *node) String() string {
	switch n.kind {
	case null:
		return "no value"
	case list:
		return "a list"
	case mapping:
		return "a mapping"
	case number:
		return "the number " + n.value
	case text:
		return "the text " + problem.Excerpt(n.value)
	case boolean, other:
		return n.value
	}
	panic(fmt.Sprintf("strictyaml: internal error: node of kind %d has no description", n.kind))
}

// verb returns what a field with this value does, for a message.
func (n *node) verb() string {
	if n.kind == null {
		return "has no value"
	}
	return "is " + n.String()
}

// child returns the node that the first step of a path leads to, or nil.
func (n *node) child(s Path) *node {
	if s.item {
		if n.kind == list && s.index >= 0 && s.index < len(n.items) {
			return n.items[s.index]
		}
		return nil
	}
	for i, key := range n.keys {
		if key.value == s.name {
			return n.items[i]
		}
	}
	return nil
}
