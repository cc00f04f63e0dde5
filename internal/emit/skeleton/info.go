package skeleton

import "iter"

// An Info is what the documentation says of one error type. It is a small
// handle that may be copied and compared; the zero Info is that of no type, and
// all its methods return zero values.
type Info struct {
	row uint32 // the row of the tables; row 0 is empty
}

// Lookup returns what the documentation says of a type, and whether it says
// anything.
func Lookup(t Type) (Info, bool) {
	row := find(t)
	return Info{row}, row != 0
}

// All returns every documented type in byte order, the removed ones included.
func All() iter.Seq[Type] {
	return func(yield func(Type) bool) {
		for row := range uint32(rows) {
			if !yield(Info{row + 1}.Type()) {
				return
			}
		}
	}
}

// ByStatus returns the types that are documented under an HTTP status, in the
// order of [All].
func ByStatus(status int) iter.Seq[Type] {
	return func(yield func(Type) bool) {
		for row := range uint32(rows) {
			i := Info{row + 1}
			if i.hasStatus(status) && !yield(i.Type()) {
				return
			}
		}
	}
}

// Type returns the type that i is about.
func (i Info) Type() Type { return typeOf(i.row) }

// Status returns the HTTP status that the error is documented under: the first
// one where there are several, and 0 where there is none.
func (i Info) Status() int {
	at := 2 * int(i.row)
	code := statuses[at : at+2]
	return int(uint16(code[0]) | uint16(code[1])<<8)
}

// Statuses returns every HTTP status that the error is documented under.
func (i Info) Statuses() []int {
	var list []int
	for n := 0; ; n++ {
		code := i.status(n)
		if code == 0 {
			return list
		}
		list = append(list, code)
	}
}

// status returns the status number n, counted from 0; 0 when there are not so
// many. Few types have more than one: the others stand in tables of their own.
func (i Info) status(n int) int {
	if n == 0 {
		return i.Status()
	}
	n += search(moreRows, int(i.row)) - 1
	if n >= len(moreRows)/4 || number(moreRows, n) != int(i.row) {
		return 0
	}
	return number(moreStatuses, n)
}

func (i Info) hasStatus(status int) bool {
	for n := 0; ; n++ {
		switch i.status(n) {
		case 0:
			return false
		case status:
			return true
		}
	}
}

// Message returns the documented message.
func (i Info) Message() string { return messageOf(i.row) }

// Description returns what the documentation says beyond the message. A blank
// line parts its paragraphs. It is empty where there is only the message.
func (i Info) Description() string { return descriptionOf(i.row) }

// Causes returns the common causes of the error, if they are documented.
func (i Info) Causes() []string { return causesOf(i.row) }

// Steps returns the documented steps for finding the cause or mending it.
func (i Info) Steps() []string { return stepsOf(i.row) }

// URL returns the address of the documentation of the error.
func (i Info) URL() string { return urlOf(i.row) }

// Retryable reports whether the same request may succeed when it is sent again
// later. It does when the catalogue that this package was made from says so;
// where that is silent, when the error is documented under some status and each
// of its statuses is one of 408, 429, 500, 502, 503 and 504.
func (i Info) Retryable() bool {
	if flags := flagsOf(i.row); flags&(flagRetryable|flagFinal) != 0 {
		return flags&flagRetryable != 0
	}
	for n := 0; ; n++ {
		switch i.status(n) {
		case 408, 429, 500, 502, 503, 504:
		case 0:
			return n > 0
		default:
			return false
		}
	}
}

// Removed reports whether the documentation no longer has the error.
func (i Info) Removed() bool { return flagsOf(i.row)&flagRemoved != 0 }

// ReplacedBy returns the type that took the place of this one; it is empty
// where there is none.
func (i Info) ReplacedBy() Type { return Type(replacementOf(i.row)) }

// The bits of flags.
const (
	flagRetryable = 1 << iota // the catalogue says so
	flagFinal                 // the catalogue says that it is not
	flagRemoved
)
