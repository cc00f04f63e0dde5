// Package rival writes what errgen is compared with: packages with the same
// entries as people write them by hand, and the inputs of other generators.
package rival

import (
	_ "embed"
	"text/template"

	"github.com/errgen/errgen/bench/lab"
	"github.com/errgen/errgen/bench/synth"
)

//go:embed literals.go.tmpl
var literals string

// The templates of packages, each with the entries as its data.
var (
	shared      = template.Must(template.New("literals").Parse(literals))
	mapLiteral  = shared.Lookup("map")
	structSlice = shared.Lookup("slice")
)

// data is what the templates see.
type data struct {
	Package string
	Entries []synth.Entry
}

// Map writes a package with a map literal from the type to a pointer to the
// entry.
func Map(l *lab.Lab, name string, entries []synth.Entry) error {
	return l.Fill(name+"/table.go", mapLiteral, data{name, entries})
}

// Slice writes a package with a slice of structs, sorted by type.
func Slice(l *lab.Lab, name string, entries []synth.Entry) error {
	return l.Fill(name+"/table.go", structSlice, data{name, entries})
}
