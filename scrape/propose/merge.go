package propose

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape"
)

// maxDiffering is the share of errors that places may word differently, at the most,
// for a proposal to be sure.
const maxDiffering = 0.1

// words of merge, by field: what becomes of it where places differ.
var mergeWords = []cell{{"number", "first"}, {"message", "all"}, {"description", "all"}, {"causes", "all"}, {"steps", "all"}}

// read reads all pages by the profile of an outcome, as scrape does.
func (s *session) read(o *outcome) {
	if o.catalog != nil {
		return
	}
	read, err := scrape.Extract(o.profile, s.want.Pages)
	o.works, o.failure = err == nil, err
	if err != nil {
		read = catalog.Scrape{Name: s.draft.name, Title: s.draft.title, Docs: s.draft.docs, Entries: o.entries}
	}
	merged, problems := catalog.Merge(nil, read)
	o.catalog, o.clashes = merged, problems.Errors()
}

// reconcile says in the draft what becomes of fields in which places differ, and
// returns what is read then.
func (s *session) reconcile(o *outcome) *outcome {
	s.read(o)
	if !o.works {
		return o
	}
	fields, types := map[string]bool{}, map[string]bool{}
	for _, p := range o.clashes {
		field, rest, _ := strings.Cut(strings.TrimPrefix(p.Message, "the "), " of ")
		if p.Rule != "conflict" || !slices.ContainsFunc(mergeWords, func(w cell) bool { return w.name == field }) {
			return o
		}
		typ, _, _ := strings.Cut(rest, " is ")
		fields[field], types[typ] = true, true
	}
	if len(fields) == 0 {
		return o
	}
	for _, w := range mergeWords {
		if fields[w.name] {
			s.draft.merge = append(s.draft.merge, w)
		}
	}
	s.draft.mergeNote = fmt.Sprintf("places word %d of %d errors differently", len(types), len(o.catalog.Errors))
	if float64(len(types)) > maxDiffering*float64(len(o.catalog.Errors)) {
		s.doubt(s.draft.mergeNote)
	}
	next := s.try()
	if next != nil {
		s.read(next)
	}
	if next == nil || !next.reads(o) {
		s.draft.merge = nil
		return o
	}
	return next
}
