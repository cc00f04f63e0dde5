// Package scrape extracts from pages of error documentation what they say:
// which errors there are, and what is written about each.
//
// The parts are used in this order: [LoadProfile] gets the rules for a vendor's
// pages, package site loads the pages of a location, and [Extract] turns the
// blocks of all pages into one [catalog.Scrape], to be merged into a catalog.
// [Trace] also tells what became of each block, and [ExtractPage] reads one page
// by itself.
//
// The extractor works on blocks alone and is led by a [Profile]. A new form of
// documentation is a new reader beside package html; a new vendor is a new
// profile; neither knows about the other.
//
// # A layout is named captures
//
// What a rule captures as (?P<type>…), (?P<status>…) and so on is the value of
// that field, wherever it was captured: in the address or title of the page, a
// heading, a cell, a term, the sample. So a small set of rules (what begins an
// entry, the labels of its parts, what is dropped) expresses every layout that
// is known. Two values for one field contradict each other, and that is an
// error that names both places: a page that disagrees with itself is found
// without a rule of its own.
//
// # A page that changed is an error, never a shorter catalog
//
// An entry begins only where all the blocks that begin it stand together. A
// badge, a sample, a row or a heading that looks like a part of an entry outside
// of one is reported as a lost entry; an entry must have what its layout
// requires; landmarks that are missing are named, with what on the page comes
// nearest. What no rule takes is counted.
//
// A capture that lost all its samples is a known form of capture: it is read,
// and messages stay as the catalog has them, with a warning. One that lost some
// samples is a page that was cut or changed, and is an error.
package scrape

import (
	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape/list"
	"github.com/errgen/errgen/scrape/rule"
)

// A Profile says how one vendor lays out its error documentation. It is a YAML
// file; docs/profiles.md teaches how to write one.
//
// A pattern is a regular expression of package regexp, searched in the text
// of one block. What a pattern captures by name is the value of that field of
// the entry: (?P<type>…), status, message, description, category, number,
// cause, step, url, name. (?P<title>…) is what the documentation calls a status.
//
// A label is compared with the whole text of a block, case and a final colon
// apart: a text, several parted by |, or a pattern between slashes. It may also be a
// mapping that describes the block.
type Profile struct {
	// Extends names a built-in profile, or a file relative to this one. What this one does not say is taken
	// from there; a sequence that it has takes the place of the whole one there,
	// except for Lists.
	Extends string `yaml:"extends"`

	// Add is added to the lists of the other profile.
	Add *Additions `yaml:"add"`

	// Name, Title and Docs are copied into the catalogue.
	Name  string `yaml:"name"`
	Title string `yaml:"title"`
	Docs  string `yaml:"docs"`

	// Wire names the fields of an error response, and is copied into the catalogue.
	// Where it is given, code that begins with a brace is the sample of an entry,
	// and is read by it.
	Wire catalog.Wire `yaml:"wire"`

	// Merge says, for each field, what becomes of it where places differ: conflict
	// (it is an error; the default), all, first, or patterns of pages, of which the
	// first that matches counts.
	Merge catalog.MergeRules `yaml:"merge"`

	// Names says what the names of entries, of which Go constants and members in
	// TypeScript and Python are made, come from. A name that an entry has stays.
	Names catalog.Names `yaml:"names"`

	// Overview says how to read the page that lists the statuses, if there is
	// one.
	Overview *Overview `yaml:"overview"`

	// Pages says where the live pages are. Without it only saved pages are read,
	// and single pages by their address.
	Pages *Pages `yaml:"pages"`

	// Layouts say how to read pages with entries. A page is read by the first
	// layout whose page rule it matches.
	Layouts []Layout `yaml:"layouts,one"`

	// Other holds patterns of the addresses or file names of pages that have
	// nothing to read.
	Other []string `yaml:"other,one"`

	// Lists are the lists of errors that the vendor publishes as data. Files are
	// relative to that of the profile. With extends they are merged by name with
	// those of the other profile, as [list.Merge] does; [] leaves none. A profile
	// may consist of lists alone, without layouts.
	Lists []list.Source `yaml:"lists,one,named"`

	rules rules
}

// IsLists reports whether a profile consists of lists alone.
func (p *Profile) IsLists() bool { return len(p.Layouts) == 0 && len(p.Lists) > 0 }

// Pages says where the live pages are: the start pages, and what they link to,
// directly or through other pages. An address is compared as an absolute one
// without its fragment and, with Markdown, without .md or a slash at its end.
type Pages struct {
	// Start holds the addresses of the pages to begin with, such as an overview
	// or an llms.txt.
	Start []string `yaml:"start,one"`
	// Follow holds patterns of the addresses of further pages, Skip those of
	// pages that are not fetched all the same.
	Follow []string `yaml:"follow,one"`
	Skip   []string `yaml:"skip,one"`
	// Hosts may be asked: names, with the port where it is not that of the
	// scheme; *.example.com stands for the hosts below example.com. By default
	// they are those of Start.
	Hosts []string `yaml:"hosts,one"`
	// Markdown says that the address of a page with .md behind it is the page as
	// Markdown. It is asked for first, and the page itself where there is none.
	// Start pages are read as they stand: the navigation is in no Markdown.
	Markdown bool `yaml:"markdown"`
	// Max is how many pages there may be; 0 means 1,000.
	Max int `yaml:"max"`
}

// Overview says how to read the page that lists the statuses.
type Overview struct {
	Title    string   `yaml:"title"`    // pattern of the block that only this page has
	Statuses Statuses `yaml:"statuses"` // where the statuses are listed
	Classes  string   `yaml:"classes"`  // pattern of a list item that explains a class
}

// Statuses says where a page lists the HTTP statuses: in the blocks that
// follow a certain block and each other, or in links.
type Statuses struct {
	After string   `yaml:"after"`    // pattern of the block before the list
	Skip  []string `yaml:"skip,one"` // patterns of blocks in the list that are not a status
	Match string   `yaml:"match"`    // pattern of a status
	Link  string   `yaml:"link"`     // pattern of an address that leads to the page of a status
	URL   string   `yaml:"url"`      // address of a status's page; {status} stands for its code
}

// A Layout says how to read the pages of one kind.
type Layout struct {
	// Page tells the pages of this layout: those that match one of the rules.
	// Without a rule it is every page.
	Page []PageRule `yaml:"page,one"`
	// Also says that pages that a layout above this one reads are read by this one,
	// too: where parts of one page have entries, or parts of entries, in different ways.
	Also bool `yaml:"also"`
	// Join says of which entries those of this layout are a part: "link" for an index,
	// whose entries are of those that they link to, be it by a page or an anchor. By
	// default entries of the same type are one.
	Join string `yaml:"join"`
	// Within is the part of the page that has the entries.
	Within Within `yaml:"within"`

	// Begin holds the blocks that begin an entry, one after the other.
	Begin []BlockRule `yaml:"begin,one"`
	// Type is the type where no capture is: a template of captures, such as
	// "{area}.{code}" or "{type|snake}". Patterns of the layout may capture its names.
	Type string `yaml:"type"`
	// Types maps single types as the page has them to those that the API sends. Type
	// is not applied to these.
	Types map[string]string `yaml:"types"`
	// Split is a pattern of what separates types in one capture.
	Split string `yaml:"split"`
	// Range is a pattern of what stands between the first and the last type of a
	// range, such as E100–E103.
	Range string `yaml:"range"`
	// Shared says that an entry without text of its own, which another one follows at
	// once, has what that says. Terms of a definition list always do.
	Shared bool `yaml:"shared"`
	// Group tells blocks between entries that capture something, such as a
	// category, for the entries that follow: up to the next group or, where
	// groups are headings, to the next heading of their level.
	Group []BlockRule `yaml:"group,one"`
	// Find holds patterns of text anywhere in an entry that captures something.
	// A block with a cause, a step or a description so found is of no other part.
	Find []string `yaml:"find,one"`

	// Labels of the parts of an entry. What follows an ignored label is
	// dropped up to the next label; an end label ends the entry. Ignored labels
	// and noise are also what may stand where entries begin and is none.
	Causes []rule.Label `yaml:"causes,one"`
	Steps  []rule.Label `yaml:"steps,one"`
	Sample []rule.Label `yaml:"sample,one"`
	Ignore []rule.Label `yaml:"ignore,one"`
	End    []rule.Label `yaml:"end,one"`
	// Fields says by label what the blocks after it are: causes, steps, sample,
	// ignore, end or a field of the entry, or a pattern of what in them is a field.
	Fields map[string]string `yaml:"fields"`

	// Take says which kinds of blocks are the text of each part. By default a
	// description takes paragraphs and definitions, causes and steps take
	// items, or paragraphs where a capture lost the bullets; a paragraph that ends in a
	// colon before items is neither. The word "or" parts alternatives: what stands behind
	// it is taken where a part has nothing of what stands before it.
	Take Take `yaml:"take"`
	// Flat says that items within an item are causes and steps of their own. By
	// default they are text of the item that they are in.
	Flat bool `yaml:"flat"`
	// Drop names kinds of blocks in an entry that are left out.
	Drop []string `yaml:"drop,one"`
	// Noise holds patterns of text in an entry that is left out.
	Noise []string `yaml:"noise,one"`

	// URL is the address of an entry: {page} and {id} stand for the address of its
	// page and its anchor, and {type}, {number} and so on for what was captured.
	// {type|snake} writes it in another way; kebab, lower and upper do so, too. By
	// default it is the one of the sample, or else that of the page with the anchor.
	URL string `yaml:"url"`

	// Require names what each entry must have: sample, end, or a field.
	Require []string `yaml:"require,one"`
	// Expect bounds what must be found.
	Expect Expect `yaml:"expect"`
}

// A PageRule tells pages apart.
type PageRule = rule.Page

// Within is a part of a page. Without After, it begins with the page; without
// Before, it ends with the page. What they match must be on the page.
type Within struct {
	After  string `yaml:"after"`  // pattern of the text, code or anchor of the block before the part
	Before string `yaml:"before"` // pattern of the text, code or anchor of the block after the part
}

// A BlockRule describes one block.
type BlockRule = rule.Block

// Take names the kinds of blocks that are the text of each part of an entry.
type Take struct {
	Description []string `yaml:"description,one"`
	Causes      []string `yaml:"causes,one"`
	Steps       []string `yaml:"steps,one"`
}

// Expect says how much must be found at least.
type Expect struct {
	Entries int `yaml:"entries"`  // in all pages of the layout together
	PerPage int `yaml:"per_page"` // in each of its pages; at least 1
}
