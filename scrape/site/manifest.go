package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/strictyaml"
)

const manifestName = "manifest.yaml"

// A Manifest lists the pages of a snapshot or of any folder of saved pages, and the
// lists that come from addresses. It is the file manifest.yaml in it:
//
//	pages:
//	  - url: https://stytch.com/docs/b2b/api/errors/404
//	    final: https://stytch.com/docs/api-reference/b2b/api/errors/404
//	    type: text/markdown
//	    file: 404.md
//	    sha256: 29f4…
//	    entries: 7b1c…
//	lists:
//	  - name: android
//	    url: https://example.com/ErrorType.kt
//	    file: android.kt
//	    sha256: 83a0…
//
// Only url and file are needed where a person writes it.
type Manifest struct {
	Pages []ManifestPage `yaml:"pages"`
	Lists []ManifestList `yaml:"lists"`
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

// A ManifestList is one saved file of a list.
type ManifestList struct {
	Name   string `yaml:"name"`   // of the list
	URL    string `yaml:"url"`    // the address that the list has under from
	File   string `yaml:"file"`   // its name, relative to the manifest
	SHA256 string `yaml:"sha256"` // the SHA-256 of the file
}

func readManifest(name string, data []byte) (Manifest, error) {
	var m Manifest
	_, err := strictyaml.Unmarshal(name, data, &m)
	return m, err
}

// encode returns the manifest in its one form: sorted by address, without what
// is empty.
func (m Manifest) encode() []byte {
	if len(m.Pages)+len(m.Lists) == 0 {
		return []byte("pages: []\n")
	}
	slices.SortFunc(m.Pages, func(a, b ManifestPage) int { return strings.Compare(a.URL, b.URL) })
	slices.SortFunc(m.Lists, func(a, b ManifestList) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.URL, b.URL))
	})
	var pages, lists [][]manifestField
	for _, p := range m.Pages {
		pages = append(pages, []manifestField{
			{"url", p.URL}, {"final", p.Final}, {"type", p.Type}, {"file", p.File}, {"sha256", p.SHA256}, {"entries", p.Entries},
		})
	}
	for _, l := range m.Lists {
		lists = append(lists, []manifestField{{"name", l.Name}, {"url", l.URL}, {"file", l.File}, {"sha256", l.SHA256}})
	}
	return []byte(section("pages", pages) + section("lists", lists))
}

type manifestField struct{ name, value string }

// section returns the rows of a manifest under a name, or nothing if there are none.
func section(name string, rows [][]manifestField) string {
	var b strings.Builder
	for i, row := range rows {
		if i == 0 {
			b.WriteString(name + ":\n")
		}
		lead := "  - "
		for _, field := range row {
			if field.value != "" {
				fmt.Fprintf(&b, "%s%s: %s\n", lead, field.name, strictyaml.Scalar(field.value))
				lead = "    "
			}
		}
	}
	return b.String()
}
