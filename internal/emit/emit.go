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
	files, err := finish(p.sourceFiles())
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return files, err
}

// finish formats and checks files; its error is that of the first that has one.
func finish(unfinished []sourceFile) ([]File, error) {
	files, errs := make([]File, len(unfinished)), make([]error, len(unfinished))
	inParallel(len(unfinished), func(i int) {
		files[i].Name = unfinished[i].name
		files[i].Content, errs[i] = unfinished[i].finish()
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// inParallel calls do for 0 to n-1, all at the same time.
func inParallel(n int, do func(i int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { do(i) })
	}
	all.Wait()
}

// sourceFiles returns all files of the package, unfinished.
func (p *plan) sourceFiles() []sourceFile {
	build := []func() sourceFile{p.constants, p.wire, p.find, p.tables}
	unfinished := make([]sourceFile, len(build))
	inParallel(len(build), func(i int) { unfinished[i] = build[i]() })
	if len(p.sdk) == 0 {
		return append(unfinished, skeleton(p.name, p.api, skeletonFiles)...)
	}
	unfinished = append(unfinished, skeleton(p.name, p.api, append(skeletonFiles, "sdk.go"))...)
	return append(unfinished, p.from(unfinished))
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
