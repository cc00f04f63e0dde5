// Package emit turns a catalogue into Go.
//
// The parts are used in this order: a plan says which constants there will be
// and finds every problem of the names; the documentation becomes doc comments,
// line by line, and the catalogue becomes columns; jennifer prints both; the
// hand-written half of the package comes from the folder skeleton; each file is
// formatted, parsed again, and compared with the plan.
package emit

import (
	"slices"
	"strings"
	"sync"

	"github.com/errgen/errgen/catalog"
)

// Options say how the generated package is named and how its constants are.
type Options struct {
	// Package is the name of the generated package.
	Package string

	// Prefix begins the name of every error constant. It is an exported
	// identifier; "" means "Err".
	Prefix string

	// Initialisms are words besides the usual ones that are always written in
	// one way, such as "KYC" or "GraphQL".
	Initialisms []string

	// Wire says where Parse finds the fields of an error response. The zero
	// Wire means [catalog.DefaultWire].
	Wire catalog.Wire

	// SDK are the error types that From recognizes. Without any, there is no
	// From, and the package imports the standard library only.
	SDK []SDK
}

// A File is one generated file.
type File struct {
	Name    string // without a folder
	Content []byte
}

// Go returns the files of the Go package that a catalogue describes, sorted by
// name. The order of c.Errors does not matter, and the same catalogue always
// gives the same bytes.
//
// What cannot be generated is a [problem.List] that has all that was found,
// with the path of each in the catalogue. Any other error is a bug of errgen.
func Go(c *catalog.Catalog, o Options) ([]File, error) {
	p, err := newPlan(c, o)
	if err != nil {
		return nil, err
	}
	files, err := finish(p.units())
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return files, err
}

// finish returns the files of units, or the error of the first that has one.
func finish(units []unit) ([]File, error) {
	files, errs := make([]File, len(units)), make([]error, len(units))
	sideBySide(len(units), func(i int) {
		files[i].Name = units[i].name
		files[i].Content, errs[i] = units[i].finish()
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// sideBySide calls do for 0 to n-1, all at the same time.
func sideBySide(n int, do func(i int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { do(i) })
	}
	all.Wait()
}

// units returns all files of the package, unfinished.
func (p *plan) units() []unit {
	build := []func() unit{p.constants, p.wire, p.find, p.tables}
	units := make([]unit, len(build))
	sideBySide(len(build), func(i int) { units[i] = build[i]() })
	if len(p.sdk) == 0 {
		return append(units, skeleton(p.name, p.api, skeletonFiles)...)
	}
	units = append(units, skeleton(p.name, p.api, append(skeletonFiles, "sdk.go"))...)
	return append(units, p.from(units))
}

// Identifiers returns the name of the Go constant of each entry, in the order
// of c.Errors. Its error is that of [Go], but for o.Package, which it ignores.
func Identifiers(c *catalog.Catalog, o Options) ([]string, error) {
	o.Package = "any"
	p, err := newPlan(c, o)
	if err != nil {
		return nil, err
	}
	return p.names, nil
}
