package inert

import (
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/term"
)

// A Stream writes text to a stream of the process, and keeps it from commanding
// anything. Its methods may be called from any goroutine.
type Stream struct {
	out io.Writer

	mu      sync.Mutex
	line    line
	pending []byte // the beginning of a character or a style, whose end is not written yet
	failed  error  // why something could not be written
}

// NewStream returns a Stream that writes to out.
func NewStream(out io.Writer) *Stream { return &Stream{out: out} }

// Stdout returns standard output. No other code writes to it.
func Stdout() *Stream { return NewStream(os.Stdout) }

// Stderr returns standard error. No other code writes to it.
func Stderr() *Stream { return NewStream(os.Stderr) }

// Terminal reports whether the stream is a terminal, and the terminal's width in
// columns, or 0 where it does not say.
func (s *Stream) Terminal() (width int, ok bool) {
	f, ok := s.out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil {
		return width, true
	}
	return 0, true
}

// Write writes text that is not trusted.
func (s *Stream) Write(p []byte) (int, error) { return s.write(p, false) }

// Flush writes what is left of a character that was never completed. Its error is
// that of the first write that failed, whoever was told.
func (s *Stream) Flush() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.send(s.flush(nil)); err != nil {
		return err
	}
	return s.failed
}

// write writes text, and lets through styles if it may have them.
func (s *Stream) write(p []byte, isStyled bool) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	rest := string(s.pending) + string(p)
	out := make([]byte, 0, len(rest)+len(rest)/16)
	s.pending = nil
	for len(rest) > 0 {
		n, isWhole := 0, true
		if isStyled {
			n, isWhole = style(rest)
		}
		if isWhole && n == 0 {
			isWhole = utf8.FullRuneInString(rest)
		}
		switch {
		case !isWhole:
			s.pending, rest = []byte(rest), ""
		case n > 0: // it has no width, and so leaves the line as it is
			out, rest = append(out, rest[:n]...), rest[n:]
		default:
			r, n := utf8.DecodeRuneInString(rest)
			out, rest = s.line.text(out, r, rest[:n]), rest[n:]
		}
	}
	if err := s.send(out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// flush adds the pending bytes to out, byte by byte.
func (s *Stream) flush(out []byte) []byte {
	for i := range s.pending {
		r, _ := utf8.DecodeRune(s.pending[i : i+1])
		out = s.line.text(out, r, string(s.pending[i:i+1]))
	}
	s.pending = nil
	return out
}

func (s *Stream) send(out []byte) error {
	if len(out) == 0 {
		return nil
	}
	_, err := s.out.Write(out)
	if s.failed == nil {
		s.failed = err
	}
	return err
}

// styles are the styles of errgen's own output, as control sequences (SGR of
// ECMA-48, 8.3.117).
var styles = func() []string {
	var all []string
	for _, parameters := range []string{"0", "1", "2", "31", "33", "9;31", "4;32", "1;31", "1;33", "1;36"} {
		all = append(all, "\x1b["+parameters+"m")
	}
	return all
}()

// style returns the length of the style that text begins with, and 0 if it begins
// with none. It is not whole if text ends before that is known.
func style(text string) (n int, isWhole bool) {
	if text[0] != '\x1b' {
		return 0, true
	}
	if i := slices.IndexFunc(styles, func(s string) bool { return strings.HasPrefix(text, s) }); i >= 0 {
		return len(styles[i]), true
	}
	return 0, !slices.ContainsFunc(styles, func(s string) bool { return strings.HasPrefix(s, text) })
}
