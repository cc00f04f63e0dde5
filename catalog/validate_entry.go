package catalog

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// entry checks one entry.
func (v *validator) entry(e Entry, i int) {
	at := root.Field("errors").At(i)
	v.typeForm(e.Type, at)
	if j := v.first[e.Type]; j != i && e.Type != "" {
		v.report(at.Field("type"), "duplicate-type",
			fmt.Sprintf("errors[%d] has the type %s of errors[%d] again", i, problem.Excerpt(e.Type), j), "merge the two entries into one")
	}
	for _, f := range entryFields {
		if f.check != nil {
			f.check(v, &e, at.Field(f.Name))
		}
	}
}

// entryName checks that identifiers can be made of a name.
func (v *validator) entryName(e *Entry, at *strictyaml.Path) {
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) }
	if e.Name == "" || strings.ContainsFunc(e.Name, isWord) && !strings.ContainsFunc(e.Name, func(r rune) bool { return !isWord(r) && r != '_' }) {
		return
	}
	v.report(at, "entry-name", fmt.Sprintf("%s is not words of letters and digits with underscores between them", problem.Excerpt(e.Name)), "write it as in  name: card_expired")
}

// goName checks that Go exports the name that people give the constant.
func (v *validator) goName(e *Entry, at *strictyaml.Path) {
	if e.GoName != "" && !isExportedName(e.GoName) {
		v.report(at, "go-name",
			fmt.Sprintf("%s is not a name that Go exports", problem.Excerpt(e.GoName)), "begin with a capital letter, and use letters and digits alone")
	}
}

// replacement checks that an entry is replaced by another one.
func (v *validator) replacement(e *Entry, at *strictyaml.Path) {
	switch e.ReplacedBy {
	case "":
	case e.Type:
		v.report(at, "replaced-by-itself",
			fmt.Sprintf("%s is replaced by itself", problem.Excerpt(e.Type)), "name the type that took its place, or leave the field out")
	default:
		v.known(e.ReplacedBy, at, "unknown-replacement")
	}
}

// undocumented checks that nothing else says that the documentation has, or had,
// an entry that people marked as undocumented.
func (v *validator) undocumented(e *Entry, at *strictyaml.Path) {
	if !e.Undocumented {
		return
	}
	if e.Removed {
		v.report(at, "removed-undocumented",
			fmt.Sprintf("%s is marked both removed and undocumented", problem.Excerpt(e.Type)),
			"keep removed if the documentation once had it, otherwise undocumented")
		return
	}
	if e.URL != "" {
		v.report(at, "documented",
			fmt.Sprintf("%s is marked undocumented, but has an address in the documentation", problem.Excerpt(e.Type)), "take the mark away if the documentation has it now, otherwise the address")
	}
}

// typeForm checks the characters of a type.
func (v *validator) typeForm(t string, at *strictyaml.Path) {
	const fix = "copy the type exactly as it is on the wire"
	if t == "" {
		v.report(at.Field("type"), "empty-type", fmt.Sprintf("%v has no type", at), fix)
		return
	}
	if strings.Trim(t, " ") != t {
		v.report(at.Field("type"), "type-form", fmt.Sprintf("the type %s has a space at its beginning or end", problem.Excerpt(t)), "take it away")
		return
	}
	if strings.Contains(t, "  ") {
		v.report(at.Field("type"), "type-form", fmt.Sprintf("the type %s has more than one space between two words", problem.Excerpt(t)), "write one space")
		return
	}
	for i, r := range t {
		if !inType(r) || r == unicode.ReplacementChar {
			v.report(at.Field("type"), "type-form",
				fmt.Sprintf("the type %s has %s at byte %d", problem.Excerpt(t), describe(r), i+1), fix)
			return
		}
	}
}

// inType reports whether a type may have r in it. Some APIs send words or a sentence
// as the type.
func inType(r rune) bool {
	if !strictyaml.IsVisible(r) {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) || strings.ContainsRune(" .-_:/+#@~$%&=?!,;()[]*'’", r)
}

// describe names a character for a message, in words if it cannot be seen.
func describe(r rune) string {
	switch {
	case r == unicode.ReplacementChar:
		return "a byte that is not UTF-8"
	case r == '\n':
		return "a line break"
	case unicode.IsSpace(r):
		return fmt.Sprintf("white space (%U)", r)
	case !strictyaml.IsVisible(r):
		return fmt.Sprintf("an invisible character (%U)", r)
	}
	return fmt.Sprintf("the character %q", r)
}

// statusList checks the statuses of an entry or an override.
func (v *validator) statusList(status []int, at *strictyaml.Path) {
	for i, code := range status {
		v.statusRange(code, at.At(i))
	}
	for i := 1; i < len(status); i++ {
		if status[i] <= status[i-1] {
			v.report(at.At(i), "status-order", // the next scrape fixes it
				fmt.Sprintf("%v has %d after %d", at, status[i], status[i-1]), "write each status once, the lowest first")
			return
		}
	}
}

// listItems checks that no item of a list is empty.
func (v *validator) listItems(items []string, at *strictyaml.Path) {
	for i, item := range items {
		if strings.TrimSpace(item) == "" {
			v.report(at.At(i), "empty-item", fmt.Sprintf("%v is empty", at.At(i)), "write the item, or take it away")
		}
	}
}

// entryItems checks the items of a list of an entry: that none is empty or
// repeated, and the text of each.
func (v *validator) entryItems(items []string, at *strictyaml.Path) {
	v.listItems(items, at)
	first := map[string]int{}
	for i, item := range items {
		if j, repeated := first[item]; repeated {
			v.report(at.At(i), "duplicate-item", fmt.Sprintf("%v says again what %v says", at.At(i), at.At(j)), "keep one of the two")
			continue
		}
		if len(items) > 1 {
			first[item] = i
		}
		v.text(item, at.At(i))
	}
}

// override checks one override.
func (v *validator) override(o Override, i int) {
	at := root.Field("overrides").At(i)
	if o.Type == "" {
		v.report(at.Field("type"), "empty-type", fmt.Sprintf("%v has no type", at), "name the entry it corrects")
	} else {
		v.known(o.Type, at.Field("type"), "unknown-type")
	}
	if o.Set.isEmpty() {
		v.report(at.Field("set"), "empty-set",
			fmt.Sprintf("%v of %s sets nothing", at, problem.Excerpt(o.Type)), "name the fields to correct under set, or take the override away")
	}
	for _, f := range entryFields {
		if f.checkSet != nil {
			f.checkSet(v, &o.Set, at.Field("set").Field(f.Name))
			f.checkSet(v, &o.Was, at.Field("was").Field(f.Name))
		}
	}
	if strings.TrimSpace(o.Reason) == "" {
		v.report(at.Field("reason"), "missing-reason",
			fmt.Sprintf("%v of %s gives no reason", at, problem.Excerpt(o.Type)), "say under reason why the documentation is wrong")
	}
}
