package cli

import (
	"fmt"
	"io"
	"runtime/debug"

	"github.com/errgen/errgen/templates"
	"github.com/spf13/cobra"
)

func explainCommand(a *app) *cobra.Command {
	format := "text"
	cmd := &cobra.Command{
		Use:   "explain [TYPE…]",
		Short: "What an error means and what to do",
		Long: `Explain prints what the catalogue says of errors: what each means, its causes and
the steps to take. An error is named by its type, its Go constant or the address
of its documentation; a status, such as 404 or 4xx, lists its errors. Without an
argument it reads standard input: an error response in JSON, or lines of a log,
in which it finds the types.`,
		Example: `  errgen explain email_not_found
  errgen explain stytchb2b.ErrEmailNotFound
  errgen explain 404
  errgen explain 'https://stytch.com/docs/b2b/api/errors/404#email_not_found'
  curl … | errgen explain --format markdown
  tail -1 service.log | errgen explain`,
		RunE: func(cmd *cobra.Command, args []string) error {
			debug.SetGCPercent(400) // the process ends soon, and a person waits for it
			write, err := explainFormat(format)
			if err != nil {
				return err
			}
			ref, err := a.reference(cmd.Context())
			if err != nil {
				return err
			}
			if len(args) == 0 || len(args) == 1 && args[0] == "-" {
				if args, err = await(cmd.Context(), func() ([]string, error) { return ref.read(a.in) }); err != nil {
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

// An answer is what an argument of explain names.
type answer struct {
	heading string // of a list of errors; "" when the errors are to be explained
	errors  []templates.Error
}

// explain writes what is known of each argument, and tells of those that name
// nothing.
func (a *app) explain(ref *reference, args []string, write explainer) error {
	var answers []answer
	missing := false
	for _, arg := range args {
		found, ok := ref.find(arg)
		if !ok {
			missing = true
			a.note("errgen explain: %s", ref.unknown(arg))
			continue
		}
		if found.heading == "" {
			ref.addRemovedSince(found.errors)
		}
		answers = append(answers, found)
	}
	if len(answers) > 0 {
		if err := write(a.out, answers); err != nil {
			return err
		}
	}
	if missing {
		return errFinding
	}
	return nil
}

// An explainer writes answers in a format.
type explainer func(w io.Writer, answers []answer) error

func explainFormat(name string) (explainer, error) {
	switch name {
	case "text":
		return explainText, nil
	case "markdown":
		return func(w io.Writer, answers []answer) error { return templates.ExplainMarkdown(w, flat(answers)) }, nil
	case "json":
		return func(w io.Writer, answers []answer) error { return templates.ExplainJSON(w, flat(answers)) }, nil
	}
	return nil, fmt.Errorf("there is no format %q\n\tuse text, markdown or json", name)
}

func flat(answers []answer) []templates.Error {
	var all []templates.Error
	for _, answer := range answers {
		all = append(all, answer.errors...)
	}
	return all
}

func explainText(w io.Writer, answers []answer) error {
	s := screen(w)
	for i, answer := range answers {
		if i > 0 {
			fmt.Fprintln(w)
		}
		write := templates.Explain
		if answer.heading != "" {
			fmt.Fprintf(w, "%s\n\n", templates.Printable(answer.heading))
			write = templates.List
		}
		if err := write(w, answer.errors, s); err != nil {
			return err
		}
	}
	return nil
}

// completeTypes returns the types and constants that begin with what was typed,
// for the completion of a shell, each with its message.
func (a *app) completeTypes(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	ref, err := a.reference(cmd.Context())
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return ref.complete(begun), cobra.ShellCompDirectiveNoFileComp
}
