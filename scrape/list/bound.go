package list

import (
	"bytes"
	"fmt"

	"github.com/errgen/errgen/internal/problem"
	"github.com/theory/jsonpath/spec"
)

// maxMemory bounds what reading one file of a list takes, in bytes of the heap at its
// largest, garbage included. With the pages of a run that is 512 MiB.
const maxMemory = 192 << 20

// What a file takes at most for each of its parts: TestListMemory measures it. A
// specification of 10 MB has 500,000 values.
const (
	nodeCost  = 240 // a value in JSON
	nameCost  = 64  // the name of a member
	indexCost = 200 // the same where there are many
	plainCost = 350 // a value for a JSONPath
	yamlCost  = 440 // a value in YAML: parsed, and as a node
	tokenCost = 400 // in code, with the value that it is
	goCost    = 420 // the same in Go
	placeCost = 170 // what a JSONPath finds
	stepCost  = 40  // each step on the way there
)

// spend counts memory for the file at hand, and reports whether it may take so much.
func (r *collector) spend(bytes int) bool {
	r.spent += bytes
	return r.spent <= maxMemory
}

// large reports that a file takes too much memory.
func (r *collector) large(f File, line int) {
	r.at(f.Name, line).report("size", fmt.Sprintf("reading the file takes more than %d MiB of memory: it has %.1f MiB with too many values", maxMemory>>20, float64(len(f.Data))/(1<<20)),
		"use a part of it, such as the file of the errors alone")
}

// memberCost is what one more member of n takes.
func (n *node) memberCost() int {
	if len(n.names) < few {
		return nameCost
	}
	return indexCost
}

// weighYAML returns what parsing a YAML document takes, by what may begin a value.
func weighYAML(data []byte) int {
	values := 1
	for _, mark := range []string{"\n", ",", "[", "{", ": ", ":\n", "- ", "? "} {
		values += bytes.Count(data, []byte(mark))
	}
	return values * yamlCost
}

// weighGo returns what parsing Go takes, by what may begin or end a token.
func weighGo(source []byte) int {
	tokens, inWord := 0, false
	for _, c := range source {
		isWord := c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
		if !isWord && c > ' ' || isWord && !inWord {
			tokens++
		}
		inWord = isWord
	}
	return tokens * goCost
}

// afford reports whether what q selects below root takes little enough memory and time,
// and reports it where it does not.
func (r *collector) afford(f File, q *query, root place) bool {
	w := weigher{r: r}
	if root.plain == nil {
		w.values(root.node)
	}
	w.choose(root.node, q.path.Query().Segments(), 0)
	if w.isOver() {
		r.at(f.Name, root.line).report("size", fmt.Sprintf("the JSONPath %s selects so much here that reading the file takes more than %d MiB of memory", problem.Excerpt(q.path.String()), maxMemory>>20),
			"name the members on the way, such as $.errors[*]")
		return false
	}
	return true
}

// A weigher counts what evaluating a JSONPath takes at most.
type weigher struct {
	r      *collector
	places int // memory for what is found
}

// maxSteps bounds the time that the JSONPaths of a file take.
const maxSteps = 20_000_000

func (w *weigher) isOver() bool { return w.r.spent+w.places > maxMemory || w.r.steps > maxSteps }

// values counts the values that n stands for in a JSONPath.
func (w *weigher) values(n *node) {
	w.r.spend(plainCost)
	for _, kid := range n.kids {
		if w.isOver() {
			return
		}
		w.values(kid)
	}
}

// choose counts what segments select below n if all filters let everything pass.
func (w *weigher) choose(n *node, segments []*spec.Segment, depth int) {
	w.r.steps++
	if len(segments) == 0 {
		return
	}
	for _, selector := range segments[0].Selectors() {
		for _, kid := range selected(n, selector) {
			if w.places += placeCost + stepCost*depth; w.isOver() {
				return
			}
			w.choose(kid, segments[1:], depth+1)
		}
	}
	if !segments[0].IsDescendant() {
		return
	}
	for _, kid := range n.kids {
		if w.isOver() {
			return
		}
		w.choose(kid, segments, depth+1)
	}
}

// selected returns the members or elements of n that a selector may select.
func selected(n *node, selector spec.Selector) []*node {
	var kid *node
	switch s := selector.(type) {
	case spec.Name:
		kid = n.member(string(s))
	case spec.Index:
		if i := int(s); n.kind == array && -len(n.kids) <= i && i < len(n.kids) {
			kid = n.kids[(i+len(n.kids))%len(n.kids)]
		}
	default:
		return n.kids
	}
	if kid == nil {
		return nil
	}
	return []*node{kid}
}
