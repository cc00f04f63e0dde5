package skeleton

import "iter"

// An Info is what the documentation says about one error type. It is a small
// handle that can be copied and compared. The methods of the zero Info, which
// describes no type, return zero values.
type Info struct {
	row uint32 // the row of the tables; row 0 is empty
}

// Lookup returns what the documentation says about a type, and whether the type
// is documented.
func Lookup(t Type) (Info, bool) {
	row := genFind(t)
	return Info{row}, row != 0
}

// All returns all documented types in byte order, including removed ones.
func All() iter.Seq[Type] {
	return func(yield func(Type) bool) {
		for row := range uint32(genRows) {
			if !yield(Info{row + 1}.Type()) {
				return
			}
		}
	}
}

// ByStatus returns the types that are documented with an HTTP status, in the
// order of [All].
func ByStatus(status int) iter.Seq[Type] {
	return func(yield func(Type) bool) {
		for row := range uint32(genRows) {
			i := Info{row + 1}
			if i.hasStatus(status) && !yield(i.Type()) {
				return
			}
		}
	}
}

// Type returns the type that i describes.
func (i Info) Type() Type { return genTypeOf(i.row) }

// Status returns the HTTP status that the error is documented with: the first of
// several, or 0 if there is none.
func (i Info) Status() int {
	at := 2 * int(i.row)
	code := genStatuses[at : at+2]
	return int(uint16(code[0]) | uint16(code[1])<<8)
}

// Statuses returns all HTTP statuses that the error is documented with.
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

// status returns the nth status, counted from 0, or 0 if there are fewer. Few
// types have more than one, so the others are in tables of their own.
func (i Info) status(n int) int {
	if n == 0 {
		return i.Status()
	}
	n += genSearch(genMoreRows, int(i.row)) - 1
	if n >= len(genMoreRows)/4 || genNumber(genMoreRows, n) != int(i.row) {
		return 0
	}
	return genNumber(genMoreStatuses, n)
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
func (i Info) Message() string { return genMessageOf(i.row) }

// Messages returns all documented messages. [Info.Message] is the first of them.
func (i Info) Messages() []string {
	first := genMessageOf(i.row)
	if first == "" {
		return nil
	}
	return append([]string{first}, genMoreMessagesOf(i.row)...)
}

// Description returns what the documentation says beyond the message, in
// paragraphs that are separated by blank lines. It is empty if there is only the
// message.
func (i Info) Description() string { return genDescriptionOf(i.row) }

// Causes returns the documented causes of the error.
func (i Info) Causes() []string { return genCausesOf(i.row) }

// Steps returns the documented steps to find the cause or to fix it.
func (i Info) Steps() []string { return genStepsOf(i.row) }

// Categories returns what the documentation groups the error under.
func (i Info) Categories() []string { return genCategoriesOf(i.row) }

// Number returns the number that the documentation gives the error beside its
// type, and whether it gives one.
func (i Info) Number() (int, bool) { return genNumberOf(i.row) }

// URL returns the address of the error's documentation.
func (i Info) URL() string { return genURLOf(i.row) }

// Retryable reports whether the same request may succeed when it is sent again
// later. If the catalogue that this package was generated from does not say, it
// may when the error has documented statuses and all of them are among 408, 429,
// 500, 502, 503 and 504.
func (i Info) Retryable() bool {
	retryable, _ := i.genRetry()
	return retryable
}

// genRetry returns what [Info.Retryable] returns, and whether the documentation
// says anything about it.
func (i Info) genRetry() (retryable, isSaid bool) {
	if flags := genFlagsOf(i.row); flags&(genFlagRetryable|genFlagFinal) != 0 {
		return flags&genFlagRetryable != 0, true
	}
	for n := 0; ; n++ {
		code := i.status(n)
		if code == 0 || !genIsTransient(code) {
			return code == 0 && n > 0, code != 0 || n > 0
		}
	}
}

// Removed reports whether the error is no longer documented.
func (i Info) Removed() bool { return genFlagsOf(i.row)&genFlagRemoved != 0 }

// ReplacedBy returns the type that replaces this one, or "" if there is none.
func (i Info) ReplacedBy() Type { return Type(genReplacementOf(i.row)) }

// The bits of genFlags.
const (
	genFlagRetryable = 1 << iota // the catalogue says so
	genFlagFinal                 // the catalogue says that it is not
	genFlagRemoved
)
