package emit

import (
	"fmt"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

// defaultPrefix is the prefix of constants if the options have none.
const defaultPrefix = "Err"

// checkOptions returns the problems of the options.
func checkOptions(o Options) problem.List {
	var problems problem.List
	report := func(rule, format string, args ...any) {
		problems = append(problems, problem.Problem{Rule: rule, Message: fmt.Sprintf(format, args...)})
	}
	if reason := refusePackage(o.Package); reason != "" {
		report("package-name", "%q cannot be the name of the package: %s", o.Package, reason)
	}
	if o.Prefix != "" && !isExported(o.Prefix) {
		report("prefix", "prefix %q is not an exported Go identifier, such as Err", o.Prefix)
	}
	for _, word := range o.Initialisms {
		if !isExported("X"+word) || !strings.ContainsFunc(word, unicode.IsUpper) {
			report("initialism", "initialism %q is not one word of a Go name, such as KYC", word)
		}
	}
	if len(o.Wire.OrDefault().Type) == 0 {
		report("wire-type", "wire does not say where a response has its error type")
	}
	problems = append(problems, o.Wire.Validate("wire")...)
	return append(problems, CheckSDK(o.SDK, "sdk")...)
}

// refusePackage returns the reason why a package cannot have a name, or "" if it
// can.
func refusePackage(name string) string {
	switch {
	case !token.IsIdentifier(name) || name == "_":
		return "it is not a Go identifier"
	case name == "main":
		return "a program cannot be imported"
	case name == "documentation":
		return "the go command ignores such packages"
	case strings.HasSuffix(name, "_test"):
		return "it is the name of an external test"
	}
	return ""
}

// Options are the options of a generated package.
type Options struct {
	// Package is the name of the generated package.
	Package string

	// Prefix begins the name of every error constant. It is an exported
	// identifier; "" means "Err".
	Prefix string

	// Initialisms are words that are always spelled in the same way, such as
	// "KYC" or "GraphQL", in addition to the usual ones.
	Initialisms []string

	// Published returns the constants that programs may use already, by type. It
	// is called if two entries would have the same name: that of the other type
	// then needs a go_name. Nil means that none is known.
	Published func() map[string]string

	// Wire says where Parse finds the fields of an error response. The zero
	// Wire means [catalog.DefaultWire].
	Wire catalog.Wire

	// HTTP is whether errors are HTTP responses. Packages of others have no
	// FromResponse and no Transport, and do not import net/http. Nil means that
	// they are unless the catalogue has no status, and neither it nor the options a
	// wire.
	HTTP *bool

	// SDK are the error types that From recognizes. Without any, there is no
	// From, and the package imports the standard library only.
	SDK []SDK
}

// Published returns the constants of errors, by type, in a file that Go generated.
// It returns none for another file.
func Published(content []byte) map[string]string {
	if !Generated(content) {
		return nil
	}
	found, err := declarations(content)
	if err != nil {
		return nil
	}
	published := map[string]string{}
	for _, d := range found {
		typ, err := strconv.Unquote(d.value)
		if d.what == "const "+d.name()+" Type" && err == nil {
			published[typ] = d.name()
		}
	}
	return published
}

// Select returns the catalogue with only those entries whose type or status matches
// a glob of only, and none of skip. If only is empty, all entries match it. A glob
// is a pattern of [path.Match], such as "oauth_*" or "4??".
//
// A glob that is malformed or matches nothing is an error: it is misspelled, or
// what it was written for no longer exists.
func Select(c *catalog.Catalog, only, skip []string) (*catalog.Catalog, error) {
	for _, glob := range slices.Concat(only, skip) {
		if err := checkGlob(c, glob); err != nil {
			return nil, err
		}
	}
	selected := *c
	selected.Errors = nil
	for _, e := range c.Errors {
		if (len(only) == 0 || matchesAny(e, only)) && !matchesAny(e, skip) {
			selected.Errors = append(selected.Errors, e)
		}
	}
	return &selected, nil
}

func checkGlob(c *catalog.Catalog, glob string) error {
	if _, err := path.Match(glob, ""); err != nil {
		return fmt.Errorf("%q is not a glob: a [ or a \\ in it is left open", glob)
	}
	for _, e := range c.Errors {
		if matchesAny(e, []string{glob}) {
			return nil
		}
	}
	return problem.Errorf("a glob is compared with the whole of them: oauth_* is one", "the glob %q matches no type and no status of an error", glob)
}

// matchesAny reports whether one of the globs, which are well-formed, matches
// the type or a status of e.
func matchesAny(e catalog.Entry, globs []string) bool {
	names := []string{e.Type}
	for _, status := range e.Status {
		names = append(names, strconv.Itoa(status))
	}
	for _, glob := range globs {
		for _, name := range names {
			if ok, err := path.Match(glob, name); ok && err == nil {
				return true
			}
		}
	}
	return false
}
