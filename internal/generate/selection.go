package generate

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/problem"
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
	options.Wire, err = wireOf(t, c)
	return selection{part, src, options, t.Dir}, config.PlaceProblems(src, err)
}

// Catalog returns the catalogue of t, with the wire that its package has.
func Catalog(t config.Settings) (*catalog.Catalog, error) {
	s, err := newSelection(t)
	if err != nil {
		return nil, config.OrElsewhere(err)
	}
	c := *s.catalog
	c.Wire = s.options.Wire
	return &c, nil
}

// wireOf returns the wire of a catalogue: what it says itself or, if it says nothing,
// what errgen.yaml and the profile say. What those say must not differ from it: the
// package would not be the same elsewhere.
func wireOf(s config.Settings, c *catalog.Catalog) (catalog.Wire, error) {
	profile, err := profileWire(s)
	if err != nil {
		return catalog.Wire{}, err
	}
	settings := s.Wire.Over(profile)
	if c.Wire.IsZero() {
		problems := settings.Validate("wire")
		for i := range problems {
			problems[i].File = config.Name + " with profile " + s.Profile
		}
		return settings, problems.Err()
	}
	said, own := byField(c.Wire), byField(s.Wire)
	var problems problem.List
	wanted := byField(settings)
	for _, field := range slices.Sorted(maps.Keys(wanted)) {
		paths := wanted[field]
		if said[field] == paths || settings.Format == "" && field == "format" || !settings.Always && field == "always" {
			continue
		}
		who := "the profile " + s.Profile
		if own[field] != "" {
			who = config.Name
		}
		problems = append(problems, differs(field, said[field], who, paths))
	}
	if len(problems) > 0 {
		problems[len(problems)-1].Fix = fmt.Sprintf("run errgen scrape, or write in the catalogue  wire: %s  or take what is wrong out of %s", settings, config.Name)
	}
	return c.Wire, problems.Err()
}

// byField returns what a wire says, by field.
func byField(w catalog.Wire) map[string]string {
	said := map[string]string{"format": cmp.Or(w.Format, "json"), "always": fmt.Sprint(w.Always)}
	for field, path := range w.Paths() {
		if said[field] != "" {
			path = said[field] + ", " + path
		}
		said[field] = path
	}
	return said
}

// differs returns the problem of a field of the wire of which a catalogue says
// another path, or none.
func differs(field, said, who, path string) problem.Problem {
	p := problem.Problem{Path: "wire." + field, Rule: "wire-differs"}
	p.Message = fmt.Sprintf("wire.%s is %s here, and %s in %s", field, problem.Excerpt(said), problem.Excerpt(path), who)
	if said == "" {
		p.Path = "wire"
		p.Message = fmt.Sprintf("wire has no %s, and %s says %s", field, who, problem.Excerpt(path))
	}
	return p
}

// profileWire returns the wire of the profile of s, if there is one.
func profileWire(s config.Settings) (catalog.Wire, error) {
	if s.Profile == "" {
		return catalog.Wire{}, nil
	}
	profile, err := s.LoadProfile()
	if err != nil {
		return catalog.Wire{}, err
	}
	return profile.Wire, nil
}
