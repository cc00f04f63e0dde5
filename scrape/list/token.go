package list

// A tokenKind is what a token is.
type tokenKind byte

const (
	endToken    tokenKind = iota // the end of the file
	wordToken                    // a name or a keyword
	textToken                    // a string
	numberToken                  // a number
	markToken                    // one character of punctuation
)

// A token is the smallest part of code.
type token struct {
	kind    tokenKind
	text    string // of a string, what it stands for
	line    int
	indent  int    // of the first token of a line: its column; else -1
	above   string // the comment directly above
	dynamic bool   // a string with values put in, or one that is not closed
}

// is reports whether t is the given word or mark.
func (t *token) is(s string) bool {
	return (t.kind == wordToken || t.kind == markToken) && t.text == s
}

// A stream is the tokens of a file and how far they are read.
type stream struct {
	tokens []token
	at     int

	// behind has the comment that ends each line with code.
	behind map[int]string
}

// peek returns the next token, or the one n after it.
func (s *stream) peek(n int) *token {
	return &s.tokens[min(s.at+n, len(s.tokens)-1)]
}

// next takes a token. At the end of the file it stays there.
func (s *stream) next() *token {
	t := s.peek(0)
	if t.kind != endToken {
		s.at++
	}
	return t
}

// take takes the next token if it is the given word or mark.
func (s *stream) take(text string) bool {
	if !s.peek(0).is(text) {
		return false
	}
	s.next()
	return true
}

// opens and closes tell what a mark does to the depth.
func opens(t *token) bool {
	return t.kind == markToken && (t.text == "(" || t.text == "[" || t.text == "{")
}

func closes(t *token) bool {
	return t.kind == markToken && (t.text == ")" || t.text == "]" || t.text == "}")
}

// skipGroup skips an opening bracket and all up to the one that closes it.
func (s *stream) skipGroup() {
	depth := 0
	for {
		t := s.next()
		switch {
		case t.kind == endToken:
			return
		case opens(t):
			depth++
		case closes(t):
			depth--
		}
		if depth <= 0 {
			return
		}
	}
}

// skipTo skips to one of the marks, or to the bracket that closes the group
// around them, and takes neither.
func (s *stream) skipTo(marks ...string) {
	for {
		t := s.peek(0)
		if t.kind == endToken || closes(t) {
			return
		}
		for _, mark := range marks {
			if t.is(mark) {
				return
			}
		}
		if opens(t) {
			s.skipGroup()
			continue
		}
		s.next()
	}
}

// skipAngles skips <…> after a name, if that is what follows.
func (s *stream) skipAngles() {
	if !s.peek(0).is("<") {
		return
	}
	const most = 60
	depth := 0
	for i := range most {
		t := s.peek(i)
		switch {
		case t.is("<"):
			depth++
		case t.is(">"):
			depth--
		case t.kind == endToken, t.is(";"), t.is("{"), t.is("="):
			return
		}
		if depth == 0 {
			s.at += i + 1
			return
		}
	}
}
