package cli

import (
	"fmt"

	"github.com/errgen/errgen/scrape/fetch"
	"github.com/spf13/cobra"
)

func cacheCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "cache",
		Short: "Show what is kept of live documentation",
		Long: `Cache prints the folder where errgen keeps the pages it fetched, and their size.
A kept page is fetched again only if it has changed, and --offline reads nothing
else.`,
		Example: `  errgen cache
  errgen cache clean`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return a.printCache() },
	}
	cmd.AddCommand(&cobra.Command{
		Use:     "clean",
		Short:   "Remove what is kept",
		Long:    `Clean removes the pages that errgen keeps, and nothing else in their folder.`,
		Example: `  errgen cache clean`,
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return a.cleanCache() },
	})
	return cmd
}

func (a *app) printCache() error {
	dir, err := fetch.DefaultCacheDir()
	if err != nil {
		return err
	}
	usage, err := fetch.CacheUsage(dir)
	if err != nil {
		return fmt.Errorf("the cache cannot be read: %w", err)
	}
	fmt.Fprintf(a.out, "%s: %v\n", dir, usage)
	return nil
}

func (a *app) cleanCache() error {
	dir, err := fetch.DefaultCacheDir()
	if err != nil {
		return err
	}
	freed, err := fetch.CleanCache(dir)
	a.note("removed %v from %s", freed, dir)
	if err != nil {
		return fmt.Errorf("the cache cannot be cleaned: %w", err)
	}
	return nil
}
