package catalog

import (
	"fmt"
	"go/token"
	"regexp"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// Validate returns everything that is wrong with the catalogue, in the order
// in which the canonical form has it. Each problem has its Path; use
// [strictyaml.Source.Place] for the lines.
func (c *Catalog) Validate() problem.List {
	v := validator{Catalog: c, first: make(map[string]int, len(c.Errors)), docsHost: hostOf(c.Docs), problems: c.checkVersion()}
	for i, e := range c.Errors {
		if _, ok := v.first[e.Type]; !ok {
			v.first[e.Type] = i
			v.types = append(v.types, e.Type)
		}
	}
	v.head()
	v.problems = append(v.problems, v.Wire.Validate("wire")...)
	v.coverage()
	v.statuses()
	v.classes()
	for i, e := range c.Errors {
		v.entry(e, i)
	}
	v.references()
	v.similarTypes()
	v.order("errors", len(c.Errors), func(i int) string { return c.Errors[i].Type })
	for i, o := range c.Overrides {
		v.override(o, i)
	}
	v.overridden()
	v.order("overrides", len(c.Overrides), func(i int) string { return c.Overrides[i].Type })
	v.baselines()
	return v.problems
}

// A validator collects the problems of one catalogue.
type validator struct {
	*Catalog
	first    map[string]int // the index of the first entry of each type
	types    []string
	docsHost string // "" if it is not known
	problems problem.List
}

// report adds a problem with the severity of its rule.
func (v *validator) report(at *strictyaml.Path, rule, message, fix string) {
	v.problems = append(v.problems, problem.Problem{
		Path: at.String(), Rule: rule, Message: message, Fix: fix, Severity: rules.Severity(rule),
	})
}

// root is the way to the document itself.
var root *strictyaml.Path

// checkVersion reports a version that this package cannot read.
func (c *Catalog) checkVersion() problem.List {
	if c.Version == FormatVersion {
		return nil
	}
	p := problem.Problem{Path: "version", Rule: "version", Fix: fmt.Sprintf(`begin the file with "version: %d"`, FormatVersion)}
	p.Message = "the catalogue does not say its version"
	if c.Version != 0 {
		p.Message = fmt.Sprintf("version %d of the catalogue format is not known, only %d", c.Version, FormatVersion)
		p.Fix = "use a newer errgen"
	}
	return problem.List{p}
}

var nameForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)

func (v *validator) head() {
	const nameFix = "use lower-case letters, digits and dashes, such as stytch-b2b"
	switch {
	case v.Name == "":
		v.report(root.Field("name"), "missing-name", "the catalogue has no name", nameFix)
	case !nameForm.MatchString(v.Name):
		v.report(root.Field("name"), "name-form", fmt.Sprintf("the name %s is not one word in lower case", problem.Excerpt(v.Name)), nameFix)
	}
	if strings.TrimSpace(v.Title) == "" {
		v.report(root.Field("title"), "missing-title", "the catalogue has no title", "write the name of the API as people say it")
	}
}

func (v *validator) statuses() {
	first := make(map[int]int, len(v.Statuses))
	for i, s := range v.Statuses {
		at := root.Field("statuses").At(i)
		v.statusRange(s.Code, at.Field("code"))
		if j, repeated := first[s.Code]; repeated {
			v.report(at.Field("code"), "duplicate-status",
				fmt.Sprintf("statuses[%d] has the code %d of statuses[%d] again", i, s.Code, j), "keep one of the two")
			continue
		}
		first[s.Code] = i
		v.host(s.URL, at.Field("url"))
	}
	v.unused()
	v.order("statuses", len(v.Statuses), func(i int) string { return fmt.Sprintf("%20d", v.Statuses[i].Code) })
}

func (v *validator) statusRange(code int, at *strictyaml.Path) {
	if !IsStatus(code) {
		v.report(at, "status-range", fmt.Sprintf("%v is %d, which is not an HTTP status", at, code), "use a number from 100 to 599")
	}
}

var classForm = regexp.MustCompile(`^[1-5]xx$`)

func (v *validator) classes() {
	first := make(map[string]int, len(v.Classes))
	for i, c := range v.Classes {
		at := root.Field("classes").At(i)
		if !classForm.MatchString(c.Class) {
			v.report(at.Field("class"), "class-form", fmt.Sprintf("%v.class is %s, which is not a class of statuses", at, problem.Excerpt(c.Class)), "use one of 1xx, 2xx, 3xx, 4xx, 5xx")
		}
		if strings.TrimSpace(c.Meaning) == "" {
			v.report(at.Field("meaning"), "missing-meaning", fmt.Sprintf("%v has no meaning", at), "write what the documentation says of the class, or leave the class out")
		}
		if j, repeated := first[c.Class]; repeated {
			v.report(at.Field("class"), "duplicate-class",
				fmt.Sprintf("classes[%d] has the class %s of classes[%d] again", i, problem.Excerpt(c.Class), j), "keep one of the two")
			continue
		}
		first[c.Class] = i
	}
	v.order("classes", len(v.Classes), func(i int) string { return v.Classes[i].Class })
}

// order warns of the first item of a list that stands after one it belongs
// before, by its key. Nothing is wrong with the catalogue but its form.
func (v *validator) order(list string, n int, key func(int) string) {
	for i := 1; i < n; i++ {
		if key(i) < key(i-1) {
			v.report(root.Field(list).At(i), "order",
				fmt.Sprintf("%s are not sorted: %s stands after %s", list, problem.Excerpt(strings.TrimSpace(key(i))), problem.Excerpt(strings.TrimSpace(key(i-1)))),
				"errgen scrape writes them sorted")
			return
		}
	}
}

// known reports a reference to a type that no entry has.
func (v *validator) known(name string, at *strictyaml.Path, rule string) {
	if _, ok := v.first[name]; ok {
		return
	}
	fix := "use the type of an entry of this catalogue"
	if near, ok := problem.Nearest(name, v.types); ok {
		fix = fmt.Sprintf("did you mean %q?", near)
	}
	v.report(at, rule, fmt.Sprintf("%v names %s, which no entry has as its type", at, problem.Excerpt(name)), fix)
}

// isExportedName reports whether s is an identifier that Go exports.
func isExportedName(s string) bool {
	return token.IsIdentifier(s) && token.IsExported(s)
}
