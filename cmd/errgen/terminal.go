package main

import (
	"io"
	"os"

	"github.com/errgen/errgen/templates"
	"golang.org/x/term"
)

// widest is how wide text gets on a terminal, in columns: longer lines are hard
// to read.
const widest = 100

// screen returns what w shows: the size and colors of a terminal, or plain text
// for anything else. NO_COLOR is that of https://no-color.org.
func screen(w io.Writer) templates.Screen {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return templates.Screen{}
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	if err != nil || columns < 20 {
		columns = 0
	}
	return templates.Screen{
		Width: min(columns, widest),
		Color: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb",
	}
}
