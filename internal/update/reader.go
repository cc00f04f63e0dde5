package update

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/fetch"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/site"
)

// A Reader reads documentation, and revises catalogues by it. Only Note must be
// set.
type Reader struct {
	// Note tells the user something that is not data.
	Note func(format string, args ...any)

	// Stdin is what the location "-" reads.
	Stdin io.Reader

	// Progress starts to show the user how far a crawl is. If it is nil, nothing
	// is shown.
	Progress func() Progress

	// Brake stops revisions that remove too much.
	Brake catalog.Brake

	// Prune has the types of the entries to delete from the catalogue.
	Prune []string
}

// A Progress shows a person how far a crawl is.
type Progress interface {
	Set(site.Progress)
	Event(fetch.Event)
	Stop()
}

// An UnreadableError says that the documentation could not be read as a
// catalogue.
type UnreadableError struct{ Err error }

func (e UnreadableError) Error() string { return e.Err.Error() }

func (e UnreadableError) Unwrap() error { return e.Err }

// A ScrapeResult is what was read from the documentation of one catalogue.
type ScrapeResult struct {
	File          string          // of the catalogue
	Pages, Errors int             // how many were read, and how many errors they have
	Read          string          // what was read, such as "34 errors from 2 pages"
	Coverage      string          // how much of the documentation was read
	Partial       bool            // whether pages of it are known not to be
	Outputs       outfile.Outputs // the files as they should be, the catalogue last
}

// Scrape returns the catalogues of targets as the documentation says they should
// be, and the snapshots of it.
func (r *Reader) Scrape(ctx context.Context, targets []config.Settings) ([]ScrapeResult, error) {
	if err := r.checkTargets(targets); err != nil {
		return nil, err
	}
	var results []ScrapeResult
	for _, t := range targets {
		rev, err := r.Revise(ctx, t)
		if err != nil {
			return nil, err
		}
		outs, err := rev.Outputs(r.Brake)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(rev.settings.From, site.IsLive) && isAhead(t) && len(outs.Stale()) > 0 {
			r.Note("errgen scrape: %s comes from live pages, and errgen check reads %s; to record them there, add --save", t.Catalog, strings.Join(t.RowFrom, ", "))
		}
		results = append(results, ScrapeResult{
			File: t.Catalog, Pages: len(rev.pages), Errors: rev.read().Documented(), Outputs: outs,
			Read:     rev.read().Count(rev.pageCount()),
			Coverage: rev.Coverage(), Partial: rev.merged.Coverage.IsPartial(),
		})
	}
	return results, nil
}

// Revise reads the documentation of t, and merges it with the catalogue. The
// catalogue comes first: it takes less time to find that it is broken. With an
// [UnreadableError], the revision has the pages that could be read.
func (r *Reader) Revise(ctx context.Context, t config.Settings) (*Revision, error) {
	rev := &Revision{settings: t}
	err := rev.readCatalog()
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	rev.profile, rev.pages, err = r.Documentation(ctx, t)
	seen, err := r.observe(ctx, rev, err)
	if err != nil {
		return rev, err
	}
	rev.seen = seen
	if err := rev.checkSeen(); err != nil {
		return rev, err
	}
	var problems problem.List
	rev.merged, problems = catalog.Merge(rev.old, seen)
	if len(r.Prune) > 0 {
		if problems, err = rev.prune(r.Prune, seen); err != nil {
			return rev, err
		}
	}
	problems = rev.place(problems)
	for i := range problems {
		problems[i].File = cmp.Or(problems[i].File, t.Catalog)
	}
	problems = problems.GroupedOver(mostConflicts)
	r.warn(problems)
	rev.warnings = slices.DeleteFunc(slices.Clone(problems), func(p problem.Problem) bool { return p.Severity == problem.Error })
	if err := problems.Errors().Err(); err != nil {
		return rev, UnreadableError{err}
	}
	if err := rev.validate(); err != nil {
		return rev, err
	}
	collisions := rev.collisions()
	r.warn(collisions)
	rev.warnings = append(rev.warnings, collisions...)
	return rev, nil
}

// mostConflicts is how many conflicts of a field are shown one by one, for people to
// settle each by an override. More of them are settled by a rule.
const mostConflicts = 10

// observe returns what the pages and lists of a revision say. Reading the pages
// ended with an error, or nil; what is wrong with the lists is added to it.
func (r *Reader) observe(ctx context.Context, rev *Revision, err error) (catalog.Scrape, error) {
	if _, isUnreadable := errors.AsType[UnreadableError](err); err != nil && !isUnreadable {
		return catalog.Scrape{}, err
	}
	var listErr error
	if rev.lists, listErr = r.lists(ctx, rev.profile, rev.settings); listErr != nil {
		return catalog.Scrape{}, joinUnreadable(err, listErr)
	}
	lists, warnings, listErr := readLists(rev.lists)
	var seen catalog.Scrape
	if err == nil {
		if seen, err = extract(rev.profile, rev.pages); err != nil {
			err = UnreadableError{err}
		}
	}
	seen.Wire = rev.settings.Wire.Over(seen.Wire)
	seen.Lists = lists
	seen.Warnings = append(seen.Warnings, warnings...)
	return seen, joinUnreadable(err, listErr)
}

// extract returns what the pages say. A profile of lists alone has none.
func extract(p *scrape.Profile, pages []*page.Page) (catalog.Scrape, error) {
	if p.IsLists() {
		return catalog.Scrape{Name: p.Name, Title: p.Title, Docs: p.Docs, Wire: p.Wire, Names: p.Names, Merge: p.Merge}, nil
	}
	return scrape.Extract(p, pages)
}

// warn prints the problems that do not stop the command.
func (r *Reader) warn(problems problem.List) {
	for _, p := range problems {
		if p.Severity != problem.Error {
			r.Note("%s", p)
		}
	}
}

// checkTargets returns an error if entries may be removed and it is not clear
// from which catalogue.
func (r *Reader) checkTargets(targets []config.Settings) error {
	var errs []error
	if r.Brake.Removals != nil {
		errs = append(errs, config.OnlyOne("--accept-removals", targets))
	}
	if r.Brake.Changes != nil {
		errs = append(errs, config.OnlyOne("--accept-changes", targets))
	}
	if r.Brake.Erosion != nil {
		errs = append(errs, config.OnlyOne("--accept-erosion", targets))
	}
	if len(r.Prune) > 0 {
		errs = append(errs, config.OnlyOne("--prune", targets))
	}
	return errors.Join(errs...)
}
