package vendortest

import (
	"slices"
	"strings"
)

// A source is the documentation of one vendor, in a folder of ../shared/corpus.
type source struct {
	profile string      // in examples/profiles
	folder  string      // of the corpus; by default called as the profile
	edition string      // which edition of the documentation it is, of several
	from    []string    // patterns of its files
	list    string      // the list of the profile that the first of them are of
	truth   []table     // what is known to be in it
	except  []exception // where the catalogue differs from what is known
}

func (s source) title() string { return strings.TrimSpace(s.profile + " " + s.edition) }

// An exception names types of which the catalogue differs from the truth.
type exception struct {
	field  field
	types  []string
	reason string

	// page says that the page differs from the truth, too, so that the catalogue
	// is right.
	page bool
}

// sources are all sources, by profile.
var sources = slices.SortedStableFunc(slices.Values(slices.Concat(sections, tables, lists)), func(a, b source) int {
	return strings.Compare(a.profile, b.profile)
})

// lists are sources that are data.
var lists = []source{
	{
		profile: "paypal", list: "spec", from: []string{"raw/*.json"},
		truth: []table{{columns: map[field]string{status: "status", message: "message"}}},
	},
	{
		profile: "slack", list: "methods", from: []string{"raw/[a-z]*/*.json"},
		truth: []table{{columns: map[field]string{status: "status", oneMessage: "message"}}},
	},
}
