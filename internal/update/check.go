package update

import (
	"context"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/outfile"
)

// Check returns the catalogue of t if it is stale: if it differs from its saved
// documentation or, where t has none, is not canonical.
func (r *Reader) Check(ctx context.Context, t config.Settings) (outfile.Outputs, error) {
	isOffline := ReadsOffline(t)
	t.From = Saved(t)
	if isOffline {
		rev, err := r.Revise(ctx, t)
		if err != nil {
			return nil, err
		}
		out, err := rev.output()
		return outfile.Outputs{out}.Stale(), err
	}
	r.Note("errgen check: %s has no saved documentation (from); only its form is checked", t.Catalog)
	c, _, err := t.ReadCatalog()
	if err != nil {
		return nil, err
	}
	data, err := c.Encode()
	if err != nil {
		return nil, err
	}
	out, err := outfile.New(t.Repository, t.Catalog, data)
	return outfile.Outputs{out}.Stale(), err
}
