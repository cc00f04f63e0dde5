package config

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
	"github.com/errgen/errgen/scrape"
)

// ReadCatalog reads and validates the catalogue. If it has errors, it returns all of
// them.
func (s Settings) ReadCatalog() (*catalog.Catalog, *strictyaml.Source, error) {
	data, err := s.CatalogFile()
	if err != nil {
		return nil, nil, err
	}
	return ParseCatalog(s.Catalog, data)
}

// CatalogFile returns the content of the file of the catalogue.
func (s Settings) CatalogFile() ([]byte, error) {
	data, err := s.Repository.Read(s.Catalog, infile.Large)
	if err != nil {
		return nil, fmt.Errorf("catalogue: %w", err)
	}
	return data, nil
}

// LoadProfile returns the profile, as [scrape.LoadProfile] does, from within the
// repository.
func (s Settings) LoadProfile() (*scrape.Profile, error) {
	return scrape.LoadProfileIn(s.Repository, s.Profile)
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
// [Settings.ReadCatalog].
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
