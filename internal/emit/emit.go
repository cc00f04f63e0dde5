// Package emit generates a Go package from a catalogue, and the data of the
// templates for other documents.
//
// A plan names the constants and finds all problems of the names (plan.go,
// names.go, check.go). The texts of the documentation become doc comments
// (docs.go, comment.go, text.go). The catalogue becomes columns (columns.go,
// tables.go) and a perfect hash table of its types (index.go, hash.go, find.go).
// What does not depend on the catalogue is copied from the folder skeleton
// (skeleton.go). Each file is formatted (format.go), parsed again, and its
// declarations are compared with the planned ones (verify.go): documentation is
// untrusted text. document.go has the data of the templates.
//
// jennifer writes the code that depends on the catalogue, and [fill] what is a
// text with a few values in it.
//
// Tables, lookup and Parse are explained in skeleton/design.go. From, for errors
// of an SDK, is a type switch that calls itself on what an error wraps, instead of
// errors.As: a type of an SDK that is not an error does not compile, a nil pointer
// is not taken for an error, and nothing is compared. Emit does not load the SDK.
// The configuration names its types and fields, the compiler checks them, and
// reflection reads them, since vendors use named strings, pointers and numbers.
package emit

import (
	"slices"
	"strings"
	"sync"

	"github.com/errgen/errgen/catalog"
)

// A File is one generated file.
type File struct {
	Name    string // without a folder
	Content []byte
}

// Go generates the files of the Go package for a catalogue, sorted by name. The
// order of c.Errors does not matter, and the same catalogue always results in the
// same bytes.
//
// If the package cannot be generated, the error is a [problem.List] with all
// problems, each with its path in the catalogue. Any other error is a bug in
// errgen.
func Go(c *catalog.Catalog, o Options) ([]File, error) {
	p, err := newPlan(c, o)
	if err != nil {
		return nil, err
	}
	return finish(p.sourceFiles())
}

// finish formats and checks files, and sorts them by name. Its error is that of the
// first that has one.
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
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return files, nil
}

// inParallel calls do for 0 to n-1, all at the same time, and waits for them.
func inParallel(n int, do func(i int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { do(i) })
	}
	all.Wait()
}

// sourceFiles returns all files of the package, before they are finished.
func (p *plan) sourceFiles() []sourceFile {
	build := []func() sourceFile{p.constants, p.wire, p.find, p.tables}
	unfinished := make([]sourceFile, len(build))
	inParallel(len(build), func(i int) { unfinished[i] = build[i]() })
	unfinished = append(unfinished, skeleton(p.name, p.api, p.skeletonFiles())...)
	return append(unfinished, p.from(unfinished))
}

// Identifiers returns the name of the Go constant of each entry, in the order of
// c.Errors. It ignores o.Package; otherwise its error is that of [Go].
func Identifiers(c *catalog.Catalog, o Options) ([]string, error) {
	o.Package = "any"
	p, err := newPlan(c, o)
	if err != nil {
		return nil, err
	}
	return p.names, nil
}

// Identifier returns a function that returns the name of the Go constant of an
// entry by its type, name and go_name alone, or "" if they give none.
func (o Options) Identifier() func(*catalog.Entry) string {
	n := newNamer(o)
	return func(e *catalog.Entry) string {
		if e.GoName != "" {
			return e.GoName
		}
		return n.derive(e.NameOrType())
	}
}
