package diff

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A leaf is a field of a T, for what is done to each alike.
type leaf[T any] struct {
	name string // as in the file
	rule string
	at   func(*T) any // a pointer to the field
}

func (l leaf[T]) same(a, b *T) bool { return same(l.at(a), l.at(b)) }
func (l leaf[T]) show(v *T) string  { return show(l.at(v)) }

// A named list is one that may be there and empty.
type named[T any] struct{ list *[]T }

// same reports whether two fields hold the same.
func same(a, b any) bool {
	switch a := a.(type) {
	case *string:
		return *a == *b.(*string)
	case *int:
		return *a == *b.(*int)
	case *bool:
		return *a == *b.(*bool)
	case *[]int:
		return slices.Equal(*a, *b.(*[]int))
	case *[]string:
		return slices.Equal(*a, *b.(*[]string))
	case **int:
		return samePointer(*a, *b.(**int))
	case **bool:
		return samePointer(*a, *b.(**bool))
	case **string:
		return samePointer(*a, *b.(**string))
	case named[int]:
		return sameNamed(*a.list, *b.(named[int]).list)
	case named[string]:
		return sameNamed(*a.list, *b.(named[string]).list)
	}
	panic(fmt.Sprintf("diff: internal error: cannot compare %T", a))
}

func samePointer[T comparable](a, b *T) bool {
	return a == b || a != nil && b != nil && *a == *b
}

func sameNamed[T comparable](a, b []T) bool {
	return (a == nil) == (b == nil) && slices.Equal(a, b)
}

// show returns what a field holds, for people. It is empty where the field is
// absent.
func show(field any) string {
	switch f := field.(type) {
	case *string:
		return *f
	case *int:
		return strconv.Itoa(*f)
	case *bool:
		return showBool(*f)
	case *[]int:
		return showList(*f, strconv.Itoa)
	case *[]string:
		return showTexts(*f)
	case **int:
		return showPointer(*f, strconv.Itoa)
	case **bool:
		return showPointer(*f, strconv.FormatBool)
	case **string:
		return showPointer(*f, strconv.Quote)
	case named[int]:
		return showNamed(*f.list, showList(*f.list, strconv.Itoa))
	case named[string]:
		return showNamed(*f.list, showList(*f.list, strconv.Quote))
	}
	panic(fmt.Sprintf("diff: internal error: cannot show %T", field))
}

// showBool returns nothing for false, which is how the file writes it.
func showBool(b bool) string {
	if !b {
		return ""
	}
	return "true"
}

func showPointer[T any](p *T, one func(T) string) string {
	if p == nil {
		return ""
	}
	return one(*p)
}

func showList[T any](list []T, one func(T) string) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = one(v)
	}
	return strings.Join(parts, ", ")
}

// showTexts returns a single text as it is, and several in quotes, so that one
// sees where each ends.
func showTexts(list []string) string {
	if len(list) == 1 && list[0] != "" {
		return list[0]
	}
	return showList(list, strconv.Quote)
}

func showNamed[T any](list []T, shown string) string {
	if list != nil && len(list) == 0 {
		return "[]"
	}
	return shown
}
