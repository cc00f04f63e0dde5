// Package response builds error responses in the form that a wire describes: what
// [catalog.Wire] says how to read.
package response

import (
	"encoding/json"
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A Part is a part of a response: a literal text, or the value of a field of the wire
// as it is called in YAML.
type Part struct {
	Literal string
	Field   string // "" for a literal
}

// Parts returns a response with the fields of a wire, each where it is first looked
// for. It has no details.
func Parts(w catalog.Wire) []Part {
	top := &node{}
	for _, f := range []struct {
		name  string
		paths catalog.WirePaths
	}{{"status", w.Status}, {"request_id", w.RequestID}, {"type", w.Type}, {"message", w.Message}, {"url", w.URL}} {
		if path := f.paths.First(); path != "" {
			top.at(path).field = f.name
		}
	}
	var b builder
	if w.IsXML() {
		b.literal.WriteString(xml.Header)
		b.xml(top)
	} else {
		b.json(top)
	}
	b.flush()
	return b.parts
}

// Body returns a response with values for fields of the wire. Those that are
// [json.Number] are numbers in JSON, and the others texts. A field without a value is an
// empty text.
func Body(w catalog.Wire, values map[string]any) []byte {
	var b strings.Builder
	for _, part := range Parts(w) {
		b.WriteString(part.Literal)
		switch value := values[part.Field].(type) {
		case json.Number:
			b.WriteString(value.String())
		case string:
			b.WriteString(encode(w, value))
		case nil:
			if part.Field != "" {
				b.WriteString(encode(w, ""))
			}
		}
	}
	return []byte(b.String())
}

// encode returns a text as it stands in a response.
func encode(w catalog.Wire, text string) string {
	if w.IsXML() {
		var b strings.Builder
		xml.EscapeText(&b, []byte(text)) // a Builder has no error
		return b.String()
	}
	quoted, _ := json.Marshal(text) // marshaling a string cannot fail
	return string(quoted)
}

// ContentType returns the media type of responses.
func ContentType(w catalog.Wire) string {
	if w.IsXML() {
		return "application/xml"
	}
	return "application/json"
}

// A node is a value of a response, or what is below a key.
type node struct {
	key   string
	field string // "" for what has kids
	kids  []*node
}

// at returns the node at a path below n.
func (n *node) at(path string) *node {
	for key := range strings.SplitSeq(path, ".") {
		n = n.kid(key)
	}
	return n
}

// kid returns what is below n at a key.
func (n *node) kid(key string) *node {
	for _, kid := range n.kids {
		if kid.key == key {
			return kid
		}
	}
	kid := &node{key: key}
	n.kids = append(n.kids, kid)
	return kid
}

// item returns the number of the item that stands for the list that n is, and whether
// it is one.
func (n *node) item() (int, bool) {
	if len(n.kids) != 1 {
		return 0, false
	}
	number, err := strconv.Atoi(n.kids[0].key)
	return number, err == nil && number >= 0 && number <= maxItem
}

// maxItem is the largest number of an item. Keys that are larger are those of objects.
const maxItem = 99

// A builder puts parts together.
type builder struct {
	literal strings.Builder
	parts   []Part
}

// field adds the value of a field.
func (b *builder) field(name string) {
	b.flush()
	b.parts = append(b.parts, Part{Field: name})
}

// flush ends a literal.
func (b *builder) flush() {
	if b.literal.Len() > 0 {
		b.parts = append(b.parts, Part{Literal: b.literal.String()})
		b.literal.Reset()
	}
}

// json adds a node in JSON.
func (b *builder) json(n *node) {
	if n.kids == nil && n.field != "" {
		b.field(n.field)
		return
	}
	if item, isList := n.item(); isList {
		b.literal.WriteString("[" + strings.Repeat("null,", item))
		b.json(n.kids[0])
		b.literal.WriteString("]")
		return
	}
	b.literal.WriteString("{")
	for i, kid := range n.kids {
		if i > 0 {
			b.literal.WriteString(",")
		}
		key, _ := json.Marshal(kid.key) // marshaling a string cannot fail
		b.literal.Write(append(key, ':'))
		b.json(kid)
	}
	b.literal.WriteString("}")
}

// xml adds what is below a node in XML.
func (b *builder) xml(n *node) {
	if n.kids == nil && n.field != "" {
		b.field(n.field)
	}
	for _, kid := range n.kids {
		b.literal.WriteString("<" + kid.key + ">")
		b.xml(kid)
		b.literal.WriteString("</" + kid.key + ">")
	}
}
