package cli

import (
	"github.com/errgen/errgen/internal/generate"
	"github.com/spf13/cobra"
)

func generateCommand(a *app) *cobra.Command {
	var check bool
	cmd := &cobra.Command{
		Use:   "generate",
		Short: "Generate Go from a catalogue",
		Long: `Generate writes the Go package of a catalogue: a constant for each error type, a
typed error that reads responses, and lookup tables. It uses the standard
library only, and the SDKs that are named under sdk in the configuration file.`,
		Example: `  errgen generate                    # as errgen.yaml says
  errgen generate --check            # write nothing, show the difference, exit 1
  errgen generate --catalog errors.yaml --package stytchb2b --dir internal/stytchb2b

  //go:generate go tool errgen generate`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			targets, err := a.targets(cmd.Context(), !check)
			if err != nil {
				return err
			}
			packages, err := generate.Packages(targets)
			if err != nil {
				return err
			}
			return a.finish(cmd.Context(), generate.Files(packages), check)
		},
	}
	a.addFlags(cmd, packageSettings...)
	cmd.Flags().BoolVar(&check, "check", false, "write nothing; show what would change and exit 1 if anything would")
	return cmd
}
