package cli

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/site"
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
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.check(cmd.Context(), func(command string) string { return withFlags(cmd, command) })
		},
	}
	a.addFlags(cmd, slices.Concat(documentationSettings, packageSettings)...)
	return cmd
}

// check compares everything that errgen makes with what is there. As says what a
// command is that takes the same flags.
func (a *app) check(ctx context.Context, as func(command string) string) error {
	targets, err := a.targets()
	if err != nil {
		return err
	}
	var repairs []string
	lineEnds := true
	repair := func(command string, stale outputs) error {
		if len(stale) == 0 {
			return nil
		}
		if command = as(command); !slices.Contains(repairs, command) {
			repairs = append(repairs, command)
		}
		lineEnds = lineEnds && stale.differInLineEnds()
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
		err = errors.Join(repair(t.scrapeAgain(len(targets) > 1), scraped), repair("errgen generate", generated.stale()), repair("errgen docs", documents.stale()))
		if err != nil {
			return err
		}
	}
	if len(repairs) > 0 {
		a.note("errgen check: not current; to repair: %s", strings.Join(repairs, " && "))
		if lineEnds {
			a.note("\tonly line ends differ; if git converts them, add the line  * text eol=lf  to .gitattributes")
		}
		return errFinding
	}
	return nil
}

// scrapeAgain returns the command that makes the catalogue of s current, without
// the network: what is live would bring in what the vendor has changed since.
func (s settings) scrapeAgain(ofSeveral bool) string {
	saved := s.saved()
	command := "errgen scrape"
	switch {
	case len(saved) == 0:
		command = "errgen lint --fix"
	case slices.ContainsFunc(s.From, site.IsLive):
		for _, from := range saved {
			command += " --from " + quoted(from)
		}
	default:
		return command
	}
	if ofSeveral {
		command += " --catalog " + quoted(s.Catalog)
	}
	return command
}

// withFlags returns a command with the flags that cmd was given and it takes, as
// far as it does not have them.
func withFlags(cmd *cobra.Command, command string) string {
	takes := map[string][]string{
		"errgen scrape": documentationSettings, "errgen generate": packageSettings,
		"errgen docs": docsSettings, "errgen lint": nameSettings,
	}
	words := strings.Fields(command)
	for _, name := range append([]string{"config"}, takes[strings.Join(words[:2], " ")]...) {
		f := cmd.Flags().Lookup(name)
		if f == nil || !f.Changed || slices.Contains(words, "--"+name) {
			continue
		}
		values, err := cmd.Flags().GetStringArray(name)
		if err != nil { // it is no list
			values = []string{f.Value.String()}
		}
		for _, value := range values {
			command += " --" + name + " " + quoted(value)
		}
	}
	return command
}

// plainArgument matches what a shell takes as it is.
var plainArgument = regexp.MustCompile(`^[\w@%+=:,./-]+$`)

// quoted returns an argument as a POSIX shell wants it.
func quoted(s string) string {
	if plainArgument.MatchString(s) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
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
	saved := notLive(s.From)
	if len(saved) == 0 && s.Save != "" {
		return []string{s.Save}
	}
	return saved
}

// notLive returns the locations that need no network.
func notLive(locations []string) []string {
	return slices.DeleteFunc(slices.Clone(locations), site.IsLive)
}
