package emit

import (
	"fmt"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// An SDK is an error type of the vendor's SDK, which From recognizes.
type SDK struct {
	// Import is the package of the type, as in an import declaration without
	// quotes: the path, with a name and a space before it if the name of the
	// package does not follow from the path.
	Import string `yaml:"import"`

	// Type is the name of the type, which is recognized by value and by pointer.
	// If only the pointer is an error, it begins with a star: "*Error".
	Type string `yaml:"type"`

	// Returned says how the SDK returns the error: as a "value" or as a
	// "pointer". errgen vet checks the targets of errors.As by it. Empty means
	// either, or that only the pointer is an error.
	Returned string `yaml:"returned"`

	Fields SDKFields `yaml:"fields"`
}

// SDKFields names the fields of an SDK's error that hold the fields of a response.
// Each is the name of a field, or of a method without parameters followed by (), or
// "" if there is none. Texts, whole numbers and pointers to them are understood; for
// Status, also a status line and a [net/http.Response].
type SDKFields struct {
	Status    string `yaml:"status"`
	RequestID string `yaml:"request_id"`
	Type      string `yaml:"type"`
	Message   string `yaml:"message"`
	URL       string `yaml:"url"`
	Details   string `yaml:"details"` // any value that can be written as JSON
	Body      string `yaml:"body"`    // the response body, read for what the others do not say
}

// An sdkField is a field of an SDK's error: its name in YAML, its name in the type
// report of skeleton/sdk.go, and its selector.
type sdkField struct{ name, report, selector string }

// list returns the fields that f names.
func (f SDKFields) list() []sdkField {
	return slices.DeleteFunc([]sdkField{
		{"status", "status", f.Status},
		{"request_id", "requestID", f.RequestID},
		{"type", "errorType", f.Type},
		{"message", "message", f.Message},
		{"url", "url", f.URL},
		{"details", "details", f.Details},
		{"body", "body", f.Body},
	}, func(f sdkField) bool { return f.selector == "" })
}

// importPathPattern matches what can be the path of a package, but for "C".
var importPathPattern = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_.~+-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.~+-]*)*$`)

// CheckSDK returns the problems of the error types of an SDK, which are at a path in
// a document.
func CheckSDK(list []SDK, at string) problem.List {
	var problems problem.List
	owners := map[string]int{}
	for i, sdk := range list {
		at := fmt.Sprintf("%s[%d]", at, i)
		problems = append(problems, sdk.check(at)...)
		_, importPath := sdk.importSpec()
		key := importPath + "." + sdk.typeName()
		if first, twice := owners[key]; twice {
			problems = append(problems, problem.Problem{
				Path: at + ".type", Rule: "sdk-type",
				Message: fmt.Sprintf("%s.type is %q, as is that of item %d", at, sdk.Type, first), Fix: "keep one of the two",
			})
			continue
		}
		owners[key] = i
	}
	return problems
}

// check returns the problems of one error type.
func (s SDK) check(at string) problem.List {
	var problems problem.List
	report := func(field, what, fix string) {
		kind, _, _ := strings.Cut(field, ".")
		problems = append(problems, problem.Problem{
			Path: at + "." + field, Rule: "sdk-" + kind, Message: fmt.Sprintf("%s.%s %s", at, field, what), Fix: fix,
		})
	}
	name, importedPath := s.importSpec()
	if !importPathPattern.MatchString(importedPath) || importedPath == "C" || !token.IsIdentifier(name) || name == "_" {
		report("import", fmt.Sprintf("is %q", s.Import), "write the path of a Go package, perhaps with its name before it: stripe github.com/stripe/stripe-go/v82")
	}
	if !isExported(s.typeName()) {
		report("type", fmt.Sprintf("is %q", s.Type), `write the name of an exported type: Error, or "*Error" where only the pointer is an error`)
	}
	switch {
	case s.Returned == "value" && s.byPointer():
		report("returned", `is "value", where only the pointer is an error`, "write pointer, or the type without its star")
	case s.Returned != "" && s.Returned != "value" && s.Returned != "pointer":
		report("returned", fmt.Sprintf("is %q", s.Returned), "write value or pointer, or leave it out")
	}
	for _, f := range s.Fields.list() {
		if !isExported(strings.TrimSuffix(f.selector, "()")) {
			report("fields."+f.name, fmt.Sprintf("is %q", f.selector), "write the name of an exported field, or of a method with (): ErrorCode, Body()")
		}
	}
	if s.Fields.Type == "" && s.Fields.Body == "" {
		report("fields", "has neither type nor body, and so no error type", "name the field that has the error type")
	}
	return problems
}

// importSpec returns the name and the path of the package. If Import has no name,
// it is the last part of the path that is not a version, without "go" at either
// end.
func (s SDK) importSpec() (name, importPath string) {
	if name, importPath, ok := strings.Cut(s.Import, " "); ok {
		return name, importPath
	}
	base := path.Base(s.Import)
	if strings.Trim(base, "v0123456789") == "" {
		base = path.Base(path.Dir(s.Import))
	}
	if token.IsIdentifier(base) {
		return base, s.Import
	}
	base = strings.TrimSuffix(strings.TrimPrefix(version.ReplaceAllString(base, ""), "go-"), "-go")
	return nonLetter.ReplaceAllString(strings.ToLower(base), ""), s.Import
}

var (
	version   = regexp.MustCompile(`\.v[0-9]+$`)
	nonLetter = regexp.MustCompile(`[^a-z0-9_]`)
)

// typeName returns the name of the type alone.
func (s SDK) typeName() string { return strings.TrimPrefix(s.Type, "*") }

// byPointer reports whether only the pointer to the type is an error.
func (s SDK) byPointer() bool { return strings.HasPrefix(s.Type, "*") }
