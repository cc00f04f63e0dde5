// Package template fills the templates of profiles: texts with {name} for a value,
// and {name|filter} for a value that is written in another way.
//
// A template is parsed by [Parse] when a profile is read, and filled by
// [Template.Fill] for each entry.
package template

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

// filters are the ways to write a value.
var filters = map[string]func(string) string{
	"lower": strings.ToLower,
	"upper": strings.ToUpper,
	"snake": func(s string) string { return strings.Join(words(s), "_") },
	"kebab": func(s string) string { return strings.Join(words(s), "-") },
}

// words returns the words of a value in lower case: bad and request of "Bad Request",
// BadRequest, BAD_REQUEST and bad-request.
func words(s string) []string {
	var all []string
	for _, word := range catalog.SplitWords(s) {
		for _, hump := range catalog.SplitHumps(word) {
			all = append(all, strings.ToLower(hump))
		}
	}
	return all
}

// A Template is a text with places for values. The zero value is the empty text.
type Template struct{ parts []part }

// A part is a text as it stands, or the place of a value.
type part struct {
	text    string // as it stands, where name is empty
	name    string
	filters []func(string) string
}

// Parse parses a template whose places may have the given names. The problem,
// if there is one, is that of the first place that is wrong; it has no path.
func Parse(text string, names []string) (Template, problem.List) {
	var t Template
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		if before != "" {
			t.parts = append(t.parts, part{text: before})
		}
		if !found {
			return t, nil
		}
		place, after, closed := strings.Cut(rest, "}")
		if !closed {
			return Template{}, wrong(fmt.Sprintf("{%s is not closed", place), "write } behind the name, as in {type}")
		}
		p, problems := parsePlace(place, names)
		if problems != nil {
			return Template{}, problems
		}
		t.parts = append(t.parts, p)
		text = after
	}
	return t, nil
}

// parsePlace parses what stands in braces: a name, and filters in their order.
func parsePlace(place string, names []string) (part, problem.List) {
	fields := strings.Split(place, "|")
	p := part{name: fields[0]}
	if !slices.Contains(names, p.name) {
		return part{}, wrong(fmt.Sprintf("{%s} names %q, which a template does not know", place, p.name), suggest(p.name, names))
	}
	for _, name := range fields[1:] {
		filter, ok := filters[name]
		if !ok {
			return part{}, wrong(fmt.Sprintf("{%s} has the filter %q, which does not exist", place, name), suggest(name, slices.Sorted(maps.Keys(filters))))
		}
		p.filters = append(p.filters, filter)
	}
	return p, nil
}

// Fill returns the text with the value of each place, and the names of the places
// that have none.
func (t Template) Fill(value func(name string) string) (text string, missing []string) {
	var b strings.Builder
	for _, p := range t.parts {
		if p.name == "" {
			b.WriteString(p.text)
			continue
		}
		v := value(p.name)
		for _, filter := range p.filters {
			v = filter(v)
		}
		if v == "" && !slices.Contains(missing, p.name) {
			missing = append(missing, p.name)
		}
		b.WriteString(v)
	}
	return b.String(), missing
}

// IsEmpty reports whether the template is the empty text.
func (t Template) IsEmpty() bool { return len(t.parts) == 0 }

// Places returns the names in the braces of a text, be it a template or not.
func Places(text string) []string {
	var names []string
	for _, rest := range strings.Split(text, "{")[1:] {
		place, _, _ := strings.Cut(rest, "}")
		name, _, _ := strings.Cut(place, "|")
		if isName(name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// isName reports whether a text can be the name of a capture.
func isName(s string) bool {
	for i, r := range s {
		if r != '_' && (r < 'a' || r > 'z') && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

// Names returns the names of the places, in the order of the text.
func (t Template) Names() []string {
	var names []string
	for _, p := range t.parts {
		if p.name != "" {
			names = append(names, p.name)
		}
	}
	return names
}

func wrong(message, fix string) problem.List {
	return problem.List{{Rule: "bad-template", Message: message, Fix: fix}}
}

func suggest(name string, known []string) string {
	if near, ok := problem.Nearest(name, known); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "it is one of " + strings.Join(known, ", ")
}
