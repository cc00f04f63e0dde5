package list

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// A jsonParser builds the tree of one JSON document.
type jsonParser struct {
	r       *collector
	file    File
	decoder *json.Decoder
	offset  int // up to where lines are counted
	line    int
	seq     int
}

var (
	errDepth  = errors.New("too deep")
	errMemory = errors.New("too large")
)

// parseJSON returns the tree of a JSON document, or nil if there is a problem.
func parseJSON(r *collector, f File) *node {
	p := &jsonParser{r: r, file: f, decoder: json.NewDecoder(bytes.NewReader(f.Data)), line: 1}
	p.decoder.UseNumber()
	root, err := p.value(0)
	if err == nil {
		var extra json.Token
		if extra, err = p.decoder.Token(); err == nil {
			r.at(f.Name, p.here()).report("syntax", fmt.Sprintf("a second document begins here, with %v", problem.Excerpt(fmt.Sprint(extra))), "keep one document in a file")
			return nil
		}
		if errors.Is(err, io.EOF) {
			return root
		}
	}
	p.explain(err)
	return nil
}

// explain reports an error of the decoder.
func (p *jsonParser) explain(err error) {
	line := p.here()
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, errMemory):
		p.r.large(p.file, line)
		return
	case errors.Is(err, errDepth):
		p.r.at(p.file.Name, line).report("depth", fmt.Sprintf("values are nested deeper than %d levels", maxDepth), "use a part of the document")
		return
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		err = errors.New("the document ends too early")
	case errors.As(err, &syntax):
		line = 1 + bytes.Count(p.file.Data[:min(int(syntax.Offset), len(p.file.Data))], []byte("\n"))
	}
	p.r.at(p.file.Name, line).report("syntax", "the file is not JSON: "+strings.TrimPrefix(err.Error(), "json: "), "see whether it is whole, and whether form is right")
}

// here returns the line of what was read last.
func (p *jsonParser) here() int {
	to := min(int(p.decoder.InputOffset()), len(p.file.Data))
	p.line += bytes.Count(p.file.Data[p.offset:to], []byte("\n"))
	p.offset = to
	return p.line
}

// value reads the next value.
func (p *jsonParser) value(depth int) (*node, error) {
	if depth > maxDepth {
		return nil, errDepth
	}
	token, err := p.decoder.Token()
	if err != nil {
		return nil, err
	}
	if !p.r.spend(nodeCost) {
		return nil, errMemory
	}
	p.seq++
	n := &node{line: p.here(), seq: p.seq}
	switch token := token.(type) {
	case string:
		n.kind, n.text = text, token
	case json.Number:
		n.kind, n.text = number, token.String()
	case bool:
		n.kind, n.text = boolean, fmt.Sprint(token)
	case json.Delim:
		if token == '{' {
			return n, p.object(n, depth)
		}
		return n, p.array(n, depth)
	}
	return n, nil
}

func (p *jsonParser) array(n *node, depth int) error {
	n.kind = array
	for p.decoder.More() {
		kid, err := p.value(depth + 1)
		if err != nil {
			return err
		}
		n.kids = append(n.kids, kid)
	}
	_, err := p.decoder.Token()
	return err
}

func (p *jsonParser) object(n *node, depth int) error {
	n.kind = object
	for p.decoder.More() {
		token, err := p.decoder.Token()
		if err != nil {
			return err
		}
		name, _ := token.(string)
		kid, err := p.value(depth + 1)
		if err != nil {
			return err
		}
		if !p.r.spend(n.memberCost()) {
			return errMemory
		}
		if !n.set(name, kid) {
			p.r.at(p.file.Name, kid.line).report("repeated-key", fmt.Sprintf("the member %s is there twice; the first is read", problem.Excerpt(name)), "tell the publisher of the list")
		}
	}
	_, err := p.decoder.Token()
	return err
}

// readJSON reads the items of a JSON document.
func readJSON(r *collector, f File) {
	if root := parseJSON(r, f); root != nil {
		r.readTree(f, root)
	}
}

// readTree reads the items of a document: those that each selects, or the
// elements of the array that it is.
func (r *collector) readTree(f File, root *node) {
	if r.each == nil {
		if root.kind != array {
			r.tell(f.Name, "each is not given, and the file is not one array; it has "+namesOf(root))
			return
		}
		for _, kid := range root.kids {
			r.take(f, record{place: place{node: kid}, line: kid.line})
		}
		return
	}
	if !r.afford(f, r.each, place{node: root}) {
		return
	}
	found := r.each.find(place{node: root})
	if len(found) == 0 {
		r.tell(f.Name, "each ("+r.Each+") selects nothing; the file has "+describe(root))
	}
	for _, p := range found {
		before := r.total
		r.take(f, record{place: p, line: p.line})
		if r.total == before {
			r.tell(f.Name, "an item without a type has "+describe(p.node))
		}
	}
}

// describe says for a message what a document is.
func describe(n *node) string {
	switch n.kind {
	case object:
		return namesOf(n)
	case array:
		return fmt.Sprintf("an array of %d", len(n.kids))
	}
	return "one value"
}
