package scrape

import (
	"regexp"
	"slices"
)

// anyCase returns a pattern that matches in upper and lower case: sites change the
// case of a title without a change of layout. (?-i) in a pattern still wins.
func anyCase(re *regexp.Regexp) *regexp.Regexp {
	if re == nil {
		return nil
	}
	return regexp.MustCompile("(?i)" + re.String())
}

func anyCases(patterns []*regexp.Regexp) []*regexp.Regexp {
	var all []*regexp.Regexp
	for _, re := range patterns {
		all = append(all, anyCase(re))
	}
	return all
}

func textInAnyCase(p *textPattern) *textPattern {
	if p == nil {
		return nil
	}
	re := anyCase(p.Regexp)
	return &textPattern{re, openingOf(re.String())}
}

// titlePattern returns the pattern of a page's title, which matches in any case
// unless it captures a type: only their case tells some types from words.
func titlePattern(p *textPattern) *textPattern {
	if p == nil || slices.Contains(p.SubexpNames(), "type") {
		return p
	}
	return textInAnyCase(p)
}
