package scrape

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// overview extracts the statuses and classes that an overview page lists.
func (x *extractor) overview(page *Page) {
	x.classes(page)
	codes := x.statusCodes(page)
	if len(codes) == 0 {
		s := x.profile.Overview.Statuses
		x.report(page.problem(-1, "no-statuses",
			fmt.Sprintf("the overview lists no HTTP status: no block that matches %s follows one that matches %s", s.Match, s.After),
			"mend overview.statuses of the profile if the documentation has a new layout"))
	}
	for _, code := range codes {
		url := strings.ReplaceAll(x.profile.Overview.Statuses.URL, "{status}", strconv.Itoa(code))
		x.scrape.Statuses = append(x.scrape.Statuses, catalog.Status{Code: code, URL: url})
	}
}

// statusCodes returns the statuses that are listed on the page, ascending.
func (x *extractor) statusCodes(page *Page) []int {
	r := &x.profile.rules
	var codes []int
	listing := false
	for _, b := range page.Blocks {
		groups, isStatus := match(r.statusMatch, b.Text)
		switch {
		case !b.IsText():
			listing = false
		case r.statusAfter.MatchString(b.Text):
			listing = true
		case listing && isStatus:
			codes = append(codes, groups.int("status"))
		case !slices.ContainsFunc(r.statusSkip, func(re *regexp.Regexp) bool { return re.MatchString(b.Text) }):
			listing = false
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// classes extracts what the page says of the classes of statuses.
func (x *extractor) classes(page *Page) {
	for i, b := range page.Blocks {
		groups, ok := match(x.profile.rules.class, b.Text)
		if b.Kind != Item || !ok {
			continue
		}
		c := catalog.Class{Class: groups["class"], Meaning: groups["meaning"]}
		if slices.ContainsFunc(x.scrape.Classes, func(known catalog.Class) bool { return known.Class == c.Class }) {
			x.report(page.problem(i, "repeated-class", "the overview explains the class "+c.Class+" twice", "mend overview.classes of the profile"))
			continue
		}
		x.scrape.Classes = append(x.scrape.Classes, c)
	}
	slices.SortFunc(x.scrape.Classes, func(a, b catalog.Class) int { return strings.Compare(a.Class, b.Class) })
	if len(x.scrape.Classes) == 0 {
		x.report(page.problem(-1, "no-classes",
			"the overview explains no class of statuses: no list item matches "+x.profile.Overview.Classes,
			"mend overview.classes of the profile if the documentation has a new layout"))
	}
}

// groups are the named captures of a pattern.
type groups map[string]string

// match reports whether re matches in text, and what it captures.
func match(re *regexp.Regexp, text string) (groups, bool) {
	found := re.FindStringSubmatch(text)
	if found == nil {
		return nil, false
	}
	g := groups{}
	for i, name := range re.SubexpNames() {
		if name != "" {
			g[name] = found[i]
		}
	}
	return g, true
}

// int returns a captured number, or 0 where the pattern captured none.
func (g groups) int(name string) int {
	n, _ := strconv.Atoi(g[name]) // a pattern that captures anything else says 0 too
	return n
}
