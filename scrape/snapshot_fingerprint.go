package scrape

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// fingerprint returns the SHA-256 of what a page says, in hexadecimal, or "" if
// it says nothing by the rules of p. Two pages that say the same make the same
// catalogue, whatever else is on them.
//
// It is the sum of the catalogue that the page makes by itself, without name,
// and of the lines of [remarks] behind it.
func fingerprint(p *Profile, page *Page) (string, error) {
	x := newExtractor(p, []*Page{page})
	x.page(page)
	if err := x.problems.Err(); err != nil {
		return "", err
	}
	said := x.remarks()
	if len(x.scrape.Entries)+len(x.scrape.Statuses)+len(x.scrape.Classes) == 0 && said == "" {
		return "", nil
	}
	c, _ := catalog.Merge(nil, catalog.Scrape{Entries: x.scrape.Entries, Statuses: x.scrape.Statuses, Classes: x.scrape.Classes})
	data, err := c.Encode()
	if err != nil {
		return "", err
	}
	return sumOf(append(data, said...)), nil
}

// remarks returns what the pages say that is in no catalogue and yet bears on
// one, a line each: which statuses were read and what they are called, and
// which fields of which types were lost.
func (x *extractor) remarks() string {
	var lines []string
	for _, r := range x.read {
		lines = append(lines, fmt.Sprintf("# read %d\n", r.status))
	}
	for status, title := range x.titles {
		lines = append(lines, fmt.Sprintf("# title %d %q\n", status, title))
	}
	for _, o := range x.scrape.Entries {
		for _, field := range o.Lost {
			lines = append(lines, fmt.Sprintf("# lost %q %s\n", o.Entry.Type, field))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// sumOf returns the SHA-256 of data in hexadecimal.
func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
