package emit

import (
	"fmt"
	"go/token"
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
			report("initialism", "initialism %q is not one word as it stands in a Go name, such as KYC", word)
		}
	}
	if o.Wire.OrDefault().Type == "" {
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
		return "the go command leaves such packages out"
	case strings.HasSuffix(name, "_test"):
		return "it is that of an external test"
	}
	return ""
}

// checkStatuses returns the problems of the statuses of an entry.
func checkStatuses(i int, e catalog.Entry) problem.List {
	var problems problem.List
	for _, code := range e.Status {
		if !catalog.IsStatus(code) {
			problems = append(problems, statusProblem(fieldPath(i, "status"), code))
		}
	}
	return problems
}

// fieldPath returns the path of a field of an entry.
func fieldPath(i int, field string) string { return fmt.Sprintf("errors[%d].%s", i, field) }

// isExported reports whether name is a Go identifier that other packages can use.
func isExported(name string) bool {
	return token.IsIdentifier(name) && token.IsExported(name)
}

// statusProblem returns the problem of a number that is not an HTTP status.
func statusProblem(path string, code int) problem.Problem {
	return problem.Problem{Path: path, Rule: "status", Message: fmt.Sprintf("%d is not an HTTP status", code), Fix: "use a number from 100 to 599"}
}
