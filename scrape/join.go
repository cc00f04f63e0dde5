package scrape

import (
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/rule"
)

// An indexed entry is one of an index: what it says is of the entry that it links to.
type indexed struct {
	at     *entryPage // the page of the index
	draft  *draft
	target target // where its first link leads that leads to a page that was read
	joined bool   // whether that has an entry
}

// A target is a place on a page that was read. The zero value is none.
type target struct {
	page   *page.Page
	anchor string // without the sign, or "" for the page as a whole
}

// joins reports whether the entries of a layout are of those that they link to.
func (l *layout) joins() bool { return l.spec.Join == "link" }

// index notes an entry of an index.
func (e *entryPage) index(d *draft) {
	i := indexed{at: e, draft: d}
	for b := d.start; b < e.at && i.target.page == nil; b++ {
		for _, link := range e.page.Blocks[b].Links {
			if t := e.x.targetOf(e.page, link); t.page != nil && (t.page != e.page || t.anchor != "") {
				i.target = t
				break
			}
		}
	}
	e.x.indexed = append(e.x.indexed, &i)
	if i.target.page != nil {
		if e.x.aimed == nil {
			e.x.aimed = map[*page.Page][]*indexed{}
		}
		e.x.aimed[i.target.page] = append(e.x.aimed[i.target.page], &i)
	}
}

// keepJoined keeps an entry with what an index says of it. One that several entries of
// an index link to is as many.
func (e *entryPage) keepJoined(d *draft) {
	isFirst := true
	own := *d
	for _, in := range e.x.aimed[e.page] {
		if e.isTarget(d, in.target) {
			in.joined = true
			one := own
			one.fields, one.category = slices.Clone(own.fields), slices.Clone(own.category)
			e.join(&one, in)
			e.keep(&one)
			isFirst = false
		}
	}
	if isFirst {
		e.keep(d)
	}
}

// isTarget reports whether a target on the page is the entry: its anchor or, for an entry that is a
// page of its own, the page.
func (e *entryPage) isTarget(d *draft, t target) bool {
	isAnchor := func(id string) bool { return strings.EqualFold(id, t.anchor) }
	if t.anchor != "" && slices.ContainsFunc(e.page.Blocks[d.main].IDs, isAnchor) {
		return true
	}
	return e.fillsPage(d)
}

// join adds what an index says to an entry. Of texts that both have, its own counts.
func (e *entryPage) join(d *draft, in *indexed) {
	for _, c := range in.draft.fields {
		known, has := d.field(c.Name)
		isText := c.Name == "message" || c.Name == "description" || c.Name == "url"
		switch c.From = fmt.Sprintf("%s of %s", in.at.where(c), in.at.page.Name); {
		case !has && c.Name == "description" && len(d.prose) > 0:
		case !has:
			c.Block = -1 // of another page
			d.fields = append(d.fields, c)
		case !isText && known.Value != c.Value:
			e.contradiction(d, known, rule.Capture{Name: c.Name, Value: c.Value, From: c.From, Block: -1})
		}
	}
	d.category = append(slices.Clone(in.draft.category), d.category...)
	if len(d.causes) == 0 {
		d.causes = in.draft.causes
	}
	if len(d.steps) == 0 {
		d.steps = in.draft.steps
	}
	if d.description() == "" {
		d.prose = in.draft.prose
	}
}

// keepIndex keeps the entries of an index that link to no entry of a page that was read,
// and warns of them.
func (x *extractor) keepIndex() {
	var alone []*indexed
	for _, in := range x.indexed {
		if !in.joined {
			in.at.keep(in.draft)
			alone = append(alone, in)
		}
	}
	if len(alone) == 0 {
		return
	}
	first := alone[0]
	message := fmt.Sprintf("%s links to no entry of a page that was read, and has only what the index says", first.at.name(first.draft))
	if n := len(alone) - 1; n > 0 {
		message += fmt.Sprintf("; the same holds for %d more", n)
	}
	x.warn(first.at.page.Problem(first.draft.start, "lone-entry", message,
		"give the pages that the index links to as well; where a link leads to an anchor, that must be of the block that begins an entry"))
}

// targetOf returns the place that a link of a page leads to, if that is on a page that
// was read: the page of that address or, of pages whose address is not known, the only
// one whose path ends most like that of the link.
func (x *extractor) targetOf(from *page.Page, link string) target {
	u, err := url.Parse(link)
	if err != nil || u.Opaque != "" {
		return target{}
	}
	if u.Host == "" && u.Path == "" {
		return target{from, u.Fragment}
	}
	address := resolve(from, u)
	wanted := stepsOf(address)
	if len(wanted) == 0 {
		return target{}
	}
	best, most, several := target{}, 0, false
	for _, p := range x.pagesEndingIn(wanted[len(wanted)-1]) {
		steps := stepsOf(addressOf(p))
		if p.URL != "" && page.IsAddress(address) && !slices.Equal(steps, wanted) {
			continue // whose address is known, and another
		}
		n := commonEnd(wanted, steps)
		if n == most {
			several = true
		}
		if n > most {
			best, most, several = target{p, u.Fragment}, n, false
		}
	}
	if several {
		return target{}
	}
	return best
}

// pagesEndingIn returns the pages whose path has that last step.
func (x *extractor) pagesEndingIn(step string) []*page.Page {
	if x.byEnd == nil {
		x.byEnd = map[string][]*page.Page{}
		for _, p := range x.pages {
			if steps := stepsOf(addressOf(p)); len(steps) > 0 {
				last := steps[len(steps)-1]
				x.byEnd[last] = append(x.byEnd[last], p)
			}
		}
	}
	return x.byEnd[step]
}

// addressOf returns the address of a page or, where it is not known, its name.
func addressOf(p *page.Page) string {
	if p.URL != "" {
		return p.URL
	}
	return filepath.ToSlash(p.Name)
}

// resolve returns the address or the path of a file that a link leads to.
func resolve(from *page.Page, link *url.URL) string {
	base := from.URL
	if from.Base != "" {
		base = from.Base
	}
	if u, err := url.Parse(base); err == nil && base != "" {
		return u.ResolveReference(link).String()
	}
	if link.Host != "" || strings.HasPrefix(link.Path, "/") {
		return link.Path
	}
	return path.Join(path.Dir(filepath.ToSlash(from.Name)), link.Path)
}

// stepsOf returns the parts of the path of a page, without what only its form or its
// server says.
func stepsOf(address string) []string {
	if u, err := url.Parse(address); err == nil {
		address = u.Host + "/" + u.Path
	}
	steps := strings.FieldsFunc(strings.ToLower(address), func(r rune) bool { return r == '/' })
	if len(steps) == 0 {
		return nil
	}
	last := &steps[len(steps)-1]
	for _, ext := range []string{".md", ".mdx", ".html", ".htm", ".txt"} {
		*last = strings.TrimSuffix(*last, ext)
	}
	if (*last == "index" || *last == "readme") && len(steps) > 1 {
		steps = steps[:len(steps)-1]
	}
	return steps
}

// commonEnd returns how many parts two paths end in alike.
func commonEnd(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// alignAddresses gives an entry of which a page says something in several places the
// address of that place that has an anchor.
func (x *extractor) alignAddresses() {
	anchored := map[[2]string]string{} // by type and address of the page
	for _, o := range x.scrape.Entries {
		if page, _, ok := strings.Cut(o.Entry.URL, "#"); ok {
			anchored[[2]string{o.Entry.Type, page}] = o.Entry.URL
		}
	}
	for i := range x.scrape.Entries {
		e := &x.scrape.Entries[i].Entry
		if url, ok := anchored[[2]string{e.Type, e.URL}]; ok {
			e.URL = url
		}
	}
}
