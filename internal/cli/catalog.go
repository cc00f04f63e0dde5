package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/strictyaml"
)

// readCatalog reads a catalogue for use: one that has errors is refused, with
// all of them.
func readCatalog(file string) (*catalog.Catalog, *strictyaml.Source, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, fmt.Errorf("catalogue: %w", err)
	}
	return parseCatalog(file, data)
}

// orElsewhere adds to an error, if it is that a catalogue is not there, what a
// person can do who is in the wrong folder.
func orElsewhere(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w\n\tgo to a folder at or below one with errgen.yaml, or name a catalogue with --catalog", err)
	}
	return err
}

// parseCatalog is readCatalog for what stands in a file of that name.
func parseCatalog(file string, data []byte) (*catalog.Catalog, *strictyaml.Source, error) {
	c, src, err := catalog.Read(file, data)
	if err != nil {
		return nil, nil, err
	}
	if err := src.Place(c.Validate()).Errors().Err(); err != nil {
		return nil, nil, err
	}
	return c, src, nil
}
