package site

import (
	"net/url"
	"path"
	"regexp"
	"strings"
)

// maxStem bounds the length of a file name without its extension.
const maxStem = 80

var (
	unsafeName = regexp.MustCompile(`[^a-z0-9_.-]+`)
	// deviceName matches the names that Windows keeps for devices, whatever
	// their extension.
	deviceName = regexp.MustCompile(`^(con|prn|aux|nul|com\d|lpt\d)(\.|$)`)
)

// stemOf returns the name, without extension, of a file for the page at an
// address: the last part of its path, and its query, in characters that every
// file system keeps as they are. It has no slash, and neither begins nor ends
// with a dot.
func stemOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		u = &url.URL{Path: address}
	}
	name := path.Base(u.Path)
	if isPageExt(path.Ext(name)) {
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	if u.RawQuery != "" {
		name += "-" + u.RawQuery
	}
	name = unsafeName.ReplaceAllString(strings.ToLower(name), "-")
	name = strings.Trim(name[:min(len(name), maxStem)], ".-")
	switch {
	case name == "":
		return "index"
	case deviceName.MatchString(name):
		return "page-" + name
	}
	return name
}

// plainExt matches extensions that every file system keeps as they are.
var plainExt = regexp.MustCompile(`^\.[a-z0-9]{1,8}$`)

// listExt returns the extension of a file for a list that is at an address.
func listExt(address, form string) string {
	u, err := url.Parse(address)
	if err == nil && plainExt.MatchString(path.Ext(u.Path)) {
		return path.Ext(u.Path)
	}
	return "." + form
}

// IsPageName reports whether a file is a page, by its name.
func IsPageName(name string) bool { return isPageExt(path.Ext(name)) }

// isPageExt reports whether files with an extension are pages.
func isPageExt(ext string) bool {
	switch strings.ToLower(ext) {
	case ".txt", ".html", ".htm", ".md", ".mdx":
		return true
	}
	return false
}
