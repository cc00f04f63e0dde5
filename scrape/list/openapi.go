package list

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// An apiSpec is one OpenAPI or Swagger document.
type apiSpec struct {
	*collector
	file   File
	root   place
	bodies map[*node]*node // the example body of each schema; nil while it is made
	sizes  map[*node]int   // of bodies
	work   int             // members that were joined; a bound on the time it takes
}

// readOpenAPI reads the enums of the schemas that within names, or the items
// that each selects, or the bodies of the responses of all operations.
func readOpenAPI(r *collector, f File) {
	parse := parseYAML
	if start := bytes.TrimLeft(f.Data, " \t\r\n"); len(start) > 0 && start[0] == '{' {
		parse = parseJSON
	}
	root := parse(r, f)
	if root == nil {
		return
	}
	if root.member("openapi") == nil && root.member("swagger") == nil {
		r.at(f.Name, root.line).report("syntax", "the document is not OpenAPI: it says neither openapi nor swagger; it has "+describe(root), "correct form, or the file")
		return
	}
	s := &apiSpec{collector: r, file: f, root: place{node: root}, bodies: map[*node]*node{}, sizes: map[*node]int{}}
	switch {
	case r.each != nil:
		s.items()
	case len(r.Within) > 0:
		s.schemas()
	default:
		s.responses()
	}
}

// items reads what each selects, references resolved.
func (s *apiSpec) items() {
	if !s.afford(s.file, s.each, s.root) {
		return
	}
	found := s.each.find(s.root)
	for _, p := range found {
		line := p.line
		before := s.total
		s.take(s.file, record{place: s.resolve(p), line: line})
		if s.total == before {
			s.tell(s.file.Name, "an item without a type has "+describe(s.resolve(p).node))
		}
	}
	if len(found) == 0 {
		s.tell(s.file.Name, "each ("+s.Each+") selects nothing; there are "+s.contents())
	}
}

// contents says for a message what the document has.
func (s *apiSpec) contents() string {
	operations := 0
	s.operations(func(place) { operations++ })
	schemas := s.named()
	if schemas == nil {
		return fmt.Sprintf("no schemas (operations: %d)", operations)
	}
	return fmt.Sprintf("the schemas %s (operations: %d)", namesOf(schemas), operations)
}

// named returns the object with the named schemas, or nil.
func (s *apiSpec) named() *node {
	for _, at := range [][]string{{"components", "schemas"}, {"definitions"}} {
		n := s.root.node
		for _, name := range at {
			if n != nil {
				n = n.member(name)
			}
		}
		if n != nil && n.kind == object {
			return n
		}
	}
	return nil
}

// resolve follows references within the document. What leads nowhere, to
// another document or in a circle stays as it is.
func (s *apiSpec) resolve(p place) place {
	const most = 50
	for range most {
		ref := p.member("$ref")
		if ref == nil || ref.kind != text {
			return p
		}
		target := s.pointer(strings.TrimPrefix(ref.text, "#"))
		if target == nil || !strings.HasPrefix(ref.text, "#") {
			return p
		}
		p.node = target
	}
	return p
}

// pointer returns what a JSON pointer leads to, or nil.
func (s *apiSpec) pointer(pointer string) *node {
	n := s.root.node
	for i, step := range strings.Split(pointer, "/") {
		if i == 0 && step == "" {
			continue
		}
		if plain, err := url.PathUnescape(step); err == nil {
			step = plain
		}
		if n = n.at(strings.NewReplacer("~1", "/", "~0", "~").Replace(step)); n == nil {
			return nil
		}
	}
	return n
}

// methods are the operations that a path may have.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}

// operations calls do for each operation.
func (s *apiSpec) operations(do func(place)) {
	paths := s.root.member("paths")
	if paths == nil || paths.kind != object {
		return
	}
	for i, item := range paths.kids {
		p := s.resolve(place{node: item, keys: []string{"paths", paths.names[i]}})
		for j, name := range p.names {
			if slices.Contains(methods, strings.ToLower(name)) {
				do(place{node: p.kids[j], keys: append(slices.Clip(p.keys), name)})
			}
		}
	}
}

// responses reads the bodies of the responses that are errors. A response that
// several operations share is read once for each status.
func (s *apiSpec) responses() {
	type use struct {
		response *node
		status   string
	}
	seen := map[use]bool{}
	looked := 0
	var without []string
	s.operations(func(operation place) {
		list := operation.member("responses")
		if list == nil || list.kind != object {
			return
		}
		for i, kid := range list.kids {
			status := list.names[i]
			p := s.resolve(place{node: kid, keys: append(slices.Clip(operation.keys), "responses", status)})
			if !isErrorKey(status) || seen[use{p.node, status}] {
				continue
			}
			seen[use{p.node, status}] = true
			looked++
			before := s.total
			s.response(p, status)
			if s.total == before && len(without) < 3 {
				without = append(without, status+" of "+strings.Join(operation.keys[1:], " "))
			}
		}
	})
	if s.total == 0 && looked == 0 {
		s.tell(s.file.Name, "no operation has an error response; there are "+s.contents())
	} else if s.total == 0 {
		s.tell(s.file.Name, fmt.Sprintf("no error response has fields.type, which is %s (error responses: %d, first %s); there are %s", problem.Excerpt(s.Fields.Type), looked, strings.Join(without, ", "), s.contents()))
	}
}

// isErrorKey reports whether the key of a response stands for errors.
func isErrorKey(key string) bool {
	if strings.EqualFold(key, "4XX") || strings.EqualFold(key, "5XX") || key == "default" {
		return true
	}
	code, err := strconv.Atoi(key)
	return err == nil && code >= 400 && code <= 599
}

// response reads the examples of a response, and where none of them has a
// type, its schema.
func (s *apiSpec) response(p place, status string) {
	before := s.total
	examples, schemas := s.contentOf(p.node)
	for _, n := range examples {
		s.take(s.file, record{place: place{node: n, keys: p.keys}, line: n.line, status: status})
	}
	for _, n := range schemas {
		if s.total > before {
			return
		}
		s.takeBody(place{node: n, keys: p.keys}, status)
	}
}

// takeBody reads the body of a schema, or each of several bodies.
func (s *apiSpec) takeBody(schema place, status string) {
	b := s.body(schema.node, 0)
	bodies := []*node{b}
	if b.kind == array {
		bodies = b.kids
	}
	for _, one := range bodies {
		s.take(s.file, record{place: place{node: one, keys: schema.keys}, line: max(one.line, schema.line), status: status})
	}
}

// contentOf returns the examples and the schemas of a response, of OpenAPI 3
// and Swagger 2 alike.
func (s *apiSpec) contentOf(response *node) (examples, schemas []*node) {
	media := []*node{response}
	if content := response.member("content"); content != nil {
		media = append(media, content.kids...)
	}
	for i, m := range media {
		if example := m.member("example"); example != nil {
			examples = append(examples, example)
		}
		if list := m.member("examples"); list != nil {
			for _, kid := range list.kids {
				kid = s.resolve(place{node: kid}).node
				if value := kid.member("value"); value != nil && i > 0 {
					kid = value
				}
				examples = append(examples, kid)
			}
		}
		if schema := m.member("schema"); schema != nil {
			schemas = append(schemas, schema)
		}
	}
	return examples, schemas
}
