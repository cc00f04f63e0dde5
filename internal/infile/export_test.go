package infile

import "os"

// OpenReal opens a path that is taken to have no links.
func (r *Repository) OpenReal(real string) (*os.File, error) { return r.openReal(real) }
