// Package vet finds mistakes in Go code that handles the errors of an API: error
// types that its catalogue does not have, literals where there is a constant,
// types that are retired, and checks of an SDK's errors that cannot succeed.
//
// [Load] reads errgen.yaml, the catalogues and the generated packages that it
// names, and [New] makes an analyzer of them, for any driver of
// golang.org/x/tools/go/analysis:
//
//	vendors, err := vet.Load("errgen.yaml")
//	…
//	singlechecker.Main(vet.New(vendors))
//
// What a string is about is decided by types alone, never by its text: see
// [SDKError]. The command errgen vet is this analyzer; docs/vet.md describes the
// rules.
package vet

import (
	"reflect"

	"github.com/errgen/errgen/catalog"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
)

// A Vendor is what is known of the errors of one API.
type Vendor struct {
	// Catalog has the error types.
	Catalog *catalog.Catalog

	// Package is the package that was generated from the catalogue. The zero
	// value says that there is none: literals are then not replaced.
	Package Package

	// SDK are the error types of the vendor's SDK.
	SDK []SDKError
}

// A Package is a generated package.
type Package struct {
	Path, Name string
	Constants  map[string]string // from an error type to the name of its constant
}

// An SDKError is an error type of a vendor's SDK. Strings are about the vendor's
// error types where they meet its field: when the field has a string type of
// its own, such as stripe.ErrorCode, wherever they are of that type, and when it
// is a plain string, where they meet the field or what is derived from it.
type SDKError struct {
	Path  string // of the package
	Type  string // the name of the type, without a star
	Field string // the field, or with () behind it the method, that has the error type; "" for none

	// Returned says how the SDK returns the error. Where it says nothing, the
	// form of targets is not checked.
	Returned Form
}

// A Form is how an SDK returns an error.
type Form string

// The forms; the zero value says that it is not known.
const (
	ByValue   Form = "value"
	ByPointer Form = "pointer"
)

// New returns an analyzer of code that handles errors of vendors. It has no
// facts, and is called errgen. Its result is a []Note: what is only worth a note is
// not a diagnostic, since drivers fail on those, unless its flag strict is set.
func New(vendors []*Vendor) *analysis.Analyzer {
	strict := false
	a := &analysis.Analyzer{
		Name: "errgen",
		Doc: `check the use of error types that an API documents

The analyzer reports error types that the catalogue of the API does not have,
literals that have a constant in the generated package, retired error types,
targets of errors.As in a form that the SDK does not return, and type
assertions that fail once the error is wrapped.`,
		URL:        "https://pkg.go.dev/github.com/errgen/errgen/vet",
		Requires:   []*analysis.Analyzer{inspect.Analyzer},
		ResultType: reflect.TypeFor[[]Note](),
		Run: func(pass *analysis.Pass) (any, error) {
			notes := run(pass, vendors)
			if strict {
				for _, n := range notes {
					pass.Report(n.diagnostic())
				}
			}
			return notes, nil
		},
	}
	a.Flags.BoolVar(&strict, "strict", false, "report what is only worth a note as well (rules not-read and sdk-version)")
	return a
}
