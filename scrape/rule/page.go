package rule

import (
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// A PageMatcher is a compiled Page.
type PageMatcher struct {
	title, heading *Text
	url            *regexp.Regexp
	front          map[string]*regexp.Regexp
}

// Match reports whether a page matches all of the rule, and what it captures.
func (r *PageMatcher) Match(p *page.Page) (fixed Captures, ok bool) {
	if r.url != nil {
		if fixed, ok = anyOf(r.url, []string{p.URL, p.Name}, Capture{From: "the address of the page", Block: -1}); !ok {
			return nil, false
		}
	}
	for _, key := range sortedKeys(r.front) {
		found, ok := frontCaptures(r.front[key], p.Front[key])
		if !ok {
			return nil, false
		}
		fixed = append(fixed, found...)
	}
	if r.heading != nil {
		found, ok := titleOf(p, r.heading, func(b *block.Block) bool { return b.Kind == block.Heading })
		if !ok {
			return nil, false
		}
		fixed = append(fixed, found...)
	}
	if r.title != nil {
		found, ok := titleOf(p, r.title, (*block.Block).IsText)
		if !ok {
			return nil, false
		}
		fixed = append(fixed, found...)
	}
	return fixed, true
}

// frontCaptures returns what a pattern captures in a field of the front matter, or
// else in each value of a list that it matches. Several types are one capture of
// as many lines.
func frontCaptures(pattern *regexp.Regexp, value string) (found Captures, ok bool) {
	from := Capture{From: "the front matter of the page", Block: -1}
	if found, ok = Find(pattern, value, from); ok || !strings.Contains(value, "\n") {
		return found, ok
	}
	for item := range strings.SplitSeq(value, "\n") {
		in, matches := Find(pattern, item, from)
		ok = ok || matches
		for _, c := range in {
			i := slices.IndexFunc(found, func(k Capture) bool { return c.Name == "type" && k.Name == c.Name })
			if i < 0 {
				found = append(found, c)
				continue
			}
			found[i].Value += "\n" + c.Value
		}
	}
	return found, ok
}

// titleOf returns what a pattern captures in the first block that it matches,
// of those that can be a title.
func titleOf(p *page.Page, pattern *Text, isTitle func(*block.Block) bool) (found Captures, ok bool) {
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Nav || !isTitle(b) || !pattern.MayMatch(b.Text) {
			continue
		}
		if found, ok := Find(pattern.Regexp, b.Text, Capture{From: "the title of the page", Block: i}); ok {
			return found, true
		}
	}
	return nil, false
}

// String returns the rule for a message.
func (r Page) String() string {
	var given []string
	if r.Title != "" {
		given = append(given, "title "+r.Title)
	}
	if r.Heading != "" {
		given = append(given, "heading "+r.Heading)
	}
	if r.URL != "" {
		given = append(given, "url "+r.URL)
	}
	for key, pattern := range r.Front {
		given = append(given, "front "+key+" "+pattern)
	}
	slices.Sort(given)
	return "(" + strings.Join(given, ", ") + ")"
}
