package markdown

import "fmt"

// An Error is about one line of a Markdown page.
type Error struct {
	Line         int
	Message, Fix string
}

func (e *Error) Error() string { return e.Message }

func unclosed(line int, what, fix string) error {
	return &Error{line, fmt.Sprintf("%s begins on line %d and never ends", what, line), fix}
}
