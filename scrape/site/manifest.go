package site

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/strictyaml"
)

const manifestName = "manifest.yaml"

// A Manifest lists the pages of a snapshot or of any folder of saved pages. It
// is the file manifest.yaml in it:
//
//	pages:
//	  - url: https://stytch.com/docs/b2b/api/errors/404
//	    final: https://stytch.com/docs/api-reference/b2b/api/errors/404
//	    type: text/markdown
//	    file: 404.md
//	    sha256: 29f4…
//	    entries: 7b1c…
//
// Only url and file are needed where a person writes it.
type Manifest struct {
	Pages []ManifestPage `yaml:"pages"`
}

// A ManifestPage is one saved page.
type ManifestPage struct {
	URL     string `yaml:"url"`     // the address that the page was asked for at
	Final   string `yaml:"final"`   // the address that it was found at, if another
	Type    string `yaml:"type"`    // its content type as the server gave it
	File    string `yaml:"file"`    // its name, relative to the manifest
	SHA256  string `yaml:"sha256"`  // the SHA-256 of the file
	Entries string `yaml:"entries"` // the SHA-256 of what the page says; see fingerprint
}

func readManifest(name string, data []byte) (Manifest, error) {
	var m Manifest
	_, err := strictyaml.Unmarshal(name, data, &m)
	return m, err
}

// encode returns the manifest in its one form: sorted by address, without what
// is empty.
func (m Manifest) encode() []byte {
	if len(m.Pages) == 0 {
		return []byte("pages: []\n")
	}
	slices.SortFunc(m.Pages, func(a, b ManifestPage) int { return strings.Compare(a.URL, b.URL) })
	var b strings.Builder
	b.WriteString("pages:\n")
	for _, p := range m.Pages {
		lead := "  - "
		for _, field := range []struct{ name, value string }{
			{"url", p.URL}, {"final", p.Final}, {"type", p.Type}, {"file", p.File}, {"sha256", p.SHA256}, {"entries", p.Entries},
		} {
			if field.value != "" {
				fmt.Fprintf(&b, "%s%s: %s\n", lead, field.name, strictyaml.Scalar(field.value))
				lead = "    "
			}
		}
	}
	return []byte(b.String())
}
