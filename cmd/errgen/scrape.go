package main

import (
	"context"
	"errors"
	"io/fs"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape"
	"github.com/spf13/cobra"
)

func scrapeCommand(a *app) *cobra.Command {
	var check, trace bool
	cmd := &cobra.Command{
		Use:   "scrape",
		Short: "Documentation → catalogue",
		Long: `Scrape reads error documentation and brings the catalogue up to date with it.
What people wrote in the catalogue stays; an entry that the documentation no
longer has stays too, marked as removed.`,
		Example: `  errgen scrape                      # as errgen.yaml says
  errgen scrape --check              # write nothing, show the difference, exit 1
  errgen scrape --trace              # write nothing, list each block and the rule that took it
  errgen scrape --profile stytch-b2b --from saved-pages --catalog errors.yaml`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if trace {
				return a.traceAll(cmd.Context())
			}
			outs, err := a.scrapeAll(cmd.Context())
			if err != nil {
				return err
			}
			return a.finish(cmd.Context(), outs, check)
		},
	}
	a.addFlags(cmd, documentationSettings...)
	cmd.Flags().BoolVar(&check, "check", false, "write nothing; show what would change and exit 1 if anything would")
	cmd.Flags().BoolVar(&trace, "trace", false, "write nothing; list each block of the documentation and the rule that took it")
	return cmd
}

// traceAll lists what becomes of each block of the documentation.
func (a *app) traceAll(ctx context.Context) error {
	targets, err := a.targets()
	if err != nil {
		return err
	}
	for _, t := range targets {
		profile, pages, err := a.documentation(ctx, t)
		if err != nil {
			return err
		}
		if err := a.trace(profile, pages); err != nil {
			return err
		}
	}
	return nil
}

// scrapeAll returns the catalogues as the documentation says they should be.
func (a *app) scrapeAll(ctx context.Context) (outputs, error) {
	targets, err := a.targets()
	if err != nil {
		return nil, err
	}
	var outs outputs
	for _, t := range targets {
		out, err := a.scrapeOne(ctx, t)
		if err != nil {
			return nil, err
		}
		outs = append(outs, out)
	}
	return outs, nil
}

func (a *app) scrapeOne(ctx context.Context, t settings) (output, error) {
	old, _, err := readCatalog(t.Catalog)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return output{}, err
	}
	seen, err := a.observe(ctx, t)
	if err != nil {
		return output{}, err
	}
	merged, problems := catalog.Merge(old, seen)
	a.warn(problems)
	if err := problems.Errors().Err(); err != nil {
		return output{}, unreadableError{err}
	}
	if err := merged.Validate().Errors().Err(); err != nil {
		return output{}, unreadableError{err}
	}
	data, err := merged.Encode()
	if err != nil {
		return output{}, unreadableError{err}
	}
	return newOutput(t.Catalog, data)
}

// observe reads what the documentation of t says.
func (a *app) observe(ctx context.Context, t settings) (catalog.Scrape, error) {
	profile, pages, err := a.documentation(ctx, t)
	if err != nil {
		return catalog.Scrape{}, err
	}
	seen, err := scrape.Extract(profile, pages)
	if err != nil {
		return catalog.Scrape{}, unreadableError{err}
	}
	return seen, nil
}

// documentation returns the pages of t and the profile to read them by.
func (a *app) documentation(ctx context.Context, t settings) (*scrape.Profile, []*scrape.Page, error) {
	if err := t.needDocumentation(); err != nil {
		return nil, nil, err
	}
	profile, err := scrape.LoadProfile(t.Profile)
	if err != nil {
		return nil, nil, err
	}
	pages, err := await(ctx, func() ([]*scrape.Page, error) {
		return a.pages(scrape.Loader{Profile: profile.Name, Stdin: a.in}, t.From)
	})
	return profile, pages, err
}

// pages loads all locations. Pages that cannot be read are all reported.
func (a *app) pages(l scrape.Loader, locations []string) ([]*scrape.Page, error) {
	var pages []*scrape.Page
	var problems catalog.Problems
	for _, location := range locations {
		found, err := l.Load(location)
		var unreadable catalog.Problems
		switch {
		case errors.As(err, &unreadable):
			problems = append(problems, unreadable...)
		case err != nil:
			return nil, err
		}
		pages = append(pages, found...)
	}
	if err := problems.Err(); err != nil {
		return nil, unreadableError{err}
	}
	return pages, nil
}

// await returns what f returns, or the error of ctx as soon as it is done: a
// read that waits for input cannot be told to stop.
func await[T any](ctx context.Context, f func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := f()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
}

// warn prints the problems that do not stop the command.
func (a *app) warn(problems catalog.Problems) {
	for _, p := range problems {
		if p.Warning {
			a.note("%s", p)
		}
	}
}
