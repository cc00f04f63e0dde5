package vendortest

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A score counts, for each field, the types whose truth has it, and those of which
// the catalogue says something else.
type score struct {
	asked map[field]int
	wrong map[field]map[string]string // what is wrong, by type
}

func (s *score) ask(of field, name string, got, want any, right bool) {
	s.asked[of]++
	if right {
		return
	}
	if s.wrong[of] == nil {
		s.wrong[of] = map[string]string{}
	}
	s.wrong[of][name] = fmt.Sprintf("%s of %s is %q, the truth has %q", of, name, got, want)
}

// compare scores the entries of a catalogue by the truth.
func compare(errors []catalog.Entry, truth map[string]fact) *score {
	s := &score{map[field]int{}, map[field]map[string]string{}}
	found := map[string]catalog.Entry{}
	for _, e := range errors {
		found[e.Type] = e
		_, known := truth[e.Type]
		s.ask(invention, e.Type, "there", "nothing", known)
	}
	for _, name := range slices.Sorted(maps.Keys(truth)) {
		e, ok := found[name]
		s.ask(code, name, "missing", name, ok)
		if ok {
			s.entry(e, truth[name])
		}
	}
	return s
}

// entry scores one entry.
func (s *score) entry(e catalog.Entry, want fact) {
	for _, of := range slices.Sorted(maps.Keys(want)) {
		got := values(e, of)
		switch {
		case len(want[of]) > 0:
			s.ask(of, e.Type, got, want[of], matches(of, got, want[of]))
		case len(got) > 0 && (of == status || of == number || of == message):
			// What nobody documents is as wrong as what is missing.
			s.ask(of, e.Type, got, "nothing", false)
		}
	}
}

// values returns what an entry has in a field.
func values(e catalog.Entry, of field) []string {
	switch of {
	case status:
		return strings.Fields(strings.Trim(fmt.Sprint(e.Status), "[]"))
	case number:
		if e.Number == nil {
			return nil
		}
		return []string{strconv.Itoa(*e.Number)}
	case message, oneMessage:
		return e.Messages()
	case description:
		return []string{or(e.Description, e.Message)} // a description that says the same is left out
	case causes:
		return []string{strconv.Itoa(len(e.Causes))}
	case steps:
		return []string{strconv.Itoa(len(e.Steps))}
	case cause:
		return []string{strings.Join(e.Causes, "")}
	case step:
		return []string{strings.Join(e.Steps, "")}
	case eachStep:
		return e.Steps
	case both:
		return []string{strings.Join(slices.Concat(e.Causes, e.Steps), "")}
	}
	panic("no values of " + of)
}

// matches reports whether values are those of the truth: all of them, in any order,
// or how a text begins.
func matches(of field, got, want []string) bool {
	if slices.Equal(want, []string{prose}) && got[0] != "0" {
		return true
	}
	got, want = plain(got), plain(want)
	switch of {
	case oneMessage:
		return len(got) > 0 && !slices.ContainsFunc(got, func(g string) bool { return !slices.Contains(want, g) })
	case description, cause, step, both:
		return slices.ContainsFunc(want, func(w string) bool { return strings.HasPrefix(got[0], w) })
	}
	slices.Sort(got)
	slices.Sort(want)
	return slices.Equal(slices.Compact(got), slices.Compact(want))
}

// plain returns texts without what the truth and the page may write in their own
// way: white space, quotes, and the marks of code and emphasis.
func plain(texts []string) []string {
	var all []string
	for _, text := range texts {
		all = append(all, strings.Map(plainRune, strings.ReplaceAll(text, "…", "...")))
	}
	return all
}

func plainRune(r rune) rune {
	switch r {
	case ' ', '\n', '\t', '\u00a0', '\u200b', '`', '*', '_', '\\', '-':
		return -1
	case '‘', '’':
		return '\''
	case '“', '”':
		return '"'
	}
	return r
}
