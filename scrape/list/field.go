package list

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// A picker takes one field out of an item, as [Fields] describes it.
type picker struct {
	how   byte   // 0 for nothing, or one of the constants below
	name  string // of a member
	query *query
}

const (
	byName  = 'n' // the member of a name
	byPath  = '$' // a JSONPath
	bySelf  = '@' // the item itself
	byKey   = 'k' // the name of the item's own member, or of the one after another
	byDoc   = 'd' // the comment
	keyOpen = "@key("
)

func compilePicker(s string) (picker, error) {
	switch {
	case s == "":
		return picker{}, nil
	case s == "@":
		return picker{how: bySelf}, nil
	case s == "@key":
		return picker{how: byKey}, nil
	case s == "@doc":
		return picker{how: byDoc}, nil
	case strings.HasPrefix(s, keyOpen) && strings.HasSuffix(s, ")"):
		return picker{how: byKey, name: s[len(keyOpen) : len(s)-1]}, nil
	case s[0] == '$':
		q, err := compileQuery(s)
		return picker{how: byPath, query: q}, err
	case s[0] == '@':
		return picker{}, fmt.Errorf("%s is not something that an item has", problem.Excerpt(s))
	}
	return picker{how: byName, name: s}, nil
}

// A record is an item before its fields are taken out.
type record struct {
	place
	line int    // where the item is
	doc  string // the comment of a member in code

	// What the form finds by itself; each may be empty.
	wire   string // the type
	status string
	number string
}

// A fieldValue is a value of a field, and what it was picked from.
type fieldValue struct {
	*node
	from *node
}

// pick returns the values of a field. Arrays stand for their elements.
func (p picker) pick(r record) []fieldValue {
	switch p.how {
	case byName:
		if n := r.at(p.name); n != nil {
			return valuesFrom(r.node, flatten(n))
		}
	case byPath:
		var all []fieldValue
		for _, found := range p.query.find(r.place) {
			all = append(all, valuesFrom(found.parent, flatten(found.node))...)
		}
		return all
	case bySelf:
		return valuesFrom(r.node, flatten(r.node))
	case byKey:
		if key, ok := r.key(p.name); ok {
			return scalarOf(text, key)
		}
	case byDoc:
		if r.doc != "" {
			return scalarOf(text, r.doc)
		}
	}
	return nil
}

// scalarOf returns a value that a form has found by itself.
func scalarOf(k kind, s string) []fieldValue { return []fieldValue{{node: &node{kind: k, text: s}}} }

func valuesFrom(from *node, nodes []*node) []fieldValue {
	all := make([]fieldValue, len(nodes))
	for i, n := range nodes {
		all[i] = fieldValue{node: n, from: from}
	}
	return all
}

// key returns the member name that comes after another on the way to r, or the
// last one if after is empty.
func (r record) key(after string) (string, bool) {
	if after == "" {
		if len(r.keys) == 0 {
			return "", false
		}
		return r.keys[len(r.keys)-1], true
	}
	i := slices.Index(r.keys, after)
	if i < 0 || i+1 >= len(r.keys) {
		return "", false
	}
	return r.keys[i+1], true
}

// flatten returns the scalars of n: itself, or its elements.
func flatten(n *node) []*node {
	switch n.kind {
	case null:
		return nil
	case array:
		var all []*node
		for _, kid := range n.kids {
			if kid.kind != null {
				all = append(all, kid)
			}
		}
		return all
	}
	return []*node{n}
}

// standalone finds a number of three digits that stands alone.
var standalone = regexp.MustCompile(`(?:^|[^0-9A-Za-z.])([1-5][0-9]{2})(?:$|[^0-9A-Za-z.])`)

// statusOf returns the HTTP statuses in a text: 404, "404 Not Found",
// HttpStatus.NOT_FOUND. It reports false where there is something else than a
// status, a class of statuses (4XX) or nothing.
func statusOf(s string) ([]int, bool) {
	s = strings.TrimSpace(s)
	if code, err := strconv.Atoi(s); err == nil {
		return []int{code}, code >= 100 && code <= 599
	}
	if found := standalone.FindAllStringSubmatch(s, 2); len(found) == 1 {
		code, _ := strconv.Atoi(found[0][1])
		return []int{code}, true
	}
	if code := statusNamed(s); code != 0 {
		return []int{code}, true
	}
	lower := strings.ToLower(s)
	isClass := len(lower) == 3 && lower[0] >= '1' && lower[0] <= '5' && lower[1:] == "xx"
	return nil, s == "" || isClass || lower == "default"
}

// statusNames maps the names of HTTP statuses, squeezed, to their codes.
var statusNames = func() map[string]int {
	names := map[string]int{}
	for code := 100; code < 600; code++ {
		if name := http.StatusText(code); name != "" {
			names[squeeze(name)] = code
		}
	}
	return names
}()

// statusNamed returns the status of a name, such as http.StatusNotFound, or 0.
func statusNamed(s string) int {
	if i := strings.LastIndexByte(s, '.'); i >= 0 {
		s = s[i+1:]
	}
	name := squeeze(s)
	if code, ok := statusNames[name]; ok {
		return code
	}
	return statusNames[strings.TrimPrefix(strings.TrimPrefix(name, "http"), "status")]
}

// squeeze returns the letters and digits of s in lower case.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		}
		return -1
	}, s)
}
