package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape"
	"github.com/spf13/cobra"
)

func checkCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check",
		Short: "The offline gate: documentation, catalogue and Go agree",
		Long: `Check scrapes the saved documentation, generates the Go package and the documents
that errgen.yaml asks for, and compares all of it with what is there. It writes nothing and needs no network. It exits 1
and prints the difference when the catalogue or a generated file is not what
it should be, or is missing, or is one too many.`,
		Example: `  errgen check                       # as errgen.yaml says; in CI
  errgen check --catalog errors.yaml --dir stytchb2b`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.check(cmd.Context()) },
	}
	a.addFlags(cmd, slices.Concat(documentationSettings, packageSettings)...)
	return cmd
}

// check compares everything that errgen makes with what is there.
func (a *app) check(ctx context.Context) error {
	targets, err := a.targets()
	if err != nil {
		return err
	}
	var repairs []string
	repair := func(command string, stale outputs) error {
		if len(stale) == 0 {
			return nil
		}
		if !slices.Contains(repairs, command) {
			repairs = append(repairs, command)
		}
		return stale.diff(a.out)
	}
	for _, t := range targets {
		scraped, err := a.checkCatalog(ctx, t)
		if err != nil {
			return err
		}
		generated, err := generateOne(t)
		if err != nil {
			return err
		}
		documents, err := docsOutputs(t)
		if err != nil {
			return err
		}
		err = errors.Join(repair("errgen scrape", scraped), repair("errgen generate", generated.stale()), repair("errgen docs", documents.stale()))
		if err != nil {
			return err
		}
	}
	if len(repairs) > 0 {
		a.note("errgen check: not current; to repair: %s", strings.Join(repairs, " && "))
		return errFinding
	}
	return nil
}

// checkCatalog returns the catalogue of t if it is stale: if it is not what
// its saved documentation says or, where t has none, not canonical.
func (a *app) checkCatalog(ctx context.Context, t settings) (outputs, error) {
	t.From = t.saved()
	if len(t.From) > 0 {
		out, err := a.scrapeOne(ctx, t)
		return outputs{out}.stale(), err
	}
	a.note("errgen check: %s has no saved documentation (from); only its form is checked", t.Catalog)
	c, _, err := readCatalog(t.Catalog)
	if err != nil {
		return nil, err
	}
	data, err := c.Encode()
	if err != nil {
		return nil, err
	}
	out, err := newOutput(t.Catalog, data)
	return outputs{out}.stale(), err
}

// saved returns the locations of s that need no network: those of from or, where
// all of these are live, the folder that they are recorded in.
func (s settings) saved() []string {
	saved := slices.DeleteFunc(slices.Clone(s.From), scrape.IsLive)
	if len(saved) == 0 && s.Save != "" {
		return []string{s.Save}
	}
	return saved
}
