package scrape

import (
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// pageOf reports whether a page is of a layout, and what the rule that says so
// captures.
func (x *extractor) pageOf(l *layout, p *page.Page) (fixed []capture, ok bool) {
	for i := range l.pages {
		if fixed, ok := l.pages[i].match(p); ok {
			for _, c := range fixed {
				x.take(c.block, "page")
			}
			return fixed, true
		}
	}
	return nil, len(l.pages) == 0
}

// match reports whether a page matches all of the rule, and what it captures.
func (r *pageRule) match(p *page.Page) (fixed []capture, ok bool) {
	if r.url != nil {
		if fixed, ok = anyOf(r.url, []string{p.URL, p.Name}, capture{from: "the address of the page", block: -1}); !ok {
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
func frontCaptures(pattern *regexp.Regexp, value string) (found []capture, ok bool) {
	from := capture{from: "the front matter of the page", block: -1}
	if found, ok = capturesOf(pattern, value, from); ok || !strings.Contains(value, "\n") {
		return found, ok
	}
	for item := range strings.SplitSeq(value, "\n") {
		in, matches := capturesOf(pattern, item, from)
		ok = ok || matches
		for _, c := range in {
			i := slices.IndexFunc(found, func(k capture) bool { return c.name == "type" && k.name == c.name })
			if i < 0 {
				found = append(found, c)
				continue
			}
			found[i].value += "\n" + c.value
		}
	}
	return found, ok
}

// titleOf returns what a pattern captures in the first block that it matches,
// of those that can be a title.
func titleOf(p *page.Page, pattern *textPattern, isTitle func(*block.Block) bool) (found []capture, ok bool) {
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Nav || !isTitle(b) || !pattern.mayMatch(b.Text) {
			continue
		}
		if found, ok := capturesOf(pattern.Regexp, b.Text, capture{from: "the title of the page", block: i}); ok {
			return found, true
		}
	}
	return nil, false
}

// String returns the rule for a message.
func (r PageRule) String() string {
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
