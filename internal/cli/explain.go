package cli

import (
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/explain"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/templates"
	"github.com/spf13/cobra"
)

func explainCommand(a *app) *cobra.Command {
	format := "text"
	cmd := &cobra.Command{
		Use:   "explain [TYPE…]",
		Short: "Explain what an error means and what to do",
		Long: `Explain prints what the catalogue says about errors: what each means, its causes and
the steps to take. An error is named by its type, its Go constant or the address
of its documentation, its number, or a part of a message that has it; a status, such as
404 or 4xx, lists its errors. Without an argument it reads standard input: an error
response in JSON, or lines of a log, in which it finds the types.`,
		Example: `  errgen explain email_not_found
  errgen explain stytchb2b.ErrEmailNotFound
  errgen explain 404
  errgen explain -1003 0x80070005
  errgen explain 'ERROR: duplicate key (SQLSTATE 23505)'
  errgen explain 'https://stytch.com/docs/b2b/api/errors/404#email_not_found'
  curl … | errgen explain --format markdown
  tail -1 service.log | errgen explain`,
		RunE: func(cmd *cobra.Command, args []string) error {
			debug.SetGCPercent(400) // the process ends soon, and a person waits for it
			write, err := explain.WriterFor(format, screen(a.out))
			if err != nil {
				return err
			}
			ref, err := a.reference(cmd)
			if err != nil {
				return err
			}
			if len(args) == 0 || len(args) == 1 && args[0] == "-" {
				if args, err = ref.ReadTypes(a.input(cmd.Context())); err != nil {
					return err
				}
			}
			return a.explain(ref, args, write)
		},
		ValidArgsFunction: a.completeTypes,
	}
	a.addFlags(cmd, nameSettings...)
	cmd.Flags().StringVar(&format, "format", format, "`name` of a format: text, markdown or json")
	return cmd
}

// numbersLast returns the arguments of errgen explain with negative numbers behind
// "--", where they are not taken for flags. Those of other commands stay as they are.
func numbersLast(args []string) []string {
	if !slices.Contains(args, "explain") || slices.Contains(args, "--") {
		return args
	}
	isNumber := func(arg string) bool {
		_, err := strconv.ParseInt(arg, 0, 64)
		return err == nil && strings.HasPrefix(arg, "-")
	}
	numbers := slices.DeleteFunc(slices.Clone(args), func(arg string) bool { return !isNumber(arg) })
	if len(numbers) == 0 {
		return args
	}
	return slices.Concat(slices.DeleteFunc(slices.Clone(args), isNumber), []string{"--"}, numbers)
}

// reference reads the catalogues.
func (a *app) reference(cmd *cobra.Command) (*explain.Reference, error) {
	targets, err := a.config.Targets()
	if err != nil {
		return nil, err
	}
	return explain.Read(cmd.Context(), targets, func(t config.Settings, name string) string {
		command := scrapeLive(t, name)
		if command == "" {
			return ""
		}
		if len(targets) > 1 {
			command += " --catalog " + templates.ShellWord(t.Catalog)
		}
		return withFlags(cmd, command)
	})
}

// scrapeLive returns the command that reads the live pages of a catalogue with a
// name, or "" where no profile says where they are. A catalogue without a profile
// is taken for that of the built-in profile of its name.
func scrapeLive(t config.Settings, name string) string {
	command := "errgen scrape --from live"
	if t.Profile == "" && slices.Contains(scrape.Profiles(), name) {
		t.Profile = name
		command += " --profile " + templates.ShellWord(name)
	}
	if t.Profile == "" {
		return ""
	}
	profile, err := t.LoadProfile()
	if err != nil || profile.Pages == nil { // errgen scrape says what is wrong with it
		return ""
	}
	return command
}

// explain writes what is known about each argument, and a message for each that
// names nothing.
func (a *app) explain(ref *explain.Reference, args []string, write explain.Writer) error {
	answers, missing := ref.Find(args)
	for _, message := range missing {
		a.note("errgen explain: %s", message)
	}
	if len(answers) > 0 {
		if err := write(a.out, answers); err != nil {
			return err
		}
	}
	if len(missing) > 0 {
		return errFinding
	}
	return nil
}

// completeTypes returns the types and constants that begin with what was typed,
// for the completion of a shell, each with its message.
func (a *app) completeTypes(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	ref, err := a.reference(cmd)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return ref.Complete(begun), cobra.ShellCompDirectiveNoFileComp
}
