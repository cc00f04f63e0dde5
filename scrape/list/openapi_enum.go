package list

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// schemas reads the schemas that within names: by their enums, or where fields
// says where the type is, by their bodies.
func (s *apiSpec) schemas() {
	for _, name := range s.Within {
		found := s.schema(name)
		if len(found) == 0 {
			s.noSchema(name)
		}
		for _, p := range found {
			if s.pickers[typeField].how != 0 {
				s.takeBody(p, "")
				continue
			}
			before := s.total
			s.enum(p, map[*node]bool{})
			if s.total == before {
				s.tell(s.file.Name, fmt.Sprintf("the schema %s has no enum; it has %s", problem.Excerpt(name), namesOf(s.resolve(p).node)))
			}
		}
	}
}

// schema finds a schema by its name, a JSON pointer or a JSONPath.
func (s *apiSpec) schema(name string) []place {
	var n *node
	switch {
	case strings.HasPrefix(name, "$"):
		q, err := compileQuery(name)
		if err != nil {
			s.at(s.file.Name, 0).report("list", err.Error(), "write a JSONPath, such as $.components.schemas.ErrorCode")
			return nil
		}
		if !s.afford(s.file, q, s.root) {
			return nil
		}
		return q.find(s.root)
	case strings.HasPrefix(name, "#/"), strings.HasPrefix(name, "/"):
		n = s.pointer(strings.TrimPrefix(name, "#"))
	case s.named() != nil:
		n = s.named().member(name)
	}
	if n == nil {
		return nil
	}
	return []place{{node: n, keys: []string{name}}}
}

func (s *apiSpec) noSchema(name string) {
	fix := "name a schema of the document, or write a JSON pointer or a JSONPath"
	if schemas := s.named(); schemas != nil {
		if near, ok := problem.Nearest(name, schemas.names); ok {
			fix = "write " + near
		}
	}
	s.at(s.file.Name, 1).report("no-schema", fmt.Sprintf("there is no schema %s; there are %s", problem.Excerpt(name), s.contents()), fix)
}

// enum reads the values of a schema, and of those that it is composed of.
func (s *apiSpec) enum(p place, seen map[*node]bool) {
	p = s.resolve(p)
	if p.node == nil || seen[p.node] || len(seen) > maxNodes {
		return
	}
	seen[p.node] = true
	s.values(p)
	for _, name := range []string{"oneOf", "anyOf", "allOf"} {
		if list := p.member(name); list != nil {
			for _, kid := range list.kids {
				s.enum(place{node: kid, keys: p.keys}, seen)
			}
		}
	}
	if items := p.member("items"); items != nil {
		s.enum(place{node: items, keys: p.keys}, seen)
	}
}

// values reads the enum and the const of one schema.
func (s *apiSpec) values(p place) {
	if value := p.member("const"); value != nil {
		doc := ""
		if d := p.member("description"); d != nil && d.kind == text {
			doc = tidy(d.text)
		}
		s.take(s.file, record{place: place{node: value, keys: p.keys}, line: value.line, doc: doc})
	}
	list := p.member("enum")
	if list == nil {
		return
	}
	for i, value := range list.kids {
		if value.kind == null {
			continue // an enum says so that a value may be missing
		}
		s.take(s.file, record{place: place{node: value, keys: p.keys}, line: value.line, doc: tidy(enumDoc(p.node, value.text, i))})
	}
}

// enumDoc returns what a schema says of the i-th value of its enum, in one of
// the spellings that generators read.
func enumDoc(schema *node, value string, i int) string {
	for _, name := range []string{"x-enum-descriptions", "x-enumDescriptions", "x-enum-description"} {
		list := schema.member(name)
		if list == nil {
			continue
		}
		doc := list.at(value)
		if list.kind == array && len(list.kids) == len(schema.member("enum").kids) {
			doc = list.kids[i]
		}
		if doc != nil && doc.kind == text {
			return doc.text
		}
	}
	if ms := schema.member("x-ms-enum"); ms != nil {
		if values := ms.member("values"); values != nil && i < len(values.kids) {
			of, doc := values.kids[i].member("value"), values.kids[i].member("description")
			if of != nil && of.text == value && doc != nil && doc.kind == text {
				return doc.text
			}
		}
	}
	return ""
}
