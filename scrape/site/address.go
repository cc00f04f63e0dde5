package site

import (
	"net/url"
	"path"
	"strings"
)

// markdownExt is appended to the address of a page to get its Markdown.
const markdownExt = ".md"

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
