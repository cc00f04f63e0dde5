// Package site gets all the pages of a documentation: live, saved or bundled.
//
// A [Loader] reads the pages at a location. Live pages come from [Crawl], which
// follows links as the profile says; saved pages come from a file, or from a
// folder with or without a [Manifest]. [Snapshot] records pages in such a folder,
// so that they can be read again without the network. Whoever uses the pages
// does not need to know where they are from. [Loader.LoadLists] does the same for
// the lists that vendors publish as data.
//
// Saved and bundled pages are never taken silently in place of live ones: a
// catalog that looks scraped would then never change.
//
// A crawl goes level by level. All pages that one level links to are known
// before the first of them is requested, and results are taken in the order of
// their addresses, so nothing depends on who answers first. A page that cannot
// be fetched or read is an error, beside the pages that could be.
//
// A snapshot is written by what pages say. A page is recorded anew only when the
// sum of its own catalog changes; tokens and dates on it change nothing.
package site
