package generate

import (
	"fmt"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/strictyaml"
)

// A selection is the part of a catalogue to generate from, with the options.
type selection struct {
	catalog *catalog.Catalog
	source  *strictyaml.Source
	options emit.Options
	dir     string // of the package
}

// newSelection reads the catalogue of t, and selects the entries that t names.
func newSelection(t config.Settings) (selection, error) {
	c, src, err := t.ReadCatalog()
	if err != nil {
		return selection{}, err
	}
	t = t.WithDefaults(c.Name)
	part, err := emit.Select(c, t.Only, t.Skip)
	if err != nil {
		return selection{}, fmt.Errorf("%s: %w", t.Catalog, err)
	}
	options := t.EmitOptions()
	options.Published = Published(t)
	options.Wire, err = Wire(t)
	return selection{part, src, options, t.Dir}, err
}

// Wire returns the wire of s, with what it does not set taken from its profile.
func Wire(s config.Settings) (catalog.Wire, error) {
	if s.Profile == "" {
		return s.Wire, nil
	}
	profile, err := s.LoadProfile()
	if err != nil {
		return s.Wire, err
	}
	w := s.Wire.Over(profile.Wire)
	problems := w.Validate("wire")
	for i := range problems {
		problems[i].File = config.Name + " with profile " + s.Profile
	}
	return w, problems.Err()
}
