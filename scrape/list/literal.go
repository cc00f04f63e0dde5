package list

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A literals reads values out of the tokens of a language. What is not a
// literal is null.
type literals struct {
	*stream
	lang string // a form
	seq  int
}

func (l *literals) node(k kind, s string, line int) *node {
	l.seq++
	return &node{kind: k, text: s, line: line, seq: l.seq}
}

// value reads a value and stops before what parts it from the next: a comma, a
// closing bracket, the end of the statement. Something else behind it makes
// the value one that has to be computed, which is null.
func (l *literals) value(depth int) *node {
	line := l.peek(0).line
	n := l.primary(depth)
	for n.kind == text && l.peek(0).is("+") {
		l.next()
		more := l.primary(depth)
		if more.kind != text {
			return l.node(null, "", line)
		}
		n.text += more.text
	}
	if !l.ended() {
		return l.node(null, "", line)
	}
	return n
}

// ended reports whether a value can end before the next token.
func (l *literals) ended() bool {
	t := l.peek(0)
	if t.kind == endToken || closes(t) || t.indent >= 0 && !(t.kind == markToken && strings.Contains("+?.|&-*/%<>=", t.text)) {
		return true
	}
	switch t.text {
	case ",", ";", ":", "to", "as", "satisfies", "{", "@", "|":
		return t.kind != textToken && t.kind != numberToken
	}
	return false
}

// primary reads a literal, a name, a call or a group.
func (l *literals) primary(depth int) *node {
	t := l.peek(0)
	switch {
	case depth > maxDepth:
		l.skipGroup()
		return l.node(null, "", t.line)
	case t.kind == textToken:
		return l.text()
	case t.kind == numberToken:
		l.next()
		return l.node(number, t.text, t.line)
	case t.is("-") && l.peek(1).kind == numberToken:
		l.next()
		return l.node(number, "-"+l.next().text, t.line)
	case t.is(".") && l.peek(1).kind == wordToken:
		l.next()
		return l.name(depth)
	case t.is("&"):
		l.next()
		return l.primary(depth + 1)
	case t.kind == wordToken:
		return l.name(depth)
	case opens(t):
		return l.group(depth)
	}
	return l.node(null, "", t.line)
}

// text reads a string, and those that follow it in Python.
func (l *literals) text() *node {
	t := l.next()
	parts, dynamic := []string{t.text}, t.dynamic
	for l.lang == "python" && l.peek(0).kind == textToken {
		more := l.next()
		parts, dynamic = append(parts, more.text), dynamic || more.dynamic
	}
	if dynamic {
		return l.node(null, "", t.line)
	}
	return l.node(text, strings.Join(parts, ""), t.line)
}

// name reads a name such as HttpStatus.NOT_FOUND, or a call.
func (l *literals) name(depth int) *node {
	t := l.next()
	switch t.text {
	case "true", "false", "True", "False":
		return l.node(boolean, strings.ToLower(t.text), t.line)
	case "null", "nil", "None", "undefined":
		return l.node(null, "", t.line)
	case "new", "await":
		if l.peek(0).kind == wordToken {
			return l.primary(depth + 1)
		}
	}
	path := []string{t.text}
	for l.peek(0).is(".") && l.peek(1).kind == wordToken {
		l.next()
		path = append(path, l.next().text)
	}
	l.skipAngles()
	next := l.peek(0)
	switch {
	case next.is("(") && next.indent < 0:
		return l.call(path, depth)
	case next.is("[") && next.indent < 0 && l.lang == "python":
		g := l.group(depth)
		if path[len(path)-1] != "Literal" {
			return l.node(null, "", t.line)
		}
		return g
	}
	return l.node(word, strings.Join(path, "."), t.line)
}

// call reads the arguments of a call. A single one without a name stands for
// the call.
func (l *literals) call(path []string, depth int) *node {
	args := l.group(depth)
	last := path[len(path)-1]
	switch {
	case !builds(last):
		return l.node(null, "", args.line)
	case last == "auto" && len(args.kids) == 0:
		return l.node(word, "auto", args.line)
	case args.kind == object && len(args.names) == 1 && args.names[0] == "rawValue":
		return args.kids[0]
	case strings.HasSuffix(last, "Of"):
		return args
	case args.kind == array && len(args.kids) == 1:
		return args.kids[0]
	}
	args.isCall = args.isCall || !(last == "freeze" || last == "Set" || last == "Map")
	return args
}

// builders are the functions that return what they are given, as far as a list
// goes.
var builders = []string{"freeze", "frozenset", "set", "tuple", "list", "dict", "listOf", "setOf", "arrayOf", "mapOf", "linkedMapOf", "hashMapOf", "init", "auto", "_"}

// builds reports whether a function makes a value of its arguments: a
// constructor or a builder. What others return is not known.
func builds(function string) bool {
	first, _ := utf8.DecodeRuneInString(function)
	return unicode.IsUpper(first) || slices.Contains(builders, function)
}

// group reads what is between brackets: an array, or an object where a member
// has a name. Elements without a name in an object are named by their position.
func (l *literals) group(depth int) *node {
	open := l.next()
	g := l.node(array, "", open.line)
	if open.is("{") {
		g.kind = object
	}
	for {
		t := l.peek(0)
		switch {
		case t.kind == endToken:
			return g
		case closes(t):
			l.next()
			if open.is("(") && g.kind == array && len(g.kids) == 1 && l.lang == "typescript" {
				return g.kids[0]
			}
			return g
		case t.is(",") || t.is(";"):
			l.next()
			continue
		}
		l.element(g, open, depth)
		l.skipTo(",", ";")
	}
}

// element reads one element of a group.
func (l *literals) element(g *node, open *token, depth int) {
	t := l.peek(0)
	if (t.kind == wordToken || t.kind == textToken || t.kind == numberToken) && l.isNamed(open) {
		l.next()
		l.next()
		value := l.value(depth + 1)
		value.line, value.above = t.line, t.above
		if !t.dynamic {
			l.named(g, t.text, value)
		}
		return
	}
	if open.is("{") && l.lang == "typescript" {
		return // a method, a spread, a name computed
	}
	key := l.value(depth + 1)
	key.above = t.above
	if l.peek(0).is("to") || l.peek(0).is(":") {
		l.next()
		value := l.value(depth + 1)
		value.line, value.above = t.line, t.above
		if key.kind == text || key.kind == number {
			l.named(g, key.text, value)
		}
		return
	}
	if g.kind == object && len(g.names) == 0 {
		g.kind = array // a set of Python
	}
	if g.kind == object && !open.is("(") {
		return // **others
	}
	if g.kind == object {
		l.named(g, strconv.Itoa(len(g.kids)), key)
		return
	}
	g.kids = append(g.kids, key)
}

// isNamed reports whether a name and what parts it from its value come next.
func (l *literals) isNamed(open *token) bool {
	after, second := l.peek(1), l.peek(2)
	switch {
	case after.is(":"):
		return !second.is(":") && (l.peek(0).kind != wordToken || l.lang != "python")
	case after.is("="):
		return open.is("(") && !second.is("=")
	}
	return false
}

// named adds a member, and names the elements before it by their position.
func (l *literals) named(g *node, name string, value *node) {
	if g.kind == array {
		g.kind = object
		for i := range g.kids {
			g.names = append(g.names, strconv.Itoa(i))
		}
	}
	g.set(name, value)
}
