// Package cli is the command line of errgen: a table of commands, one file for
// each, and what they share.
package cli

import (
	"cmp"
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/errgen/errgen/internal/inert"
)

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
