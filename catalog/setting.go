package catalog

import (
	"cmp"
	"slices"
	"strconv"
)

// A setting is a field of an override in place. It is empty where the override
// does not name the field; an empty list is named.
type setting interface {
	value

	// apply sets the value of an entry to a setting that is not empty.
	apply(to value)
}

func (o optionalValue[T]) apply(to value) {
	switch to := to.(type) {
	case optionalValue[T]:
		*to.at = clonePointer(*o.at)
	case *textValue:
		*to = textValue(any(**o.at).(string))
	}
}

// A codesSetting is HTTP statuses that an override names.
type codesSetting []int

func (c *codesSetting) isEmpty() bool           { return *c == nil }
func (c *codesSetting) compare(other value) int { return compareNamed(*c, *other.(*codesSetting)) }
func (c *codesSetting) show() string            { return showNamed(*c, strconv.Itoa) }
func (c *codesSetting) share(from value)        { *c = *from.(*codesSetting) }
func (c *codesSetting) own()                    { *c = slices.Clone(*c) }
func (c *codesSetting) apply(to value)          { *to.(*codesValue) = cloneList(codesValue(*c)) }

// An itemsSetting is texts in a list that an override names.
type itemsSetting []string

func (s *itemsSetting) isEmpty() bool           { return *s == nil }
func (s *itemsSetting) compare(other value) int { return compareNamed(*s, *other.(*itemsSetting)) }
func (s *itemsSetting) show() string            { return showNamed(*s, strconv.Quote) }
func (s *itemsSetting) share(from value)        { *s = *from.(*itemsSetting) }
func (s *itemsSetting) own()                    { *s = slices.Clone(*s) }
func (s *itemsSetting) apply(to value)          { *to.(*itemsValue) = cloneList(itemsValue(*s)) }

// compareNamed orders two lists, one that is not named first.
func compareNamed[T cmp.Ordered](a, b []T) int {
	switch {
	case (a == nil) == (b == nil):
		return slices.Compare(a, b)
	case a == nil:
		return -1
	}
	return 1
}

func showNamed[T any](list []T, show func(T) string) string {
	if list != nil && len(list) == 0 {
		return "[]"
	}
	return showList(list, show)
}
