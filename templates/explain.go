package templates

import (
	"fmt"
	"io"
	"strings"
	"text/template"
)

// A Screen describes what text is written to. The zero Screen describes a file: as
// wide as the narrowest terminal that people use, and without colors.
type Screen struct {
	Width int // in columns; 0 means 80
	Color bool
}

// Explain writes what is known about errors for a person at a terminal. Lines are
// no wider than the screen, unless a word is.
func Explain(w io.Writer, errors []Error, s Screen) error {
	t, err := parse("explain.tmpl", s.functions())
	if err != nil {
		return err
	}
	return t.Execute(w, errors)
}

// List writes a line for each error: its type, and as much of its message as fits.
func List(w io.Writer, errors []Error, s Screen) error {
	longest := 0
	for _, e := range errors {
		longest = max(longest, len([]rune(singleLine(e.Type))))
	}
	for _, e := range errors {
		name := singleLine(e.Type)
		room := s.width() - longest - 2
		padding := strings.Repeat(" ", longest-len([]rune(name))+2)
		said := shorten(singleLine(e.Message), room)
		if e.Removed {
			said = shorten(strings.TrimSpace("removed "+said), room)
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(s.paint(bold, name)+padding+said, " ")); err != nil {
			return err
		}
	}
	return nil
}

// An Explanation is what is known about errors that were asked for.
type Explanation struct {
	Errors []Error
	Unread []UnreadPage // which may have more of what was asked for
}

// An UnreadPage is the page of a status that was not read.
type UnreadPage struct {
	Package string // of its API
	Status  int
	URL     string // may be empty
}

// ExplainMarkdown writes an explanation as sections of Markdown.
func ExplainMarkdown(w io.Writer, e Explanation) error {
	return renderBuiltin(w, "explain.md.tmpl", e)
}

// ExplainJSON writes an explanation as JSON: an object whose errors are as in the
// format json, and whose not_read, if there is any, has the pages that were not
// read.
func ExplainJSON(w io.Writer, e Explanation) error {
	return renderBuiltin(w, "explain.json.tmpl", e)
}

func (s Screen) width() int {
	if s.Width <= 0 {
		return defaultWidth
	}
	return s.Width
}

// The codes of the colors of a terminal.
const (
	bold   = "1"
	faint  = "2"
	red    = "31"
	yellow = "33"
)

// paint returns text in a color, if the screen has colors.
func (s Screen) paint(color, text string) string {
	if !s.Color {
		return text
	}
	return "\x1b[" + color + "m" + text + "\x1b[0m"
}

func (s Screen) functions() template.FuncMap {
	functions := Functions()
	functions["wrap"] = func(indent, text string) string { return wrap(indent, text, s.width()) }
	functions["strong"] = func(text string) string { return s.paint(bold, text) }
	functions["faint"] = func(text string) string { return s.paint(faint, text) }
	functions["warning"] = func(text string) string { return s.paint(yellow, text) }
	functions["tint"] = func(code int) string { return s.paint(statusColor(code), fmt.Sprint(code)) }
	return functions
}

func statusColor(code int) string {
	if code >= 500 {
		return red
	}
	return yellow
}

// shorten returns text cut to a number of columns, with … at the cut.
func shorten(text string, columns int) string {
	runes := []rune(text)
	if len(runes) <= columns {
		return text
	}
	if columns < 2 {
		return ""
	}
	return strings.TrimRight(string(runes[:columns-1]), " ") + "…"
}
