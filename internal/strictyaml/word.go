package strictyaml

import "reflect"

// A Worded is a struct that can stand in a document as one word in place of a
// mapping, such as "complete".
type Worded interface {
	// Word returns the word that says all of the value, or "".
	Word() string
	// SetWord sets the value to what the word says, and reports whether there
	// is such a word.
	SetWord(word string) bool
	// Words are all of them, for messages.
	Words() []string
}

// worded returns v as a [Worded], if it is one.
func worded(v reflect.Value) (Worded, bool) {
	if v.Kind() != reflect.Struct || !reflect.PointerTo(v.Type()).Implements(reflect.TypeFor[Worded]()) {
		return nil, false
	}
	if v.CanAddr() {
		return v.Addr().Interface().(Worded), true
	}
	to := reflect.New(v.Type())
	to.Elem().Set(v)
	return to.Interface().(Worded), true
}
