package cli

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/update"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
	"github.com/spf13/cobra"
)

func inspectCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "inspect LOCATION…",
		Short: "Print pages as blocks, to write a profile from",
		Long: `Inspect prints pages as the rules of a profile see them: one line for each
block, with its line in the source, its kind and level, its anchors, and its
text. With --profile it prints in front of each block the rule that took it.

A location is what --from of errgen scrape takes. Without a profile, an address
is that of one page.`,
		Example: `  errgen inspect https://example.com/docs/errors
  errgen inspect saved/404.html
  errgen inspect --profile mine.yaml saved/404.html`,
		RunE: func(cmd *cobra.Command, locations []string) error {
			if len(locations) == 0 {
				return usage(cmd, fmt.Errorf("no location is given"))
			}
			return a.inspect(cmd, locations)
		},
	}
	a.addFlags(cmd, slices.Concat([]string{"profile"}, liveSettings)...)
	return cmd
}

func (a *app) inspect(cmd *cobra.Command, locations []string) error {
	env, err := config.Environment()
	if err != nil {
		return err
	}
	s := a.config.Flags.Over(env)
	s.From = locations
	if s.Repository, err = a.config.Repository(); err != nil {
		return err
	}
	var profile *scrape.Profile
	if s.Profile != "" {
		if profile, err = s.LoadProfile(); err != nil {
			return err
		}
	}
	pages, err := a.reader(cmd.Context()).Pages(cmd.Context(), profile, s)
	if err != nil {
		return err
	}
	if profile == nil {
		for _, p := range pages {
			for i := range p.Blocks {
				printBlock(a.out, p, i, "")
			}
		}
		return nil
	}
	return a.trace(profile, pages)
}

// trace prints what became of each block of pages, and counts it for each
// page on standard error.
func (a *app) trace(profile *scrape.Profile, pages []*page.Page) error {
	_, decisions, err := scrape.Trace(profile, pages)
	counts := map[*page.Page]map[string]int{}
	for _, d := range decisions {
		printBlock(a.out, d.Page, d.Block, d.Rule)
		if counts[d.Page] == nil {
			counts[d.Page] = map[string]int{}
		}
		counts[d.Page][d.Rule]++
	}
	for _, p := range pages {
		a.note("%s: %d blocks: %s", inert.Line(p.Name), len(p.Blocks), tally(counts[p]))
	}
	if err != nil {
		return update.UnreadableError{Err: err}
	}
	return nil
}

// printBlock prints a block on one line.
func printBlock(w io.Writer, p *page.Page, i int, rule string) {
	b := p.Blocks[i]
	kind := b.Kind.String()
	if b.Level > 0 {
		kind += strconv.Itoa(int(b.Level))
	}
	if b.Header {
		kind = "header"
	}
	if b.Nav {
		kind += " (frame)"
	}
	text := strings.ReplaceAll(b.Marked(block.Break), "\n", "⏎")
	if b.Kind == block.Row {
		text = strings.ReplaceAll(strings.Join(b.Cells, " | "), "\n", "⏎")
		if b.NamesColumns() {
			text = b.Row() // as profiles name the columns
		}
	}
	for _, id := range b.IDs {
		text += " #" + id
	}
	if rule != "" {
		rule = fmt.Sprintf("%-22s ", rule)
	}
	fmt.Fprintf(w, "%s:%d: %s%s: %s\n", inert.Line(p.Name), p.Line(i), rule, kind, inert.Line(text))
}

// tally returns counts as "most 12, fewer 3", the largest first.
func tally(counts map[string]int) string {
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	})
	parts := make([]string, len(names))
	for i, name := range names {
		parts[i] = fmt.Sprintf("%s %d", name, counts[name])
	}
	return strings.Join(parts, ", ")
}
