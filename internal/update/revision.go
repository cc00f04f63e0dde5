package update

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/site"
)

// A Revision is a catalogue as its documentation says it should be.
type Revision struct {
	settings config.Settings
	profile  *scrape.Profile
	pages    []*page.Page
	lists    []site.List
	seen     catalog.Scrape     // what all of them say
	base     []byte             // what the file of the catalogue held; nil where there is none yet
	old      *catalog.Catalog   // nil where there is none yet
	source   *strictyaml.Source // of old
	merged   *catalog.Catalog
	warnings problem.List // which hold nothing back
}

// readCatalog reads the catalogue, on which everything is decided.
func (rev *Revision) readCatalog() error {
	data, err := rev.settings.CatalogFile()
	if err != nil {
		return err
	}
	rev.base = data
	rev.old, rev.source, err = config.ParseCatalog(rev.settings.Catalog, data)
	return err
}

// place adds to the problems of the merged catalogue their lines in its file as it
// will be written.
func (rev *Revision) place(problems problem.List) problem.List {
	leads := func(p problem.Problem) bool { return p.Path != "" && p.File == "" }
	if !slices.ContainsFunc(problems, leads) {
		return problems
	}
	data, err := rev.merged.Encode()
	if err != nil {
		return problems // the cause matters more than their place
	}
	_, src, _ := catalog.Read(rev.settings.Catalog, data) // its errors come from the pages, and are reported with those
	problems = slices.Clone(problems)
	for i, p := range problems {
		if leads(p) {
			problems[i] = src.Place(problem.List{p})[0]
		}
	}
	return problems
}

// Outputs returns the snapshot and the catalogue as they should be, unless the
// brake holds them back with an [UnreadableError]. Everything that is written goes
// through here.
func (rev *Revision) Outputs(brake catalog.Brake) (outfile.Outputs, error) {
	brake.Today = today()
	problems := brake.Check(rev.old, rev.merged)
	for i := range problems {
		problems[i].File = rev.settings.Catalog
	}
	if err := problems.Err(); err != nil {
		return nil, UnreadableError{err}
	}
	rev.merged.Baseline = brake.Baseline(rev.old, rev.merged)
	outs, err := rev.snapshot()
	if err != nil {
		return nil, err
	}
	out, err := rev.output()
	return append(outs, out), err
}

// output returns the catalogue as it should be.
func (rev *Revision) output() (outfile.Output, error) {
	data, err := rev.merged.Encode()
	if err != nil {
		return outfile.Output{}, UnreadableError{err}
	}
	out, err := outfile.New(rev.settings.Repository, rev.settings.Catalog, data)
	return out.BasedOn(rev.base), err
}

// snapshot returns the files that record the pages, or none if they are not to be
// recorded.
func (rev *Revision) snapshot() (outfile.Outputs, error) {
	if rev.settings.Save == "" {
		return nil, nil
	}
	if info, err := os.Stat(rev.settings.Save); err == nil && !info.IsDir() {
		return nil, problem.Errorf("give another name with --save", "%s is a file, but a snapshot is a folder", rev.settings.Save)
	}
	old := rev.settings.Repository.Folder(rev.settings.Save, infile.Large)
	files, err := site.Snapshot(site.Documentation{Profile: rev.profile, Pages: rev.pages, Lists: rev.lists}, old)
	if err != nil {
		return nil, inFolder(rev.settings.Save, err)
	}
	var outs outfile.Outputs
	for _, f := range files {
		out, err := outfile.New(rev.settings.Repository, filepath.Join(rev.settings.Save, filepath.FromSlash(f.Name)), f.Content)
		if err != nil {
			return nil, err
		}
		outs = append(outs, out.BasedOn(old.Seen(f.Name)))
	}
	return outs, nil
}

// inFolder adds the folder of a snapshot to the problems of its files.
func inFolder(dir string, err error) error {
	var problems problem.List
	if !errors.As(err, &problems) {
		return err
	}
	for i := range problems {
		problems[i].File = filepath.ToSlash(filepath.Join(dir, problems[i].File))
	}
	last := &problems[len(problems)-1]
	last.Fix = strings.TrimPrefix(last.Fix+"\nfix the file, or restore it, as with git checkout", "\n")
	return problems
}

// today returns the date that losses are recorded with: that of SOURCE_DATE_EPOCH
// where it is set, as for builds that must be reproducible
// (https://reproducible-builds.org/specs/source-date-epoch/).
func today() string {
	now := time.Now()
	if seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		now = time.Unix(seconds, 0)
	}
	return now.UTC().Format(time.DateOnly)
}
