package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manualCommand prints docs/commands.md, from which the manual pages are generated.
func manualCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:    "manual",
		Short:  "Print all commands as Markdown",
		Hidden: true,
		Args:   noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w := bufio.NewWriter(a.out)
			fmt.Fprint(w, "# Commands\n\n")
			manual(w, cmd.Root())
			return w.Flush()
		},
	}
}

// manual writes a section for cmd and each command below it.
func manual(w io.Writer, cmd *cobra.Command) {
	fmt.Fprintf(w, "## %s\n\n%s.\n\n%s\n\n", cmd.CommandPath(), cmd.Short, cmd.Long)
	fmt.Fprintf(w, "    %s\n\n", strings.TrimSuffix(cmd.UseLine(), " [flags]"))
	if cmd.Example != "" {
		fmt.Fprintf(w, "Examples:\n\n  %s\n\n", strings.ReplaceAll(cmd.Example, "\n", "\n  "))
	}
	manualFlags(w, cmd.LocalFlags())
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() && sub.Name() != "completion" {
			manual(w, sub)
		}
	}
}

func manualFlags(w io.Writer, flags *pflag.FlagSet) {
	any := false
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		if value != "" {
			value = " *" + value + "*"
		}
		fmt.Fprintf(w, "- `--%s`%s: %s\n", f.Name, value, strings.NewReplacer("*", `\*`, "_", `\_`, "<", `\<`).Replace(usage))
		any = true
	})
	if any {
		fmt.Fprintln(w)
	}
}
