package propose

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/errgen/errgen/scrape/page"
)

// minFollowed is to how many pages an index leads at the least.
const minFollowed = 3

// Follow returns the pattern of the addresses of pages of errors that a page leads to,
// or "": those in one folder whose names look like types or are HTTP statuses.
func Follow(p *page.Page) string {
	base := p.BaseURL()
	byFolder := map[string]map[string]bool{}
	for _, link := range p.Links {
		to := page.Resolve(base, link)
		if to == nil || to.Host != base.Host || to.RawQuery != "" {
			continue
		}
		at := ending.ReplaceAllString(to.Path, "")
		folder := path.Dir(at)
		if byFolder[folder] == nil {
			byFolder[folder] = map[string]bool{}
		}
		byFolder[folder][path.Base(at)] = true
	}
	best, most := "", 0
	for _, folder := range sortedNames(byFolder) {
		if n, pattern := followed(folder, byFolder[folder], base); n > most {
			best, most = pattern, n
		}
	}
	return best
}

// followed returns how many pages of a folder look like pages of errors, and the
// pattern of their addresses.
func followed(folder string, names map[string]bool, base *url.URL) (n int, pattern string) {
	isAbout := aboutErrors.MatchString(folder)
	statuses := 0
	var types []string
	for _, name := range sortedNames(names) {
		if isStatusCode(name) {
			statuses++
		}
		if isToken(name) && (isAbout || shapeOf(name) != kebab) {
			types = append(types, name)
		}
	}
	root := regexp.QuoteMeta(strings.TrimSuffix(folder, "/")) + "/"
	if statuses >= minFollowed {
		return statuses, root + `[1-5]\d\d$`
	}
	f, ok := familyOf(types)
	if !ok || len(types) < minFollowed || !isAbout && weights[f.shape] < 0.8 {
		return 0, ""
	}
	return len(types), root + f.pattern + "$"
}
