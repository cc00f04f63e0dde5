package emit

import (
	"fmt"
	"go/token"
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
