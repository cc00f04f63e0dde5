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
func (i Info) Type() Type {
	return Type(typeText[typeAt[i.row]:typeAt[i.row+1]])
}

// Status returns the HTTP status that the error is documented under: the first
// one where there are several, and 0 where there is none.
func (i Info) Status() int {
	if codes := i.codes(); len(codes) > 0 {
		return int(codes[0])
	}
	return 0
}

// Statuses returns every HTTP status that the error is documented under.
func (i Info) Statuses() []int {
	var statuses []int
	for _, code := range i.codes() {
		statuses = append(statuses, int(code))
	}
	return statuses
}

func (i Info) codes() []uint16 {
	return statusCodes[statusFrom[i.row]:statusFrom[i.row+1]]
}

func (i Info) hasStatus(status int) bool {
	for _, code := range i.codes() {
		if int(code) == status {
			return true
		}
	}
	return false
}

// Message returns the documented message.
func (i Info) Message() string {
	return messageText[messageAt[i.row]:messageAt[i.row+1]]
}

// Description returns what the documentation says beyond the message. A blank
// line parts its paragraphs. It is empty where there is only the message.
func (i Info) Description() string {
	return descriptionText[descriptionAt[i.row]:descriptionAt[i.row+1]]
}

// Causes returns the common causes of the error, if they are documented.
func (i Info) Causes() []string {
	return pieces(causeText, causeAt[causeFrom[i.row]:int(causeFrom[i.row+1])+1])
}

// Steps returns the documented steps for finding the cause or mending it.
func (i Info) Steps() []string {
	return pieces(stepText, stepAt[stepFrom[i.row]:int(stepFrom[i.row+1])+1])
}

// URL returns the address of the documentation of the error.
func (i Info) URL() string {
	return urlText[urlAt[i.row]:urlAt[i.row+1]]
}

// Retryable reports whether the same request may succeed when it is sent again
// later. It does when the catalogue that this package was made from says so;
// where that is silent, when the error is documented under some status and each
// of its statuses is one of 408, 429, 500, 502, 503 and 504.
func (i Info) Retryable() bool { return flags[i.row]&flagRetryable != 0 }

// Removed reports whether the documentation no longer has the error.
func (i Info) Removed() bool { return flags[i.row]&flagRemoved != 0 }

// ReplacedBy returns the type that took the place of this one; it is empty
// where there is none.
func (i Info) ReplacedBy() Type {
	return Type(replacementText[replacementAt[i.row]:replacementAt[i.row+1]])
}

// The bits of flags.
const (
	flagRetryable = 1 << iota
	flagRemoved
)

// pieces returns the pieces of text between neighbours of at, or nil when
// there are none.
func pieces[T uint8 | uint16 | uint32](text string, at []T) []string {
	if len(at) < 2 {
		return nil
	}
	list := make([]string, len(at)-1)
	for n := range list {
		list[n] = text[at[n]:at[n+1]]
	}
	return list
}
