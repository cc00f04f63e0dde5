package cli

import (
	"fmt"
	"strconv"

	"github.com/errgen/errgen/internal/config"
	"github.com/spf13/cobra"
)

// Which settings the commands take.
var (
	documentationSettings = []string{"profile", "from", "catalog"}
	packageSettings       = []string{"catalog", "package", "dir", "prefix", "initialism", "only", "skip", "test", "http"}
	nameSettings          = []string{"catalog", "package", "prefix", "initialism"}
	docsSettings          = []string{"catalog", "package", "prefix", "initialism", "only", "skip"} // what a document depends on
	liveSettings          = []string{"allow-private", "ignore-robots", "offline", "no-cache", "render", "timeout", "contact", "quiet"}
)

// addFlags adds to cmd the flags of the named settings.
func (a *app) addFlags(cmd *cobra.Command, names ...string) {
	flags := cmd.Flags()
	for _, name := range names {
		if flags.Lookup(name) != nil {
			continue // two groups have it
		}
		switch s := config.Named(name); {
		case s.Text != nil:
			flags.StringVar(s.Text(&a.config.Flags), name, "", s.Usage)
		case s.Toggle != nil:
			flags.VarPF(toggle{s.Toggle(&a.config.Flags)}, name, "", s.Usage).NoOptDefVal = "true"
		default:
			flags.StringArrayVar(s.List(&a.config.Flags), name, nil, s.Usage)
		}
	}
}

// addBrake adds to cmd the flags that let a scrape do what the brake would hold back.
func (a *app) addBrake(cmd *cobra.Command) {
	accept := func(what, usage string, at **int) {
		cmd.Flags().Func("accept-"+what, usage+", which it otherwise refuses", func(s string) error {
			n, err := strconv.Atoi(s)
			if err != nil || n < 1 {
				return fmt.Errorf("%q is not how many %s are accepted", s, what)
			}
			*at = &n
			return nil
		})
	}
	accept("removals", "let a scrape remove exactly this `number` of errors, statuses and fields", &a.brake.Removals)
	accept("changes", "let a scrape change exactly this `number` of values, as for a translation or in other words throughout", &a.brake.Changes)
	accept("erosion", "let a scrape go on although exactly this `number` of errors, statuses and values went with several scrapes", &a.brake.Erosion)
}

// addPrune adds to cmd the flag that deletes entries from the catalogue.
func (a *app) addPrune(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&a.prune, "prune", nil, "delete the entry of this `type`, which the documentation no longer has, and its constant with it; repeatable")
}

// A toggle is the value of a flag that is on, off or not given: then value points
// to nil.
type toggle struct{ value **bool }

// String returns "true", "false", or "" where it is not given.
func (t toggle) String() string {
	if t.value == nil || *t.value == nil {
		return ""
	}
	return strconv.FormatBool(**t.value)
}

// Set sets the value by [strconv.ParseBool].
func (t toggle) Set(s string) error {
	v, err := strconv.ParseBool(s)
	*t.value = &v
	return err
}

// Type returns "bool": the flag needs no value.
func (t toggle) Type() string { return "bool" }
