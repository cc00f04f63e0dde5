package list

import (
	"slices"
	"strings"
)

// python is how tokens of Python look.
var python = dialect{line: "#", quotes: `"'`, triple: true, python: true}

// A pyScope is a class or a function around a line.
type pyScope struct {
	indent  int
	name    string
	members *declaration // of a class
	errors  *node        // the attributes of a class that extends another
	isClass bool
}

// A pyScanner reads the declarations of a file, a line after the other.
type pyScanner struct {
	literals
	declarations
	scopes []pyScope
}

// readPython reads the members of classes and enums, constants, dicts, lists
// and Literal[…].
func readPython(r *collector, f File) {
	p := &pyScanner{literals: literals{stream: lex(r, f, python), lang: "python"}}
	for p.peek(0).kind != endToken {
		t := p.peek(0)
		switch {
		case opens(t):
			p.skipGroup()
		case t.indent >= 0:
			p.statement()
		default:
			p.next()
		}
	}
	for _, d := range p.all {
		slices.SortStableFunc(d.members, func(a, b member) int { return a.line - b.line })
	}
	r.readDeclarations(f, p.stream, p.all)
}

// statement reads the beginning of a line.
func (p *pyScanner) statement() {
	t := p.peek(0)
	for len(p.scopes) > 0 && p.scopes[len(p.scopes)-1].indent >= t.indent {
		p.scopes = p.scopes[:len(p.scopes)-1]
	}
	switch {
	case t.is("class") && p.peek(1).kind == wordToken:
		p.class(t)
	case t.is("def") || t.is("async"):
		p.scopes = append(p.scopes, pyScope{indent: t.indent})
		p.next()
	case t.is("type") && p.peek(1).kind == wordToken && p.peek(2).is("="):
		p.next()
		p.assignment()
	case t.kind == wordToken && p.inClass() && (p.peek(1).is("=") && !p.peek(2).is("=") || p.peek(1).is(":")):
		p.assignment()
	default:
		p.next()
	}
}

// inClass reports whether what is around is a class, or the file.
func (p *pyScanner) inClass() bool {
	return len(p.scopes) == 0 || p.scopes[len(p.scopes)-1].isClass
}

// class reads the head of a class. One that extends another is also a member
// of a declaration with the name of that, since exceptions are so declared.
func (p *pyScanner) class(t *token) {
	p.next()
	name := p.next().text
	var bases []string
	if p.peek(0).is("(") {
		for _, base := range p.group(0).kids {
			if base.kind == word {
				bases = append(bases, base.text[strings.LastIndexByte(base.text, '.')+1:])
			}
		}
	}
	s := pyScope{indent: t.indent, name: name, isClass: true}
	isEnum := slices.ContainsFunc(bases, func(b string) bool { return strings.HasSuffix(b, "Enum") || b == "Flag" })
	s.members = p.get("class", name, t.line)
	s.members.named = isEnum
	if len(bases) > 0 && !isEnum {
		s.errors = &node{kind: object, line: t.line}
		d := p.get("subclasses of", bases[0], t.line)
		d.members = append(d.members, member{name: name, value: s.errors, line: t.line, last: t.line, above: t.above})
	}
	p.scopes = append(p.scopes, s)
}

// assignment reads NAME = value and NAME: type = value.
func (p *pyScanner) assignment() {
	t := p.next()
	m := member{name: t.text, line: t.line, above: t.above}
	if p.take(":") {
		for !p.peek(0).is("=") {
			if p.peek(0).indent >= 0 || p.peek(0).kind == endToken {
				return
			}
			if opens(p.peek(0)) {
				p.skipGroup()
				continue
			}
			p.next()
		}
	}
	p.next()
	m.value = p.value(0)
	m.last = p.token(p.at - 1).line
	if doc := p.peek(0); m.above == "" && doc.kind == textToken && doc.indent >= 0 && doc.line == m.last+1 && !doc.dynamic && doc.indent == t.indent {
		m.above = tidy(doc.text)
		p.next()
	}
	p.add(m)
}

// add adds an assignment to the class around, or to the constants of the file.
func (p *pyScanner) add(m member) {
	if strings.HasPrefix(m.name, "__") {
		return // __all__ and the like
	}
	isUpper := strings.ToUpper(m.name) == m.name
	var class *declaration
	if len(p.scopes) > 0 {
		s := p.scopes[len(p.scopes)-1]
		class = s.members
		if s.errors != nil && !isUpper {
			if m.value.kind != null {
				s.errors.set(m.name, m.value)
			}
			return
		}
	}
	isEnum := class != nil && class.named
	if m.value.kind == word && m.value.text == "auto" && isEnum {
		m.value = nil
		m.renamed = strings.ToLower(m.name)
	}
	switch {
	case isEnum && strings.HasPrefix(m.name, "_"):
	case isEnum:
		class.members = append(class.members, m)
	case m.value == nil:
	case m.value.kind == text || m.value.kind == number:
		if class != nil {
			class.members = append(class.members, m)
		} else if isUpper {
			d := p.get("constants", "", m.line)
			d.loose = true
			d.members = append(d.members, m)
		}
	case (m.value.kind == object || m.value.kind == array) && !m.value.isCall && len(m.value.kids) > 0:
		d := p.get("constant", m.name, m.line)
		d.addList(m.value)
		d.keyed = m.value.kind == object
	}
}
