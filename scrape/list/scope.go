package list

// A scope is what is between a pair of braces.
type scope struct {
	name string       // of the type or object; "" for a function and the like
	enum *declaration // nil if it is not an enum
}

// A scanner goes once through the tokens of a language with braces.
type scanner struct {
	literals
	declarations
	scopes  []scope
	pending scope // what the next brace opens
}

func newScanner(r *collector, f File, d dialect) *scanner {
	return &scanner{literals: literals{stream: lex(r, f, d), lang: r.Form}}
}

// braces takes a brace, and keeps track of the scopes. It reports whether the
// next token was one.
func (s *scanner) braces() bool {
	t := s.peek(0)
	switch {
	case t.is("{"):
		s.scopes = append(s.scopes, s.pending)
		s.pending = scope{}
	case t.is("}"):
		if len(s.scopes) > 0 {
			s.scopes = s.scopes[:len(s.scopes)-1]
		}
	default:
		return false
	}
	s.next()
	return true
}

// inType reports whether all scopes around are those of types: a constant in a
// function is not a list.
func (s *scanner) inType() bool {
	for i := len(s.scopes) - 1; i >= 0 && i >= len(s.scopes)-maxDepth; i-- {
		if s.scopes[i].name == "" {
			return false
		}
	}
	return len(s.scopes) <= maxDepth
}

// enum returns the enum whose body this is, or nil.
func (s *scanner) enum() *declaration {
	if len(s.scopes) == 0 {
		return nil
	}
	return s.scopes[len(s.scopes)-1].enum
}

// around returns the name of the type around, without those that have no name
// of their own.
func (s *scanner) around(nameless string) string {
	for i := len(s.scopes) - 1; i >= 0; i-- {
		if s.scopes[i].name != nameless {
			return s.scopes[i].name
		}
	}
	return ""
}

// constant adds a constant: a list of its own if it has members, else to the
// declaration of the type around.
func (s *scanner) constant(kind, around string, m member) {
	switch m.value.kind {
	case text, number:
	case array, object:
		if isList(m.value) {
			d := s.get(kind, m.name, m.line)
			d.addList(m.value)
			return
		}
	default:
		return
	}
	d := s.get(kind, around, m.line)
	d.loose = around == ""
	d.members = append(d.members, m)
}

// isList reports whether n is a list of errors rather than the arguments of
// one: an array of texts or objects, or an object.
func isList(n *node) bool {
	return len(n.kids) > 0 && !n.isCall
}
