package html

import (
	"bytes"
	"slices"
)

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
// only the parser knows. Wherever a start tag can begin that is counted, it counts on
// both with and without one, and of all ways to be in the same state keeps that with the
// most.
func mostAttributes(source []byte, isCounted func(tag []byte) bool) int {
	var n tagCounter
	for i := 1; i < len(source); i++ {
		if n.active == 0 {
			next := bytes.IndexByte(source[i-1:], '<')
			if i += next; next < 0 || i == len(source) {
				break
			}
		}
		begins := source[i-1] == '<' && isCounted(source[i:])
		switch {
		case begins && n.active == 0: // as all would
			n.inside[inName], n.active, n.only = n.outside+1, 1, inName
		case begins || n.active > 1:
			n.all(source[i], begins)
		case n.active == 1:
			if n.only == doubleQuoted {
				i += skippable(source[i:])
			}
			if i < len(source) {
				n.one(source[i])
			}
		}
	}
	return n.most()
}

// skippable returns how many bytes of a value in double quotes come before its end, or
// before what may be a tag. It looks no further than usual values go, since it is asked
// at each tag in a value.
func skippable(value []byte) int {
	value = value[:min(len(value), 256)]
	if end := bytes.IndexByte(value, '"'); end >= 0 {
		value = value[:end]
	}
	if tag := bytes.IndexByte(value, '<'); tag >= 0 {
		return tag
	}
	return len(value)
}

// isStart reports whether the bytes after a "<" make it a start tag.
func isStart(tag []byte) bool { return len(tag) > 0 && isLetter(tag[0]) }

// isFormatting reports whether a start tag is of a formatting element (HTML Standard,
// "the list of active formatting elements"), which the parser repeats until it is closed.
func isFormatting(tag []byte) bool {
	if len(tag) < 2 || !formattingBy[tag[0]%32][tag[1]%32] {
		return false // most
	}
	var lower [len("strong") + 1]byte
	n := 0
	for n < min(len(tag), len(lower)) && isLetter(tag[n]) {
		lower[n] = tag[n] | 0x20
		n++
	}
	return slices.Contains(formatting, string(lower[:n]))
}

var formatting = []string{"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}

// formattingBy has the first two letters of formatting: of a name of one letter, this and
// what may end a name.
var formattingBy = func() (by [32][32]bool) {
	for _, name := range formatting {
		for c := range 256 {
			if len(name) == 1 && (c == '>' || c == '/' || isSpace(byte(c))) || len(name) > 1 && byte(c) == name[1] {
				by[name[0]%32][c%32] = true
			}
		}
	}
	return by
}()

// A tagCounter counts attributes.
type tagCounter struct {
	outside int                // the most so far for a reader that is in no tag
	inside  [tagStates + 1]int // the most so far in each state, plus one; 0 for none
	active  int                // how many states have any
	only    tagState           // the state, if it is one
}

// one goes on after a byte from the only state that there is.
func (n *tagCounter) one(c byte) {
	move := moves[n.only][c]
	if move.to == n.only {
		return // most of a name or a value; no attribute begins where one is
	}
	count := n.inside[n.only] + int(move.begun)
	n.inside[n.only] = 0
	if move.to == tagStates {
		n.outside, n.active = max(n.outside, count-1), 0
		return
	}
	n.inside[move.to], n.only = count, move.to
}

// all goes on after a byte from all states, and into a new tag if one begins.
func (n *tagCounter) all(c byte, begins bool) {
	var moved [tagStates + 1]int
	for s, count := range n.inside[:tagStates] {
		if count > 0 {
			move := moves[s][c]
			moved[move.to] = max(moved[move.to], count+int(move.begun))
		}
	}
	if begins {
		moved[inName] = max(moved[inName], n.outside+1)
	}
	n.outside = max(n.outside, moved[tagStates]-1)
	moved[tagStates] = 0
	n.inside, n.active = moved, 0
	for s, count := range moved {
		if count > 0 {
			n.active++
			n.only = tagState(s)
		}
	}
}

// most returns the most attributes at the end.
func (n *tagCounter) most() int {
	most := n.outside
	for _, count := range n.inside {
		most = max(most, count-1)
	}
	return most
}

// A move is what a byte does in a state.
type move struct {
	to    tagState
	begun uint8 // 1 if an attribute begins with the byte
}

// moves are those of each state and byte.
var moves = func() (table [tagStates][256]move) {
	for s := range table {
		for c := range table[s] {
			table[s][c] = tagState(s).step(byte(c))
		}
	}
	return table
}()

// step returns what a byte does. To tagStates it moves where it ends the tag.
func (s tagState) step(c byte) move {
	switch s {
	case doubleQuoted, singleQuoted:
		if c == '"' && s == doubleQuoted || c == '\'' && s == singleQuoted {
			return move{beforeName, 0}
		}
		return move{s, 0}
	case beforeValue:
		switch {
		case c == '"':
			return move{doubleQuoted, 0}
		case c == '\'':
			return move{singleQuoted, 0}
		case isSpace(c):
			return move{beforeValue, 0}
		case c != '>':
			return move{unquoted, 0}
		}
	}
	switch {
	case c == '>':
		return move{tagStates, 0}
	case s == unquoted && isSpace(c):
		return move{beforeName, 0}
	case s == inAttribute && isSpace(c):
		return move{afterName, 0}
	case (s == inAttribute || s == afterName) && c == '=':
		return move{beforeValue, 0}
	case s == unquoted || s == afterName && isSpace(c):
		return move{s, 0}
	case isSpace(c) || c == '/':
		return move{beforeName, 0}
	case s == inName || s == inAttribute:
		return move{s, 0}
	}
	return move{inAttribute, 1}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' }
