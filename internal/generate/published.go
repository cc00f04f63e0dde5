package generate

import (
	"context"
	"path/filepath"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/git"
	"github.com/errgen/errgen/internal/infile"
)

// Published returns a function that returns the constants that programs may use
// already, by type. They decide which of two entries keeps a name that both would
// have.
//
// What programs compile with is the package that was generated before. It may be
// kept out of the repository, and is then not there in a fresh clone; so the next
// best source is the catalogue as HEAD has it. The order of the entries tells
// nothing, for they are sorted by type.
func Published(t config.Settings) func() map[string]string {
	return func() map[string]string {
		c, _, err := t.ReadCatalog()
		if err != nil {
			return nil
		}
		t := t.WithDefaults(c.Name)
		content, err := t.Repository.Read(filepath.Join(t.Dir, emit.ConstantsFile(t.Package)), infile.Large)
		if published := emit.Published(content); err == nil && len(published) > 0 {
			return published
		}
		return committed(t)
	}
}

// committed returns the constants that the catalogue of HEAD gives, by type.
func committed(t config.Settings) map[string]string {
	data, err := git.Show(context.Background(), "HEAD", t.Catalog)
	if err != nil {
		return nil // not in git, or new
	}
	c, _, err := catalog.Read(t.Catalog, data)
	if err != nil {
		return nil
	}
	identifier := t.EmitOptions().Identifier()
	published := map[string]string{}
	for i := range c.Errors {
		published[c.Errors[i].Type] = identifier(&c.Errors[i])
	}
	return published
}
