// Package setup sets up errgen in the Go module of a user: the configuration, the
// saved documentation, the first catalogue, and what CI systems need.
//
// [Setup.Plan] finds what is missing; the caller writes the files of the [Plan],
// and [Plan.AddTool] then adds errgen to the tools of the module.
package setup

import (
	"context"
	"io"
	"os/exec"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/update"
)

// A Setup sets up errgen in the module of the working directory.
type Setup struct {
	Config  *config.Resolver
	Reader  *update.Reader
	Version string // of this program

	// Note tells the user something that is not data.
	Note func(format string, args ...any)
}

// A Request is what is to be set up.
type Request struct {
	Profile string // a built-in name or a file; "" for what errgen.yaml has

	GitHub, GitLab, PreCommit bool // also write files for these
}

// A Plan is what has to be done in a module.
type Plan struct {
	Files outfile.Outputs // all that setting up takes, whether current or not

	// Coverage says of each new catalogue how much of the documentation was read.
	Coverage []string

	module *goModule
	tool   []string
}

// Plan returns what has to be done for a request.
func (s *Setup) Plan(ctx context.Context, want Request) (*Plan, error) {
	mod, err := readGoModule(ctx)
	if err != nil {
		return nil, err
	}
	p := &Plan{module: mod, tool: mod.addTool(s.Version)}
	rows, err := s.catalogs(ctx, p, want.Profile)
	if err != nil {
		return nil, err
	}
	files, err := s.files(mod, want, rows)
	if err != nil {
		return nil, err
	}
	p.Files = append(p.Files, files...)
	return p, nil
}

// ToolCommand returns the command that [Plan.AddTool] runs.
func (p *Plan) ToolCommand() string { return strings.Join(p.tool, " ") }

// AddTool adds errgen to the tools of the module, unless it is there. It writes
// what the go command prints to log.
func (p *Plan) AddTool(ctx context.Context, log io.Writer) error {
	if p.module.hasTool {
		return nil
	}
	cmd := exec.CommandContext(ctx, p.tool[0], p.tool[1:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = p.module.dir, log, log
	if err := cmd.Run(); err != nil {
		return problem.Errorf("the files are written; what is missing is the tool that go generate and CI run: run  "+p.ToolCommand()+"  when the module can be fetched",
			"%s: %w", p.ToolCommand(), err)
	}
	return nil
}
