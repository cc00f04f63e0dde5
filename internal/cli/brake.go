package cli

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
)

// addBrake gives cmd the flag that lets a scrape take away what the brake would
// hold.
func (a *app) addBrake(cmd *cobra.Command) {
	cmd.Flags().Func("accept-removals", "let a scrape take away exactly this `number` of errors, statuses and fields, which it otherwise would not", func(s string) error {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 {
			return fmt.Errorf("%q is not how many removals are accepted", s)
		}
		a.brake.Accept = &n
		return nil
	})
}

// checkBrake returns an error if removals are accepted and it is not clear of
// which catalogue.
func (a *app) checkBrake(targets []settings) error {
	if a.brake.Accept == nil || len(targets) == 1 {
		return nil
	}
	return fmt.Errorf("--accept-removals is about one catalogue, and %s has %d\n\tname it with --catalog", configName, len(targets))
}
