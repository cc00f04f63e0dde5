package catalog

import (
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// Read decodes a catalogue. Name is the name of the file, for messages.
//
// It is as strict as [strictyaml.Unmarshal], and refuses a version that is not
// [FormatVersion]. It leaves the content to [Catalog.Validate].
// The catalogue is nil if there is an error; the source never is.
func Read(name string, data []byte) (*Catalog, *strictyaml.Source, error) {
	c := new(Catalog)
	src, err := strictyaml.Unmarshal(name, data, c)
	ps, _ := err.(problem.List)
	switch {
	case c.Version != 0 && c.Version != FormatVersion:
		// What else is wrong is not for us to judge.
		ps = src.Place(c.checkVersion())
	case src.Lacks("version"):
		ps = src.Place(append(ps, c.checkVersion()...))
	case c.Version == 0 && err == nil:
		ps = src.Place(c.checkVersion())
	}
	if len(ps) > 0 {
		return nil, src, ps
	}
	return c, src, nil
}
