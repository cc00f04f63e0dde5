package problem

import "fmt"

// Errorf returns an error with a message, formatted as by [fmt.Errorf], and a
// fix, which says what to do. It prints as a [Problem] does: the message, then
// the fix on an indented line of its own. %w wraps an error.
func Errorf(fix, format string, args ...any) error {
	return &fixable{err: fmt.Errorf(format, args...), fix: fix}
}

// A fixable is an error with a fix.
type fixable struct {
	err error
	fix string
}

func (f *fixable) Error() string { return f.err.Error() + "\n\t" + f.fix }

func (f *fixable) Unwrap() error { return f.err }
