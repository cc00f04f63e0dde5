// Errgen turns the error documentation of an HTTP API into a canonical YAML
// catalogue, and the catalogue into Go.
//
// Usage:
//
//	errgen scrape     documentation → catalogue
//	errgen generate   catalogue → Go
//	errgen check      the offline gate: documentation, catalogue and Go agree
//	errgen drift      the live documentation against the catalogue
//	errgen diff       what changed between two catalogues, and how much it matters
//	errgen log        the history of a catalogue as a changelog
//	errgen lint       every problem of a catalogue
//	errgen explain    what an error means and what to do
//	errgen docs       the catalogue as a reference to read
//	errgen vet        misspelt, invented and retired error types in Go code
//	errgen inspect    a page as blocks, to write a profile from
//	errgen init       all that a repository needs to use errgen
//	errgen cache      what is kept of live documentation
//
// Each flag of a command can also be set in a file errgen.yaml, in the working
// directory or above it, or in the environment as ERRGEN_NAME. A flag wins over
// the environment, the environment over the file, and the file over the default.
//
// Standard output is data; everything else goes to standard error. The exit
// code is 0 on success, 1 for a difference or a finding, 2 for
// wrong usage or a failure, 3 when the documentation could not be read as a
// catalogue, and 130 after an interrupt.
package main

import (
	"os"

	"github.com/errgen/errgen/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:]))
}
