package cli

import (
	"cmp"
	"runtime/debug"
)

// buildVersion returns the version of this program as Go's build recorded it: a
// release, a pseudo-version of a commit, or "(devel)".
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)"
	}
	return cmp.Or(info.Main.Version, "(devel)")
}
