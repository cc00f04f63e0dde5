package skeleton

import (
	"iter"
	"sort"
)

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
func (i Info) Status() int { return int(statuses[i.row]) }

// Statuses returns every HTTP status that the error is documented under.
func (i Info) Statuses() []int {
	if i.Status() == 0 {
		return nil
	}
	statuses := []int{i.Status()}
	for _, code := range i.more() {
		statuses = append(statuses, int(code))
	}
	return statuses
}

// more returns the statuses but the first. Few types have any: they stand in a
// table of their own, sorted by row.
func (i Info) more() []uint16 {
	from, _ := search(moreRows[:], i.row)
	to := from
	for to < len(moreRows) && moreRows[to] == i.row {
		to++
	}
	return moreStatuses[from:to]
}

func (i Info) hasStatus(status int) bool {
	for _, code := range i.more() {
		if int(code) == status {
			return true
		}
	}
	return status != 0 && i.Status() == status
}

// Message returns the documented message.
func (i Info) Message() string { return messageOf(i.row) }

// Description returns what the documentation says beyond the message. A blank
// line parts its paragraphs. It is empty where there is only the message.
func (i Info) Description() string { return descriptionOf(i.row) }

// Causes returns the common causes of the error, if they are documented.
func (i Info) Causes() []string { return pieces(causesOf(i.row)) }

// Steps returns the documented steps for finding the cause or mending it.
func (i Info) Steps() []string { return pieces(stepsOf(i.row)) }

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
	for _, code := range i.more() {
		if !passes(code) {
			return false
		}
	}
	return passes(statuses[i.row])
}

// passes reports whether a status speaks of the moment and not of the request.
func passes(status uint16) bool {
	switch status {
	case 408, 429, 500, 502, 503, 504:
		return true
	}
	return false
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

// search returns where a row is among rows, or would be, and whether it is.
func search(rows []uint32, row uint32) (int, bool) {
	n := sort.Search(len(rows), func(n int) bool { return rows[n] >= row })
	return n, n < len(rows) && rows[n] == row
}

// pieces returns the lines of text that begin at the places, but the last; nil
// when there are none.
func pieces(text string, at []uint32) []string {
	if len(at) < 2 {
		return nil
	}
	list := make([]string, len(at)-1)
	for n := range list {
		list[n] = text[at[n] : at[n+1]-1]
	}
	return list
}
