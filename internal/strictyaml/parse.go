package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/errgen/errgen/internal/problem"
)

// maxDepth is how deep a document may nest. Ours need six.
const maxDepth = 100

// maxValues bounds the lines and values of a document: each takes up to 600 bytes of
// memory. A catalogue of 100,000 errors has a million and a half.
const maxValues = 2 << 20

// maxProblems bounds how many problems of a document are listed.
const maxProblems = 1000

// tooMany returns the problem that a document has too many values, and whether it has.
func tooMany(data []byte) (p problem.Problem, found bool) {
	n := 0
	for _, mark := range []byte("\n\r,[{") {
		n += bytes.Count(data, []byte{mark})
	}
	p = problem.Problem{
		Line: 1, Rule: "too-large",
		Message: fmt.Sprintf("the file has more than %d lines and values", maxValues), Fix: "see whether it is the file you mean, or make several of it",
	}
	return p, n > maxValues
}

// parse reads exactly one YAML document, without what a catalogue has no use
// for: anchors, aliases, merge keys, tags, repeated keys. It returns a nil
// node when the data is not YAML.
func parse(src *Source, data []byte) (*node, problem.List) {
	if p, bad := badCharacter(src, data); bad {
		return nil, problem.List{p}
	}
	docs, err := documents(data)
	c := converter{src: src, cursor: cursor{data: data}}
	switch {
	case err != nil:
		return nil, problem.List{syntaxProblem(src, data, err)}
	case len(docs) == 0 || isEmpty(docs[0]):
		return nil, problem.List{{Line: 1, Rule: "empty", Message: "the file is empty", Fix: `it begins with "version: 1"`}}
	}
	root := c.node(docs[0].Content[0], nil, 0)
	if len(docs) > 1 {
		c.report(c.offset(docs[1]), problem.Problem{
			Rule:    "second-document",
			Message: "a second document begins here", Fix: "keep each document in a file of its own",
		})
	}
	return root, c.problems
}

// isEmpty reports whether a document holds nothing but comments.
func isEmpty(doc *yaml.Node) bool {
	n := doc.Content[0]
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Value == ""
}

// documents returns the first two documents in data.
func documents(data []byte) (docs []*yaml.Node, err error) {
	// The YAML package panics on some malformed comments.
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("yaml: cannot parse: %v", v)
		}
	}()
	marked, escapes := markEscapes(data)
	d := yaml.NewDecoder(bytes.NewReader(marked))
	for len(docs) < 2 {
		doc := new(yaml.Node)
		err := d.Decode(doc)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return docs, err
		}
		if escapes != 0 {
			resolve(doc, escapes)
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// resolve resolves the escapes in n and all below it.
func resolve(n *yaml.Node, escapes escapeMark) {
	n.Value = escapes.resolve(n.Value, n.Style&yaml.DoubleQuotedStyle != 0)
	for _, child := range n.Content {
		resolve(child, escapes)
	}
}

// A converter turns the nodes of the YAML package into ours, in the order of
// the document.
type converter struct {
	src      *Source
	cursor   cursor
	problems problem.List
}

// node converts n and all below it, and reports what is refused.
func (c *converter) node(n *yaml.Node, at *Path, depth int) *node {
	converted := &node{offset: c.offset(n)}
	if p, refused := c.refuse(n, at, depth); refused {
		c.report(converted.offset, p)
		return converted
	}
	switch n.Kind {
	case yaml.ScalarNode:
		converted.kind, converted.value = kindOf(n), n.Value
	case yaml.SequenceNode:
		converted.kind = list
		for i, item := range n.Content {
			converted.items = append(converted.items, c.node(item, at.At(i), depth+1))
		}
	case yaml.MappingNode:
		converted.kind = mapping
		c.mapping(converted, n, at, depth)
	}
	return converted
}

// mapping converts the fields of n. A key that is refused is left out.
func (c *converter) mapping(to *node, n *yaml.Node, at *Path, depth int) {
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := c.key(n.Content[i], at, depth)
		value := c.node(n.Content[i+1], at.Field(key.value), depth+1)
		if key.kind == broken {
			continue
		}
		if first, repeated := seen[key.value]; repeated {
			line, _ := c.src.position(first)
			c.report(key.offset, problem.Problem{
				Path: at.Field(key.value).String(), Rule: "repeated-key",
				Message: fmt.Sprintf("%s is given twice, first on line %d", problem.Excerpt(key.value), line),
				Fix:     "keep one of them",
			})
			continue
		}
		seen[key.value] = key.offset
		to.keys = append(to.keys, key)
		to.items = append(to.items, value)
	}
}

// key converts a key, which must be a scalar and not <<.
func (c *converter) key(n *yaml.Node, at *Path, depth int) *node {
	key := c.node(n, at, depth+1)
	if n.Kind == yaml.ScalarNode && n.Tag == "!!merge" {
		c.report(key.offset, problem.Problem{
			Path: at.String(), Rule: "merge-key",
			Message: "<< merges another mapping into this one", Fix: "write the fields out",
		})
		key.kind = broken
	}
	if key.kind == list || key.kind == mapping {
		c.report(key.offset, problem.Problem{
			Path: at.String(), Rule: "wrong-type",
			Message: fmt.Sprintf("a key is %v, want a text", key), Fix: `indent with spaces, and quote a text that begins with one of ?[{`,
		})
		key.kind = broken
	}
	return key
}

// refuse returns the problem of a node that no document of ours may have.
func (c *converter) refuse(n *yaml.Node, at *Path, depth int) (p problem.Problem, refused bool) {
	p.Path = at.String()
	switch {
	case depth > maxDepth:
		p.Rule, p.Message, p.Fix = "depth", fmt.Sprintf("nested deeper than %d levels", maxDepth), "quote brackets that are text"
	case n.Kind == yaml.AliasNode:
		p.Rule, p.Message, p.Fix = "alias", fmt.Sprintf("*%s stands for another value", n.Value), "write the value out, or quote it if it is text"
	case n.Anchor != "":
		p.Rule, p.Message, p.Fix = "anchor", fmt.Sprintf("&%s names this value", n.Anchor), "take the anchor away, or quote it if it is text"
	case n.Style&yaml.TaggedStyle != 0:
		p.Rule, p.Message, p.Fix = "tag", fmt.Sprintf("the tag %s stands before this value", problem.Excerpt(n.Tag)), "take the tag away, or quote it if it is text"
	}
	return p, p.Rule != ""
}

func (c *converter) report(offset int, p problem.Problem) {
	if len(c.problems) == maxProblems {
		return
	}
	p.Line, p.Column = c.src.position(offset)
	c.problems = append(c.problems, p)
}

func (c *converter) offset(n *yaml.Node) int {
	return c.cursor.to(n.Line, n.Column)
}

// kindOf returns what a scalar is. Anything quoted is text.
func kindOf(n *yaml.Node) kind {
	switch n.Tag {
	case "!!str":
		return text
	case "!!null":
		return null
	case "!!bool":
		return boolean
	case "!!int":
		return number
	}
	return other
}

// badCharacter returns the problem of the first character that cannot stand
// in a YAML file.
func badCharacter(src *Source, data []byte) (p problem.Problem, bad bool) {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			p.Rule, p.Message, p.Fix = "bad-utf8", fmt.Sprintf("the byte 0x%02x is not UTF-8", data[i]), "save the file as UTF-8"
		}
		if isForbidden(r) {
			p.Rule, p.Message = "control-character", fmt.Sprintf("the character %U cannot stand in YAML", r)
			p.Fix = "take it away, or write it as an escape in double quotes"
		}
		if p.Rule != "" {
			p.Line, p.Column = src.position(i)
			return p, true
		}
		i += size
	}
	return problem.Problem{}, false
}

// isForbidden reports whether YAML forbids a character even in quotes.
func isForbidden(r rune) bool {
	switch r {
	case '\t', '\n', '\r', 0x85:
		return false
	case 0xfffe, 0xffff:
		return true
	}
	return r < 0x20 || r >= 0x7f && r < 0xa0
}
