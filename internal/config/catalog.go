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

// ReadCatalog reads and validates a catalogue. If it has errors, it returns all of
// them.
func ReadCatalog(file string) (*catalog.Catalog, *strictyaml.Source, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, fmt.Errorf("catalogue: %w", err)
	}
	return ParseCatalog(file, data)
}

// OrElsewhere adds to the error for a missing catalogue what a person can do who
// is in the wrong folder.
func OrElsewhere(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return problem.Errorf("go to a folder at or below one with errgen.yaml, or name a catalogue with --catalog", "%w", err)
	}
	return err
}

// ParseCatalog parses and validates the content of a catalogue file, like
// ReadCatalog.
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

// PlaceProblems adds file, line and column to an error that is a list of problems
// of a catalogue.
func PlaceProblems(src *strictyaml.Source, err error) error {
	if problems, ok := err.(problem.List); ok {
		return src.Place(problems)
	}
	return err
}
