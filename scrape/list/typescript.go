package list

// typescript is how tokens of TypeScript look.
var typescript = dialect{line: "//", block: true, quotes: "\"'`", tick: true}

// readTypeScript reads unions of string literals, enums, and constants that
// are objects, arrays or strings.
func readTypeScript(r *collector, f File) {
	s := newScanner(r, f, typescript)
	for s.peek(0).kind != endToken {
		t := s.peek(0)
		switch {
		case s.braces():
		case t.is("enum") && s.peek(1).kind == wordToken && s.peek(2).is("{"):
			s.tsEnum(t)
		case t.is("type") && s.peek(1).kind == wordToken:
			s.tsUnion(t)
		case (t.is("class") || t.is("namespace") || t.is("module")) && s.peek(1).kind == wordToken:
			s.next()
			s.pending = scope{name: s.next().text}
		case t.is("const") && s.peek(1).kind == wordToken && !s.peek(1).is("enum"):
			s.tsConstant()
		case t.is("readonly") && s.peek(1).kind == wordToken && len(s.scopes) > 0:
			s.tsConstant()
		case t.is("function"):
			s.pending = scope{}
			s.next()
		default:
			s.next()
		}
	}
	r.readDeclarations(f, s.stream, s.all)
}

// aboveHere returns the comment above the declaration whose keyword comes next:
// above it, or above the modifiers before it.
func (s *scanner) aboveHere() string {
	for i := s.at; i >= 0 && i > s.at-4; i-- {
		if s.token(i).above != "" || s.token(i).indent >= 0 {
			return s.token(i).above
		}
	}
	return ""
}

// tsEnum reads enum X { A = 'a', B = "b", C = 3 }.
func (s *scanner) tsEnum(keyword *token) {
	s.next()
	d := s.get("enum", s.next().text, keyword.line)
	d.named = true
	s.next()
	for {
		t := s.peek(0)
		switch {
		case t.kind == endToken || s.take("}"):
			return
		case t.kind != wordToken && t.kind != textToken:
			if opens(t) {
				s.skipGroup()
				continue
			}
			s.next()
			continue
		}
		s.next()
		m := member{name: t.text, line: t.line, last: t.line, above: t.above}
		if s.take("=") {
			m.value = s.value(0)
			m.last = s.token(s.at - 1).line
		}
		d.members = append(d.members, m)
		s.skipTo(",")
		s.take(",")
	}
}

// tsUnion reads type X = 'a' | 'b' | string.
func (s *scanner) tsUnion(keyword *token) {
	s.next()
	name := s.next().text
	s.skipAngles()
	if !s.take("=") {
		return
	}
	above := s.peek(0).above
	s.take("|")
	d := s.get("type", name, keyword.line)
	for s.peek(0).kind != endToken {
		t := s.peek(0)
		if t.above != "" {
			above = t.above
		}
		switch {
		case t.kind == textToken:
			s.next()
			if !t.dynamic {
				value := s.node(text, t.text, t.line)
				d.members = append(d.members, member{name: t.text, value: value, line: t.line, last: t.line, above: above})
			}
		case opens(t):
			s.skipGroup()
		case t.kind == wordToken || t.kind == numberToken:
			s.next()
			s.skipAngles()
		default:
			return
		}
		above = s.peek(0).above
		if !s.take("|") && !s.take("&") {
			return
		}
	}
}

// tsConstant reads const X = …, and static readonly X = … in a class.
func (s *scanner) tsConstant() {
	above := s.aboveHere()
	s.next()
	t := s.next()
	if !s.inType() {
		return
	}
	m := member{name: t.text, line: t.line, above: above}
	if s.take(":") {
		for !s.peek(0).is("=") && !s.peek(0).is(";") && s.peek(0).kind != endToken && !closes(s.peek(0)) {
			if opens(s.peek(0)) {
				s.skipGroup()
				continue
			}
			s.next()
			s.skipAngles()
		}
	}
	if !s.take("=") {
		return
	}
	m.value = s.value(0)
	m.last = s.token(s.at - 1).line
	if s.peek(0).is(":") {
		return // the parameters of a function
	}
	s.constant("const", s.around(""), m)
}
