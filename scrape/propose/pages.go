package propose

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// head sets what the profile says of the documentation as a whole.
func (s *session) head() {
	d := s.draft
	first := s.sheets[0].page
	d.docs = s.want.Start
	if d.docs == "" {
		for _, p := range s.want.Pages {
			if page.IsAddress(p.Name) {
				d.docs = p.Name
				break
			}
			if p.URL != "" {
				d.docs = p.URL
				break
			}
		}
	}
	d.title = s.want.Title
	if d.title == "" {
		d.title = s.titleOf(first)
	}
	d.name = nameOf(s.want.Name, d.docs, d.title)
	switch {
	case s.want.Start != "" && len(s.want.Follow) > 0:
		d.start, d.follow = s.want.Start, s.want.Follow
	case len(s.sheets) == 1 && first.IsLive():
		d.start = first.Name
	}
}

// titleOf returns the title of the documentation: the first heading, unless it is an
// entry.
func (s *session) titleOf(p *page.Page) string {
	title := titleOf(p)
	r, ok := read(title)
	if ok && s.candidates[0].family.has(r.typ) || s.candidates[0].source != "" {
		title = strings.ReplaceAll(base(p), "-", " ")
		if dir := path.Dir(stem(p)); s.candidates[0].source != "" && dir != "." && dir != "/" {
			title = strings.ReplaceAll(path.Base(dir), "-", " ")
		}
	}
	return title
}

// titleOf returns the title of a page.
func titleOf(p *page.Page) string {
	if t := p.Front["title"]; t != "" && !strings.Contains(t, "\n") {
		return t
	}
	for i := range p.Blocks {
		if b := &p.Blocks[i]; b.Kind == block.Heading && !b.Nav && len(b.Text) < maxLabel {
			return b.Text
		}
	}
	return base(p)
}

var (
	notName = regexp.MustCompile(`[^a-z0-9]+`)
	dull    = regexp.MustCompile(`(?i)\b(?:errors?|codes?|list|of|for|the|and|api|reference|documentation|docs|common|responses?|status(es)?|messages?|v?\d+(?:\.\d+)*)\b`)
)

// dullHosts are the parts of a host that do not name its owner.
var dullHosts = map[string]bool{"www": true, "docs": true, "doc": true, "developer": true, "developers": true, "dev": true, "api": true, "help": true, "support": true, "github": true, "com": true}

// nameOf returns a short name: that which is wanted, or that of the site, or of the
// title.
func nameOf(name, docs, title string) string {
	if name != "" {
		return name
	}
	if u, err := url.Parse(docs); err == nil && u.Hostname() != "" {
		for part := range strings.SplitSeq(u.Hostname(), ".") {
			if n := strings.Trim(notName.ReplaceAllString(part, "-"), "-"); len(n) > 1 && n[0] >= 'a' && !dullHosts[part] {
				return n
			}
		}
	}
	n := strings.Trim(notName.ReplaceAllString(strings.ToLower(dull.ReplaceAllString(title, "")), "-"), "-")
	if n == "" || n[0] < 'a' {
		return "errors"
	}
	if len(n) > 30 {
		n = strings.TrimRight(n[:30], "-")
	}
	return n
}

// layouts makes a layout of each chosen candidate. Those that share pages share one,
// in which what begins an entry has alternatives.
func (s *session) layouts() {
	owner := map[*sheet]*layout{}
	s.owner = owner
	var kept []*candidate
	for _, c := range s.chosen {
		l := c.layout(&s.draft.wire)
		l.split = strings.Join(c.splits(), "|")
		in, out := s.pagesOf(c)
		if !c.narrow(l, in) {
			s.doubt(fmt.Sprintf("the section %q cannot be told from the rest on every page, and others have texts of the same form", c.within))
		}
		c.strays(l, in)
		s.statusOfPages(l, in)
		s.groups(c, l, in)
		l.entries = len(c.entries) - len(c.entries)/10
		if first := sharedLayout(owner, in); first != nil {
			if c.isView && !l.keepNew(first) {
				continue // it says nothing that the other does not
			}
			if !first.join(l) {
				s.doubt(fmt.Sprintf("%s more stand on the same pages, where no rule reads them: %s, such as %s", plural(c.distinct, "type"), c, c.sample()))
				continue
			}
			l = first
		} else {
			if len(out) > 0 && c.source == "" {
				l.page = append(l.page, c.tell(l, in, out)...)
			}
			s.draft.layouts = append(s.draft.layouts, l)
		}
		for _, sh := range in {
			owner[sh] = l
		}
		kept = append(kept, c)
	}
	s.chosen = kept
	s.others(owner)
}

// sharedLayout returns the layout that some of the pages have already, or nil.
func sharedLayout(owner map[*sheet]*layout, in []*sheet) *layout {
	for _, sh := range in {
		if owner[sh] != nil {
			return owner[sh]
		}
	}
	return nil
}

func (c *candidate) layout(w *wire) *layout {
	if c.kind == block.Row && c.source == "" {
		return fromRows(c)
	}
	return fromBlocks(c, w)
}

// pagesOf returns the pages with entries of c, and those without.
func (s *session) pagesOf(c *candidate) (in, out []*sheet) {
	mine := map[*sheet]bool{}
	for _, e := range c.entries {
		mine[e.on] = true
	}
	for _, sh := range s.sheets {
		if mine[sh] {
			in = append(in, sh)
		} else {
			out = append(out, sh)
		}
	}
	return in, out
}

// others lists the pages that no candidate has entries on.
func (s *session) others(owner map[*sheet]*layout) {
	var left []*sheet
	for _, sh := range s.sheets {
		if owner[sh] == nil {
			left = append(left, sh)
		}
	}
	if len(left) == 0 {
		return
	}
	for _, sh := range left {
		if len(left) > 8 {
			break
		}
		s.draft.other = append(s.draft.other, fileName(sh.page))
	}
	if len(left) > 8 {
		s.draft.other = []string{"."}
	}
}

// fileName returns a pattern of the address or file name of one page.
func fileName(p *page.Page) string {
	name := p.Name
	if u, err := url.Parse(name); err == nil && u.Scheme != "" {
		name = strings.TrimPrefix(u.Path, "/")
	}
	return "(^|/)" + regexp.QuoteMeta(name) + "$"
}

// tell returns a rule that tells the pages of c from others: by their addresses, or
// else by the text that begins an entry.
func (c *candidate) tell(l *layout, in, out []*sheet) []cell {
	if rule := tell(in, out); rule != nil || l.begin[0].text == "" {
		return rule
	}
	text := named.ReplaceAllString(l.begin[0].text, "(?:")
	if c.kind == block.Heading {
		return []cell{{"heading", text}}
	}
	return []cell{{"title", text}}
}

var named = regexp.MustCompile(`\(\?P<\w+>`)

// tell returns a rule that tells pages from others by their addresses.
func tell(in, out []*sheet) []cell {
	var patterns []string
	if dir := commonDir(in); dir != "" {
		patterns = append(patterns, regexp.QuoteMeta(dir)+`/[^/]+$`, regexp.QuoteMeta(dir)+`/.+$`, regexp.QuoteMeta(dir)+`/.+/[^/]+$`)
	}
	var names []string
	for _, s := range in {
		names = append(names, base(s.page))
	}
	if f, ok := familyOf(names); ok && len(names) > 2 {
		patterns = append(patterns, `(?:^|/)`+f.pattern+`(?:\.\w+)?/?$`)
	}
	if len(in) <= 8 {
		var alternatives []string
		for _, s := range in {
			alternatives = append(alternatives, regexp.QuoteMeta(path.Base(strings.TrimRight(s.page.Name, "/"))))
		}
		slices.Sort(alternatives)
		patterns = append(patterns, `(?:^|/)(?:`+strings.Join(slices.Compact(alternatives), "|")+`)/?$`)
		if len(in) == 1 {
			patterns[len(patterns)-1] = fileName(in[0].page)
		}
	}
	for _, p := range patterns {
		re := regexp.MustCompile(p)
		matches := func(s *sheet) bool { return re.MatchString(s.page.URL) || re.MatchString(s.page.Name) }
		if !slices.ContainsFunc(in, func(s *sheet) bool { return !matches(s) }) && !slices.ContainsFunc(out, matches) {
			return []cell{{"url", p}}
		}
	}
	return nil
}

// commonDir returns the last folder that all pages stand in, or "".
func commonDir(in []*sheet) string {
	dir := path.Dir(stem(in[0].page))
	for _, s := range in {
		for dir != "." && dir != "/" && !strings.HasPrefix(stem(s.page), dir+"/") {
			dir = path.Dir(dir)
		}
	}
	if dir == "." || dir == "/" {
		return ""
	}
	return path.Base(dir)
}

var pageStatus = regexp.MustCompile(`^(?:HTTP )?(?:(?i:status|error|errors) )?([1-5]\d\d)\b`)

// statusOfPages takes the status from the first heading of each page, where there is
// a page for each status.
func (s *session) statusOfPages(l *layout, in []*sheet) {
	if hasField(l, "status") {
		return
	}
	seen := map[string]bool{}
	var titles []string
	for _, sh := range in {
		titles = append(titles, titleOf(sh.page))
		m := pageStatus.FindStringSubmatch(titleOf(sh.page))
		if m == nil {
			return
		}
		seen[m[1]] = true
	}
	if len(seen) == len(in) {
		l.page = append(l.page, cell{"heading", leadingStatus(titles)})
		l.notes["page"] = fmt.Sprintf("the titles of %s begin with the status", plural(len(in), "page"))
	}
}

// leadingStatus returns the pattern of the status that texts begin with.
func leadingStatus(texts []string) string {
	for _, p := range []string{`^(?P<status>\d{3})\b`, `^HTTP (?P<status>\d{3})\b`} {
		if re := regexp.MustCompile(p); !slices.ContainsFunc(texts, func(t string) bool { return !re.MatchString(t) }) {
			return p
		}
	}
	return `^(?:(?i:http|status|status code|errors?) ?:?)* ?(?P<status>[1-5]\d\d)\b`
}
