package page

import (
	"fmt"
	"net/url"
	"strings"
)

// IsAddress reports whether the name of a page is a network address.
func IsAddress(name string) bool {
	return strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://")
}

// IsLive reports whether the page was read from the network.
func (p *Page) IsLive() bool { return IsAddress(p.Name) }

// BaseURL returns the address that the links of a page are relative to.
func (p *Page) BaseURL() *url.URL {
	at, err := url.Parse(p.Name)
	if err != nil {
		return &url.URL{}
	}
	base, err := at.Parse(strings.TrimSpace(p.Base))
	if err != nil {
		return at
	}
	return base
}

// ParseAddress returns the URL of a page: absolute, without fragment, with a
// host in lower case and without the port that its scheme implies.
func ParseAddress(address string) (*url.URL, error) {
	u := Resolve(&url.URL{}, address)
	if u == nil {
		return nil, fmt.Errorf("%q is not the address of a page: it must begin with https:// or http:// and have a host, and no user", address)
	}
	return u, nil
}

// Resolve returns the address that a link leads to from the page at base, as
// ParseAddress does, or nil when it leads to no page.
func Resolve(base *url.URL, link string) *url.URL {
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

// tidy removes what may differ between two addresses of one page.
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

// escapeQuery escapes what package url leaves in a query but a request cannot contain.
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
