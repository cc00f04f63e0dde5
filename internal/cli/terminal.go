package cli

import (
	"os"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/templates"
)

// widest is the greatest width of text on a terminal, in columns: longer lines
// are hard to read.
const widest = 100

// isPlain reports whether terminals should get no colors and no moving lines.
// NO_COLOR is that of https://no-color.org.
func isPlain() bool { return os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" }

// screen describes what s shows: the size and colors of a terminal, or plain text
// for anything else.
func screen(s *inert.Stream) templates.Screen {
	width, ok := s.Terminal()
	if !ok {
		return templates.Screen{}
	}
	if width < 20 {
		width = 0 // nothing can be wrapped in that
	}
	return templates.Screen{Width: min(width, widest), Color: !isPlain()}
}
