package catalog

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// override applies the overrides to the entries of c, which is sorted. An
// override of a type that c does not have is left to Validate.
func (m *merger) override(c *Catalog) {
	for i, o := range c.Overrides {
		at, ok := slices.BinarySearchFunc(c.Errors, o.Type, func(e Entry, t string) int { return strings.Compare(e.Type, t) })
		if !ok {
			continue
		}
		for _, f := range entryFields {
			if f.isSet(&o.Set) {
				m.stale(o, f, root.Field("overrides").At(i))
				f.named(&o.Set).apply(f.at(&c.Errors[at]))
			}
		}
	}
}

// stale reports an override of a field for which the documentation no longer
// says what it said when the override was written.
func (m *merger) stale(o Override, f *Field, at *strictyaml.Path) {
	page, ok := m.found[o.Type]
	if !ok || page.lost[f.Name] {
		return
	}
	var set, was Entry
	f.named(&o.Set).apply(f.at(&set))
	isNamed := f.isSet(&o.Was)
	if isNamed {
		f.named(&o.Was).apply(f.at(&was))
	}
	p := problem.Problem{Path: at.Field("set").Field(f.Name).String(), Severity: problem.Warning, Rule: "stale-override"}
	switch {
	case isNamed && f.Same(&page.entry, &was):
		return
	case page.split[f.Name] && (!isNamed || page.says(f, &was)):
		return // it says which of the places is right
	case f.Same(&page.entry, &set):
		p.Message = fmt.Sprintf("the documentation now says itself what the override sets the %s of %s to", f.Name, problem.Excerpt(o.Type))
		p.Fix = "take the " + f.Name + " out of the override"
	case isNamed:
		x, y := excerpts(f.exact(&page.entry), f.exact(&was))
		p.Message = fmt.Sprintf("the documentation now gives %s as the %s of %s, and no longer %s", x, f.Name, problem.Excerpt(o.Type), y)
		p.Fix = "see whether the override is still right, and bring its was up to date"
		p.Path = at.Field("was").Field(f.Name).String()
	default:
		return
	}
	m.report(p)
}

// isOverridden reports whether an override sets the field of a type.
func (m *merger) isOverridden(typ string, f *Field) bool {
	return slices.ContainsFunc(m.overrides, func(o Override) bool { return o.Type == typ && f.isSet(&o.Set) })
}

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

// A messagesSetting is one text or several that an override names.
type messagesSetting struct {
	first **string
	more  *[]string
}

func (m messagesSetting) isEmpty() bool           { return *m.first == nil }
func (m messagesSetting) compare(other value) int { return cmp.Compare(m.show(), other.show()) }
func (m messagesSetting) apply(to value)          { to.(messagesValue).set(m.texts()) }

func (m messagesSetting) share(from value) {
	other := from.(messagesSetting)
	*m.first, *m.more = *other.first, *other.more
}

func (m messagesSetting) own() {
	*m.first, *m.more = clonePointer(*m.first), cloneList(*m.more)
}

func (m messagesSetting) texts() []string {
	if m.isEmpty() {
		return nil
	}
	return append([]string{**m.first}, *m.more...)
}

func (m messagesSetting) show() string { return showItems(m.texts()) }

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
