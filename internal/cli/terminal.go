package cli

import (
	"io"
	"os"

	"github.com/errgen/errgen/templates"
	"golang.org/x/term"
)

// widest is the greatest width of text on a terminal, in columns: longer lines
// are hard to read.
const widest = 100

// terminal reports whether w is one, and its width in columns, or 0 where it
// does not say.
func terminal(w io.Writer) (width int, ok bool) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		width = 0
	}
	return width, true
}

// isPlain reports whether terminals should get no colors and no moving lines.
// NO_COLOR is that of https://no-color.org.
func isPlain() bool { return os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" }

// screen describes what w shows: the size and colors of a terminal, or plain text
// for anything else.
func screen(w io.Writer) templates.Screen {
	width, ok := terminal(w)
	if !ok {
		return templates.Screen{}
	}
	if width < 20 {
		width = 0 // nothing can be wrapped in that
	}
	return templates.Screen{Width: min(width, widest), Color: !isPlain()}
}
