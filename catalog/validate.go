package catalog

import "fmt"

// checkVersion reports a version that this package cannot read.
func (c *Catalog) checkVersion() Problems {
	if c.Version == FormatVersion {
		return nil
	}
	p := Problem{Path: "version", Rule: "version", Fix: fmt.Sprintf(`begin the file with "version: %d"`, FormatVersion)}
	p.Message = "the catalogue does not say its version"
	if c.Version != 0 {
		p.Message = fmt.Sprintf("version %d of the catalogue format is not known, only %d", c.Version, FormatVersion)
		p.Fix = "use a newer errgen"
	}
	return Problems{p}
}
