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
