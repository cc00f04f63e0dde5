// Package cli is the command line of errgen: a table of commands, one file for
// each, and what they share.
package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/update"
)

// stdio are the three streams of a process.
type stdio struct {
	in       io.Reader
	out, err *inert.Stream
}

// Exit codes, as errgen --help documents them.
const (
	exitOK          = 0
	exitFinding     = 1
	exitFailure     = 2
	exitUnreadable  = 3
	exitInterrupted = 130 // 128 + SIGINT, as shells have it
)

// errFinding ends a command that has already printed what it found.
var errFinding = errors.New("a difference or a finding")

// errUnreadable ends a command that has already printed why the documentation
// could not be read as a catalogue.
var errUnreadable = errors.New("the documentation could not be read as a catalogue")

// commands are the subcommands, in the order of the help.
var commands = []func(*app) *cobra.Command{
	scrapeCommand,
	driftCommand,
	generateCommand,
	checkCommand,
	sourcesCommand,
	diffCommand,
	logCommand,
	lintCommand,
	explainCommand,
	docsCommand,
	serveCommand,
	vetCommand,
	inspectCommand,
	proposeCommand,
	cacheCommand,
	initCommand,
	manualCommand,
}

// An app is one run of the program.
type app struct {
	in       io.Reader
	out, err *inert.Stream // all that it prints, which commands nothing

	command string // the path of the command, such as "errgen scrape"
	config  config.Resolver
	brake   catalog.Brake // --accept-…
	prune   []string      // --prune
}

// run runs the command line and returns its exit code.
func run(ctx context.Context, args []string, std stdio) int {
	a := &app{in: std.in, out: std.out, err: std.err}
	root := a.rootCommand()
	root.SetArgs(numbersLast(args))
	cmd, err := root.ExecuteContextC(ctx)
	// A finding that could not be printed does not count, and not every printer checks errors.
	if failed := a.out.Flush(); failed != nil && !errors.Is(err, context.Canceled) {
		err = fmt.Errorf("standard output: %w", failed)
	}
	return a.exit(cmd, err)
}

func (a *app) exit(cmd *cobra.Command, err error) int {
	var unreadable update.UnreadableError
	var problems problem.List
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errFinding):
		return exitFinding
	case errors.Is(err, errUnreadable):
		a.note("%s: the documentation could not be read as a catalogue; nothing was written", a.command)
		return exitUnreadable
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(a.err, "%s: interrupted; nothing was written\n", cmd.CommandPath())
		return exitInterrupted
	case errors.As(err, &unreadable):
		fmt.Fprintf(a.err, "%s\n%s: the documentation could not be read as a catalogue; nothing was written\n",
			err.Error(), cmd.CommandPath())
		return exitUnreadable
	case errors.As(err, &problems):
		a.note("%s", problems)
		return exitFailure
	default:
		fmt.Fprintf(a.err, "%s: %s\n", cmd.CommandPath(), err.Error())
		return exitFailure
	}
}

// note tells the user something that is not data.
func (a *app) note(format string, args ...any) {
	fmt.Fprintf(a.err, format+"\n", args...)
}

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "errgen",
		Short: "Turn error documentation into a catalogue and Go code",
		Long: `errgen turns the error documentation of an HTTP API into a canonical YAML
catalogue, and the catalogue into Go: constants, a typed error, lookup tables.

Each flag can also be set in errgen.yaml or in the environment as ERRGEN_NAME.
A flag wins over the environment, the environment over the file, and the file over
the default.

Exit codes: 0 success; 1 a difference or a finding; 2 wrong usage or a failure;
3 the documentation could not be read as a catalogue.`,
		Example: `  errgen scrape --profile stytch-b2b --from bundled --catalog errors.yaml
  errgen generate --catalog errors.yaml --dir stytchb2b
  errgen explain email_not_found --catalog errors.yaml`,
		Version:       buildVersion(),
		SilenceUsage:  true,
		SilenceErrors: true,

		PersistentPreRun: func(cmd *cobra.Command, _ []string) { a.command = cmd.CommandPath() },
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetHelpTemplate(helpTemplate)
	root.SetUsageTemplate(strings.Replace(root.UsageTemplate(), exampleInUsage, "", 1))
	root.SetFlagErrorFunc(usage)
	root.PersistentFlags().StringVar(&a.config.File, "config", "", "configuration `file` (default: errgen.yaml, here or in a folder above)")
	root.PersistentFlags().BoolVar(&a.config.Outside, "outside", false, "let errgen.yaml and links lead out of the repository; on the command line only")
	for _, command := range commands {
		root.AddCommand(command(a))
	}
	return root
}

// Help starts with examples: most people need nothing else.
const (
	helpTemplate = `{{with .Example}}Examples:
{{.}}

{{end}}{{with or .Long .Short}}{{.}}

{{end}}{{.UsageString}}`
	exampleInUsage = "{{if .HasExample}}\n\nExamples:\n{{.Example}}{{end}}"
)

// usage returns err as an error of the command line, with where to read more.
func usage(cmd *cobra.Command, err error) error {
	return problem.Errorf("see "+cmd.CommandPath()+" --help", "%w", err)
}

// noArgs returns an error if a command that takes no arguments has some.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage(cmd, fmt.Errorf("unexpected argument %q: the command takes flags only", args[0]))
	}
	return nil
}

// Main runs the command line of this process and returns its exit code.
func Main(args []string) int {
	std := stdio{os.Stdin, inert.Stdout(), inert.Stderr()}
	if isVetTool(args) {
		vetTool(args, std)
	}
	// SIGTERM is how a CI system cancels a job: it must end a browser, too.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the process at once
	return run(ctx, args, std)
}

// buildVersion returns the version of this program as Go's build recorded it: a
// release, a pseudo-version of a commit, or "(devel)".
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)"
	}
	return cmp.Or(info.Main.Version, "(devel)")
}
