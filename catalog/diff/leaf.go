package diff

import "strconv"

// A leaf is a field of a T that holds a text or a number.
type leaf[T any] struct {
	name string // as in the file
	rule string
	at   func(*T) any // a pointer to the field
}

func (l leaf[T]) same(a, b *T) bool { return l.show(a) == l.show(b) }

// show returns what the field holds, for people.
func (l leaf[T]) show(v *T) string {
	switch at := l.at(v).(type) {
	case *string:
		return *at
	case *int:
		return strconv.Itoa(*at)
	}
	panic("diff: internal error: cannot show " + l.name)
}
