package update

import (
	"context"
	"errors"
	"io/fs"
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/diff"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
	"github.com/errgen/errgen/scrape/page"
)

// A Verdict is the result of comparing a catalogue with the live documentation,
// the gravest last.
type Verdict int

// The verdicts.
const (
	InSync Verdict = iota
	Changed
	Unreadable
)

var verdictNames = [...]string{"in-sync", "changed", "unreadable"}

func (v Verdict) String() string { return verdictNames[v] }

// A DriftResult is the verdict on one catalogue, with the reasons for it.
type DriftResult struct {
	Verdict  Verdict
	OnlyRead bool            // all that changed is which pages were read
	Name     string          // of the catalogue
	File     string          // of the catalogue
	Names    emit.Options    // how its constants are named
	Pages    []*page.Page    // that could be read
	Errors   int             // how many of the catalogue were seen there
	Outputs  outfile.Outputs // the files as they should be, the catalogue last

	Problems problem.List // why the documentation could not be read
	Warnings problem.List // what a person should know about it nevertheless

	Old, New             *catalog.Catalog // New is nil where Verdict is Unreadable
	OldSource, NewSource *strictyaml.Source
}

// DriftOptions say how to compare catalogues with the live documentation. The
// zero value reads what the settings of each say, to report it only.
type DriftOptions struct {
	From   []string // locations in place of those of the settings
	Record bool     // the catalogue and the documentation are to be written
}

// Drift compares the live documentation of each target with its catalogue. The
// error is one that is not a verdict, such as a catalogue that is broken.
func (r *Reader) Drift(ctx context.Context, targets []config.Settings, o DriftOptions) ([]*DriftResult, error) {
	if err := r.checkTargets(targets); err != nil {
		return nil, err
	}
	for i, t := range targets {
		targets[i] = live(t, o.From)
		if !o.Record {
			continue
		}
		var err error
		if targets[i], err = recorded(targets[i]); err != nil {
			return nil, err
		}
	}
	var results []*DriftResult
	for _, t := range targets {
		d, err := r.driftOf(ctx, t)
		if err != nil {
			return nil, err
		}
		results = append(results, d)
	}
	return results, nil
}

// driftOf compares the live documentation of t with its catalogue.
func (r *Reader) driftOf(ctx context.Context, t config.Settings) (*DriftResult, error) {
	old, src, err := t.ReadCatalog()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, problem.Errorf("errgen scrape makes one from the documentation", "%w", err)
	}
	if err != nil {
		return nil, err
	}
	d := &DriftResult{Name: old.Name, File: t.Catalog, Names: t.EmitOptions(), Old: old, OldSource: src}
	rev, err := r.Revise(ctx, t)
	if rev != nil {
		d.Pages, d.Warnings = rev.pages, rev.warnings
	}
	if err == nil {
		d.Errors = len(rev.read().Errors)
		d.Outputs, err = rev.Outputs(r.Brake)
	}
	var isVerdict UnreadableError
	if errors.As(err, &isVerdict) && errors.As(err, &d.Problems) {
		d.Verdict = Unreadable
		return d, nil
	}
	if err != nil {
		return nil, err
	}
	d.New, d.NewSource, err = catalog.Read(t.Catalog, d.Catalog().Content)
	if err != nil {
		return d, err
	}
	if changes := diff.Catalogs(d.Old, d.New); len(changes) > 0 {
		d.Verdict = Changed
		d.OnlyRead = !slices.ContainsFunc(changes, func(c diff.Change) bool { return !c.IsReading() })
	}
	return d, nil
}

// Catalog returns the file of the catalogue as it should be.
func (d *DriftResult) Catalog() outfile.Output { return d.Outputs[len(d.Outputs)-1] }
