package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// ReadCatalog reads a catalogue for use: one that has errors is refused, with
// all of them.
func ReadCatalog(file string) (*catalog.Catalog, *strictyaml.Source, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, fmt.Errorf("catalogue: %w", err)
	}
	return ParseCatalog(file, data)
}

// OrElsewhere adds to an error, if it is that a catalogue is not there, what a
// person can do who is in the wrong folder.
func OrElsewhere(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return problem.Errorf("go to a folder at or below one with errgen.yaml, or name a catalogue with --catalog", "%w", err)
	}
	return err
}

// ParseCatalog is ReadCatalog for what stands in a file of that name.
func ParseCatalog(file string, data []byte) (*catalog.Catalog, *strictyaml.Source, error) {
	c, src, err := catalog.Read(file, data)
	if err != nil {
		return nil, nil, err
	}
	if err := src.Place(c.Validate()).Errors().Err(); err != nil {
		return nil, nil, err
	}
	return c, src, nil
}

// PlaceProblems adds file, line and column to an error that is problems of a
// catalogue.
func PlaceProblems(src *strictyaml.Source, err error) error {
	if problems, ok := err.(problem.List); ok {
		return src.Place(problems)
	}
	return err
}
