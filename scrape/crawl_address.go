package scrape

import (
	"fmt"
	"net/url"
	"path"
	"strings"
)

// markdownExt is what stands behind the address of a page for its Markdown.
const markdownExt = ".md"

// parseAddress returns the URL of a page: absolute, without fragment, with a
// host in lower case and without the port that its scheme implies.
func parseAddress(address string) (*url.URL, error) {
	u := linked(&url.URL{}, address)
	if u == nil {
		return nil, fmt.Errorf("%q is no address of a page: it must begin with https:// or http:// and have a host, and no user", address)
	}
	return u, nil
}

// linked returns the address that a link leads to from the page at base, as
// parseAddress does, or nil when it leads to no page.
func linked(base *url.URL, link string) *url.URL {
	u, err := base.Parse(strings.TrimSpace(link))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.Opaque != "" || u.User != nil {
		return nil
	}
	tidy(u)
	if again, err := url.Parse(u.String()); err != nil || again.Host != u.Host || again.Hostname() == "" {
		return nil // package url takes hosts that no name or number can be
	}
	return u
}

// tidy takes away that in which two addresses of one page may differ.
func tidy(u *url.URL) {
	u.Fragment, u.RawFragment = "", ""
	u.Host = strings.ToLower(u.Host)
	if port := (map[string]string{"http": ":80", "https": ":443"})[u.Scheme]; port != "" {
		u.Host = strings.TrimSuffix(u.Host, port)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery, u.ForceQuery = escapeQuery(u.RawQuery), false
}

// escapeQuery escapes what package url leaves in a query and no request can have.
func escapeQuery(query string) string {
	var b strings.Builder
	for i := 0; i < len(query); i++ {
		if c := query[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(query[i])
	}
	return b.String()
}

// key returns what tells the page at u from others: its address, without the
// .md or the slash at its end where these are only other forms of the page.
func (r *pagesRules) key(u *url.URL) string {
	if !r.markdown {
		return u.String()
	}
	page := *u
	page.Path = pathOf(u.Path)
	if u.RawPath != "" {
		page.RawPath = pathOf(u.RawPath)
	}
	return page.String()
}

// pathOf returns a path without what may be behind the name of a page, however
// often.
func pathOf(p string) string {
	for {
		name := strings.TrimSuffix(strings.TrimRight(p, "/"), markdownExt)
		switch name {
		case "":
			return "/"
		case p:
			return p
		}
		p = name
	}
}

// markdownOf returns the address of a page as Markdown, or "" where it is text
// as it stands.
func markdownOf(key string) string {
	u, err := url.Parse(key)
	if err != nil || strings.Trim(u.Path, "/") == "" {
		return ""
	}
	switch path.Ext(u.Path) {
	case markdownExt, ".mdx", ".txt":
		return ""
	}
	u.Path += markdownExt
	if u.RawPath != "" {
		u.RawPath += markdownExt
	}
	return u.String()
}
