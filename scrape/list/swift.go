package list

// swift is how tokens of Swift look.
var swift = dialect{line: "//", block: true, nested: true, quotes: `"`, triple: true, swift: true}

// readSwift reads enums with raw values and static constants.
func readSwift(r *collector, f File) {
	s := newScanner(r, f, swift)
	for s.peek(0).kind != endToken {
		t := s.peek(0)
		switch {
		case s.braces():
		case t.is("enum") && s.peek(1).kind == wordToken:
			s.swiftEnum(t)
		case (t.is("struct") || t.is("class") || t.is("extension") || t.is("actor")) && s.peek(1).kind == wordToken:
			s.next()
			s.pending = scope{name: s.next().text}
		case t.is("func") || t.is("init"):
			s.next()
			s.pending = scope{}
		case t.is("case") && s.enum() != nil:
			s.swiftCases(s.enum())
		case t.is("let"):
			s.swiftConstant(t)
		default:
			s.next()
		}
	}
	r.readDeclarations(f, s.stream, s.all)
}

// swiftEnum reads the head of an enum. Names of members are types only where
// the enum has raw values: others never travel.
func (s *scanner) swiftEnum(keyword *token) {
	s.next()
	name := s.next().text
	s.skipAngles()
	d := s.get("enum", name, keyword.line)
	d.hidden = true
	if s.take(":") {
		raw := s.peek(0).text
		d.named = raw == "String" || raw == "Int"
		d.hidden = !d.named
		for s.peek(0).kind != endToken && !s.peek(0).is("{") {
			d.hidden = d.hidden || s.peek(0).is("CodingKey")
			s.next()
		}
	}
	s.pending = scope{name: name, enum: d}
}

// swiftCases reads case a, b = "raw".
func (s *scanner) swiftCases(d *declaration) {
	above := s.next().above
	for s.peek(0).kind == wordToken {
		t := s.next()
		m := member{name: t.text, line: t.line, above: above}
		if t.above != "" {
			m.above = t.above
		}
		above = ""
		if s.peek(0).is("(") {
			s.skipGroup()
			m.name = "" // values that come with the case: never a raw value
		}
		if s.take("=") {
			m.value = s.value(0)
		}
		m.last = s.token(s.at - 1).line
		if m.name != "" {
			d.members = append(d.members, m)
		}
		if !s.take(",") {
			return
		}
	}
}

// swiftConstant reads static let name: Type = value, and a constant of the
// file.
func (s *scanner) swiftConstant(keyword *token) {
	isStatic := false
	above := keyword.above
	for i := s.at - 1; i >= 0 && i >= s.at-3 && s.token(i).kind == wordToken; i-- {
		isStatic = isStatic || s.token(i).is("static")
		if above == "" {
			above = s.token(i).above
		}
	}
	s.next()
	t := s.peek(0)
	if t.kind != wordToken || !s.inType() || !isStatic && len(s.scopes) > 0 {
		return
	}
	m := member{name: s.next().text, line: t.line, above: above}
	if s.take(":") {
		for !s.peek(0).is("=") && s.peek(0).indent < 0 && s.peek(0).kind != endToken {
			if opens(s.peek(0)) {
				s.skipGroup()
				continue
			}
			s.next()
		}
	}
	if !s.take("=") {
		return
	}
	m.value = s.value(0)
	m.last = s.token(s.at - 1).line
	s.constant("let", s.around(""), m)
}
