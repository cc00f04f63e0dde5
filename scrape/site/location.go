package site

import "github.com/errgen/errgen/scrape/page"

// Bundled is the location of the documentation built into errgen,
// for the built-in profiles that have some.
const Bundled = "bundled"

// LivePages is the location of the live pages of a profile.
const LivePages = "live"

// IsLive reports whether a location is that of live pages, for which the
// network is needed.
func IsLive(location string) bool {
	return location == LivePages || page.IsAddress(location)
}
