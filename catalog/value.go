package catalog

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A value is a field of an entry in place, for what is done to all fields
// alike. Each kind of field has a type below; values of one field have the same.
type value interface {
	isEmpty() bool

	// compare orders two values, the empty one first.
	compare(other value) int

	// show returns the value for people. It is empty for an empty value.
	show() string

	// share sets the value to another one, with which it then shares memory.
	share(from value)

	// own gives the value memory of its own. Empty lists become nil.
	own()
}

// A listValue is a value that has items.
type listValue interface {
	value
	sortOnce()        // sorts the items, and leaves each of them once
	add(others value) // adds the items of another list
	once()            // leaves the first of equal items
}

// A textsValue is a value that has texts.
type textsValue interface {
	value
	texts() []string
}

// A fixer is a value that [Fix] can fix.
type fixer interface{ fix() }

// A textValue is a string.
type textValue string

func (t *textValue) isEmpty() bool           { return *t == "" }
func (t *textValue) compare(other value) int { return cmp.Compare(*t, *other.(*textValue)) }
func (t *textValue) show() string            { return string(*t) }
func (t *textValue) share(from value)        { *t = *from.(*textValue) }
func (t *textValue) own()                    {}
func (t *textValue) fix()                    { *t = textValue(singleSpaced(withoutLineEnds(string(*t)))) }

// A markValue is true or absent.
type markValue bool

func (m *markValue) isEmpty() bool { return !bool(*m) }
func (m *markValue) compare(other value) int {
	return cmp.Compare(m.show(), other.show())
}
func (m *markValue) share(from value) { *m = *from.(*markValue) }
func (m *markValue) own()             {}

func (m *markValue) show() string {
	if *m {
		return "true"
	}
	return ""
}

// A codesValue is HTTP statuses.
type codesValue []int

func (c *codesValue) isEmpty() bool           { return len(*c) == 0 }
func (c *codesValue) compare(other value) int { return slices.Compare(*c, *other.(*codesValue)) }
func (c *codesValue) show() string            { return showList(*c, strconv.Itoa) }
func (c *codesValue) share(from value)        { *c = *from.(*codesValue) }
func (c *codesValue) own()                    { *c = cloneList(*c) }
func (c *codesValue) fix()                    { c.sortOnce() }
func (c *codesValue) sortOnce()               { *c = sortedOnce(*c) }
func (c *codesValue) add(others value)        { *c = append(*c, *others.(*codesValue)...) }

// An itemsValue is texts in a list.
type itemsValue []string

func (s *itemsValue) isEmpty() bool           { return len(*s) == 0 }
func (s *itemsValue) compare(other value) int { return slices.Compare(*s, *other.(*itemsValue)) }
func (s *itemsValue) share(from value)        { *s = *from.(*itemsValue) }
func (s *itemsValue) own()                    { *s = cloneList(*s) }
func (s *itemsValue) texts() []string         { return *s }
func (s *itemsValue) sortOnce()               { *s = sortedOnce(*s) }
func (s *itemsValue) add(others value)        { *s = append(*s, *others.(*itemsValue)...) }

func (s *itemsValue) once() { *s = eachOnce(*s) }
func (c *codesValue) once() { c.sortOnce() }

// show returns a single text as it is, and several in quotes, so that one sees
// where each ends.
func (s *itemsValue) show() string {
	if len(*s) == 1 && (*s)[0] != "" {
		return (*s)[0]
	}
	return showList(*s, strconv.Quote)
}

func (s *itemsValue) fix() {
	for i, item := range *s {
		(*s)[i] = singleSpaced(withoutLineEnds(item))
	}
	*s = eachOnce(*s)
}

// A messagesValue is one text or several, of which the first has a field of its own.
type messagesValue struct {
	first *string
	more  *[]string
}

func (m messagesValue) isEmpty() bool { return *m.first == "" && len(*m.more) == 0 }
func (m messagesValue) compare(other value) int {
	return slices.Compare(m.texts(), other.(messagesValue).texts())
}
func (m messagesValue) share(from value) { m.set(from.(messagesValue).texts()) }
func (m messagesValue) own()             { *m.more = cloneList(*m.more) }
func (m messagesValue) add(others value) {
	m.set(append(m.texts(), others.(messagesValue).texts()...))
}

func (m messagesValue) once()     { m.set(eachOnce(m.texts())) }
func (m messagesValue) sortOnce() { m.set(sortedOnce(m.texts())) }

func (m messagesValue) texts() []string {
	if m.isEmpty() {
		return nil
	}
	return append([]string{*m.first}, *m.more...)
}

func (m messagesValue) set(texts []string) {
	*m.first, *m.more = "", nil
	if len(texts) > 0 {
		*m.first = texts[0]
	}
	if len(texts) > 1 {
		*m.more = texts[1:]
	}
}

func (m messagesValue) show() string {
	if len(*m.more) == 0 {
		return *m.first
	}
	return showItems(m.texts())
}

func (m messagesValue) fix() {
	texts := m.texts()
	for i, text := range texts {
		texts[i] = singleSpaced(withoutLineEnds(text))
	}
	m.set(eachOnce(texts))
}

// An optionalValue may be absent, which is not the same as its zero value.
type optionalValue[T comparable] struct{ at **T }

func (o optionalValue[T]) isEmpty() bool           { return *o.at == nil }
func (o optionalValue[T]) compare(other value) int { return cmp.Compare(o.show(), other.show()) }
func (o optionalValue[T]) share(from value)        { *o.at = *from.(optionalValue[T]).at }
func (o optionalValue[T]) own()                    { *o.at = clonePointer(*o.at) }

func (o optionalValue[T]) show() string {
	if *o.at == nil {
		return ""
	}
	if s, ok := any(**o.at).(string); ok {
		return strconv.Quote(s)
	}
	return fmt.Sprint(**o.at)
}

func showList[T any](list []T, show func(T) string) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = show(v)
	}
	return strings.Join(parts, ", ")
}

func cloneList[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return slices.Clone(list)
}

func clonePointer[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

// sortedOnce sorts list, and leaves each value in it once.
func sortedOnce[T cmp.Ordered](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}

// showItems quotes the items, so that two lists never look alike.
func showItems(items []string) string { return showList(items, strconv.Quote) }
