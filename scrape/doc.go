// Package scrape reads error documentation into what it says: which errors
// there are, and what is written of each.
//
// The parts are used in this order: [LoadProfile] gets the rules of a vendor's
// pages, [Load] reads the pages at a location into blocks, and [Extract] turns
// the blocks of all pages into one [catalog.Scrape], to be merged into a
// catalogue.
//
// A reader for each form of documentation (text capture, HTML) gives the same
// flat stream of [Block] values. The extractor works on blocks alone and is led by a
// [Profile]: a new form is a new reader, a new vendor is a new profile, and
// neither knows of the other.
package scrape
