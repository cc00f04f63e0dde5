package list

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/errgen/errgen/internal/problem"
)

// maxNodes is how many values a YAML document may have, those that aliases
// stand for counted each time.
const maxNodes = 4_000_000

// A yamlParser builds the tree of one YAML document. What an alias stands for
// is one node, however often it is used, so that the tree is no larger than
// the file.
type yamlParser struct {
	r    *collector
	file File
	seq  int
	last int                  // the last line; the YAML package may count further
	done map[*yaml.Node]*node // of what has an anchor; nil while it is being converted

	merged int // members that merge keys added
}

// parseYAML returns the tree of a YAML document, or nil if there is a problem.
func parseYAML(r *collector, f File) *node {
	if !r.spend(weighYAML(f.Data)) {
		r.large(f, 1)
		return nil
	}
	doc, err := decodeYAML(f.Data)
	switch {
	case errors.Is(err, io.EOF):
		r.tell(f.Name, "it is empty")
		return nil
	case err != nil:
		r.at(f.Name, yamlLine(err)).report("syntax", "the file is not YAML: "+strings.TrimPrefix(err.Error(), "yaml: "), "see whether it is whole, and whether form is right")
		return nil
	case len(doc.Content) == 0:
		return nil
	}
	p := &yamlParser{r: r, file: f, last: bytes.Count(f.Data, []byte("\n")) + 1, done: map[*yaml.Node]*node{}}
	root := p.value(doc.Content[0], 0)
	if root == nil {
		return nil
	}
	return root
}

// decodeYAML returns the first document.
func decodeYAML(data []byte) (doc *yaml.Node, err error) {
	// The YAML package panics on some malformed comments.
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("it cannot be parsed: %v", v)
		}
	}()
	doc = new(yaml.Node)
	d := yaml.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(doc); err != nil {
		return nil, err
	}
	if err := d.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return nil, errors.New("it has more than one document")
	}
	return doc, nil
}

// yamlLine returns the line that a message of the YAML package begins with.
func yamlLine(err error) int {
	_, after, _ := strings.Cut(err.Error(), "line ")
	digits, _, _ := strings.Cut(after, ":")
	line, _ := strconv.Atoi(digits)
	return line
}

// value converts y and all below it. It returns nil after a problem.
func (p *yamlParser) value(y *yaml.Node, depth int) *node {
	if y.Kind == yaml.AliasNode {
		y = y.Alias
	}
	n, begun := p.done[y]
	switch {
	case n != nil:
		return n
	case begun:
		return p.refuse(y, "depth", "a value has itself inside")
	case depth > maxDepth:
		return p.refuse(y, "depth", fmt.Sprintf("values are nested deeper than %d levels", maxDepth))
	}
	if y.Anchor != "" {
		p.done[y] = nil
	}
	p.seq++
	n = &node{line: max(1, min(y.Line, p.last)), seq: p.seq}
	if !p.fill(n, y, depth) {
		return nil
	}
	size := 1
	for _, kid := range n.kids {
		size += kid.size
	}
	if size > maxNodes {
		return p.refuse(y, "size", fmt.Sprintf("with what aliases stand for, the document has more than %d values", maxNodes))
	}
	n.size = size
	if y.Anchor != "" {
		p.done[y] = n
	}
	return n
}

func (p *yamlParser) refuse(y *yaml.Node, rule, message string) *node {
	p.r.at(p.file.Name, y.Line).report(rule, message, "use a part of the document")
	return nil
}

// fill sets what n holds. It reports false after a problem.
func (p *yamlParser) fill(n *node, y *yaml.Node, depth int) bool {
	switch y.Kind {
	case yaml.ScalarNode:
		scalar(n, y)
	case yaml.SequenceNode:
		n.kind = array
		for _, item := range y.Content {
			kid := p.value(item, depth+1)
			if kid == nil {
				return false
			}
			n.kids = append(n.kids, kid)
		}
	case yaml.MappingNode:
		n.kind = object
		return p.mapping(n, y, depth)
	}
	return true
}

// mapping converts the members of y, those that a merge key adds after its own.
func (p *yamlParser) mapping(n *node, y *yaml.Node, depth int) bool {
	var merged []*node
	for i := 0; i+1 < len(y.Content); i += 2 {
		key := y.Content[i]
		kid := p.value(y.Content[i+1], depth+1)
		if kid == nil {
			return false
		}
		switch {
		case key.Tag == "!!merge":
			merged = append(merged, kid)
		case key.Kind != yaml.ScalarNode:
			p.refuse(key, "syntax", "a key is not a text")
			return false
		case !n.set(key.Value, kid):
			p.r.at(p.file.Name, key.Line).report("repeated-key", fmt.Sprintf("the member %s is there twice; the first is read", problem.Excerpt(key.Value)), "tell the publisher of the list")
		}
	}
	for i := 0; i < len(merged); i++ {
		from := merged[i]
		if p.merged += len(from.kids); p.merged > maxNodes {
			p.refuse(y, "size", fmt.Sprintf("merge keys add more than %d members", maxNodes))
			return false
		}
		if from.kind == array {
			for _, kid := range from.kids {
				if kid.kind == object {
					merged = append(merged, kid)
				}
			}
			continue
		}
		for i, name := range from.names {
			n.set(name, from.kids[i])
		}
	}
	return true
}

// scalar sets what a scalar is. A number that JSON would not have is a text.
func scalar(n *node, y *yaml.Node) {
	n.kind, n.text = text, y.Value
	switch y.ShortTag() {
	case "!!null":
		n.kind = null
	case "!!bool":
		n.kind = boolean
		n.text = strings.ToLower(y.Value)
	case "!!int", "!!float":
		if json.Valid([]byte(y.Value)) {
			n.kind = number
		}
	}
}

// readYAML reads the items of a YAML document.
func readYAML(r *collector, f File) {
	if root := parseYAML(r, f); root != nil {
		r.readTree(f, root)
	}
}
