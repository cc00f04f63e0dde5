package site

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

// fingerprint returns the SHA-256 of what a page says, in hexadecimal, or "" if
// it says nothing by the rules of p. Two pages that say the same make the same
// catalogue, whatever else is on them.
//
// It is the sum of the catalogue generated from the page alone, without name,
// and of its remarks behind it.
func fingerprint(p *scrape.Profile, pg *page.Page) (string, error) {
	r, err := scrape.ExtractPage(p, pg)
	if err != nil {
		return "", err
	}
	said := strings.Join(r.Remarks, "")
	if len(r.Scrape.Entries)+len(r.Scrape.Statuses)+len(r.Scrape.Classes) == 0 && said == "" {
		return "", nil
	}
	c, _ := catalog.Merge(nil, catalog.Scrape{Entries: r.Scrape.Entries, Statuses: r.Scrape.Statuses, Classes: r.Scrape.Classes})
	c.Coverage = catalog.Coverage{} // which tells of other pages
	data, err := c.Encode()
	if err != nil {
		return "", err
	}
	return sumOf(append(data, said...)), nil
}

// sumOf returns the SHA-256 of data in hexadecimal.
func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
