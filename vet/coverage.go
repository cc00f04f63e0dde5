package vet

import (
	"fmt"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A Note says of a place in the code that it names an error type of which it is
// not known whether the API has it: the catalogue does not, but it has only a part
// of the documentation. Or it says of an import that it is of another major version
// of the SDK than is checked. Nothing is known to be wrong there.
type Note struct {
	Pos, End token.Pos
	Type     string // the error type; the path of the package, for an import
	Near     string // a known error type that is perhaps meant; may be empty
	API      string // what the API is called
	Pages    string // which pages were read and which were not

	// Configured is the path of the SDK's package that is checked, for an import of
	// another version, and empty for an error type.
	Configured string
}

// Message returns what the note says, in one line.
func (n Note) Message() string {
	if n.Configured != "" {
		return n.versionMessage()
	}
	text := fmt.Sprintf("the error type %q is not in the catalogue of %s, and no page was read that could have it (%s)", n.Type, n.API, n.Pages)
	if n.Near != "" {
		text += fmt.Sprintf("; did you mean %q?", n.Near)
	}
	return text
}

// MessageFor returns what notes about the same pages say together, of a number of
// error types.
func (n Note) MessageFor(types int) string {
	if n.Configured != "" {
		return n.versionMessage()
	}
	if types == 1 {
		return fmt.Sprintf("1 error type is not in the catalogue of %s, and no page was read that could have it (%s)", n.API, n.Pages)
	}
	return fmt.Sprintf("%d error types are not in the catalogue of %s, and no page was read that could have them (%s)", types, n.API, n.Pages)
}

// newNote returns the note for a use of an error type that the catalogues of
// partial may lack, with the known type that is nearest to it.
func newNote(u use, near string, partial []*Vendor) Note {
	n := Note{Pos: u.expr.Pos(), End: u.expr.End(), Type: u.value, Near: near, API: titles(partial)}
	var pages []string
	for _, v := range partial {
		text := pagesOf(v.Catalog)
		if len(partial) > 1 {
			text = title(v) + " " + text
		}
		pages = append(pages, text)
	}
	n.Pages = strings.Join(pages, "; ")
	return n
}

// partial returns the vendors of u that may have error types which neither their
// catalogue nor a list has.
func (u use) partial() []*Vendor {
	var partial []*Vendor
	for _, v := range u.vendors {
		if v.Catalog.Coverage.IsPartial() && !hasLists(v.Catalog) {
			partial = append(partial, v)
		}
	}
	return partial
}

// lacking says that no catalogue of u has the error type, and for one that is
// partial that only what was read is known not to have it.
func (u use) lacking() string {
	if v := u.vendors[0]; len(u.vendors) == 1 && v.Catalog.Coverage.IsPartial() && hasLists(v.Catalog) {
		return fmt.Sprintf("neither the pages of %s that were read nor %s have the error type %q", title(v), sayLists(lists(v.Catalog)), u.value)
	}
	if len(u.partial()) > 0 {
		return fmt.Sprintf("the pages of %s that were read do not have the error type %q", titles(u.vendors), u.value)
	}
	return fmt.Sprintf("the catalogue of %s has no error type %q", titles(u.vendors), u.value)
}

// pagesOf says which pages were read and which were not, such as
// "read: 404; not read: 400, 401".
func pagesOf(c *catalog.Catalog) string {
	switch {
	case len(c.Unread()) == 0:
		return "which pages were not read is not known"
	case len(c.ReadStatuses()) == 0:
		return "not read: " + join(c.Unread())
	}
	return "read: " + join(c.ReadStatuses()) + "; not read: " + join(c.Unread())
}

func join(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, ", ")
}

// hasLists reports whether a catalogue also has the types of a list, such as the
// enum of an SDK. What is in none of these is unknown, whatever was read.
func hasLists(c *catalog.Catalog) bool {
	return slices.ContainsFunc(c.Errors, func(e catalog.Entry) bool { return len(e.Listed) > 0 })
}

// lists returns the names of the lists that have entries of a catalogue, sorted.
func lists(c *catalog.Catalog) []string {
	var names []string
	for _, e := range c.Errors {
		names = append(names, e.Listed...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func sayLists(names []string) string {
	if len(names) == 1 {
		return "the list " + names[0]
	}
	return "the lists " + strings.Join(names, ", ")
}
