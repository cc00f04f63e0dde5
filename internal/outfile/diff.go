package outfile

import (
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// Diff returns how the files differ from what they should be, as a unified diff.
// A page of a site may be among them: what prints the diff must take out what
// could command a terminal or a CI system.
func (outs Outputs) Diff() string {
	var b strings.Builder
	for _, o := range outs {
		name := filepath.ToSlash(o.Path)
		b.Write(diff.Diff(name, o.Old, name+" (as it should be)", o.Content))
	}
	return b.String()
}
