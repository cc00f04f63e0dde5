package html

// A tagState says where in a start tag a byte is. The names are those of the states
// of the HTML Standard, "tokenization".
type tagState uint8

const (
	inName      tagState = iota // in the name of the tag
	beforeName                  // before the name of an attribute
	inAttribute                 // in the name of an attribute
	afterName                   // after the name of an attribute
	beforeValue                 // before the value of an attribute
	doubleQuoted
	singleQuoted
	unquoted
	tagStates // how many there are
)

// mostAttributes returns the most attributes that a source can have, however its
// text, comments and scripts are told from its tags: that depends on elements which
// only the parser knows. Wherever a start tag can begin, it counts on both with and
// without one, and of all ways to be in the same state keeps that with the most.
func mostAttributes(source []byte) int {
	outside := 0                // the most so far for a reader that is in no tag
	var inside [tagStates]int   // the most so far in each state, plus one; 0 for none
	var active, next []tagState // the states that have any
	for i, c := range source {
		ended := 0
		next = next[:0]
		var moved [tagStates]int
		for _, s := range active {
			to, isNew := s.step(c)
			n := inside[s] + isNew
			if to == tagStates {
				ended = max(ended, n)
				continue
			}
			if moved[to] == 0 {
				next = append(next, to)
			}
			moved[to] = max(moved[to], n)
		}
		if i > 0 && source[i-1] == '<' && isLetter(c) {
			if moved[inName] == 0 {
				next = append(next, inName)
			}
			moved[inName] = max(moved[inName], outside+1)
		}
		outside = max(outside, ended-1)
		inside = moved
		active, next = next, active
	}
	for _, n := range inside {
		outside = max(outside, n-1)
	}
	return outside
}

// step returns the state after a byte, tagStates where it ends the tag, and 1 if an
// attribute begins with it.
func (s tagState) step(c byte) (to tagState, begun int) {
	switch s {
	case doubleQuoted, singleQuoted:
		if c == '"' && s == doubleQuoted || c == '\'' && s == singleQuoted {
			return beforeName, 0
		}
		return s, 0
	case beforeValue:
		switch {
		case c == '"':
			return doubleQuoted, 0
		case c == '\'':
			return singleQuoted, 0
		case isSpace(c):
			return beforeValue, 0
		case c != '>':
			return unquoted, 0
		}
	}
	switch {
	case c == '>':
		return tagStates, 0
	case s == unquoted && isSpace(c):
		return beforeName, 0
	case s == inAttribute && isSpace(c):
		return afterName, 0
	case (s == inAttribute || s == afterName) && c == '=':
		return beforeValue, 0
	case s == unquoted || s == afterName && isSpace(c):
		return s, 0
	case isSpace(c) || c == '/':
		return beforeName, 0
	case s == inName || s == inAttribute:
		return s, 0
	}
	return inAttribute, 1
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' }
