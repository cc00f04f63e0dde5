package cli

import (
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/templates"
)

// setupFiles returns the files that go beside the catalogues: the go:generate
// lines, and at the root of the repository those that a plan asks for.
func (a *app) setupFiles(mod *goModule, plan initPlan, rows []settings) (outputs, error) {
	repository, err := mod.repository()
	if err != nil {
		return nil, err
	}
	folder, err := relativePath(repository, mod.dir)
	if err != nil {
		return nil, err
	}
	set := templates.Setup{Folder: folder, Go: mod.ciVersion(), Minute: len(mod.path) * 7 % 60} // not all repositories at the full hour
	var outs outputs
	add := func(name, path string) error {
		content, err := templates.SetupFile(name, set)
		if err != nil {
			return err
		}
		o, err := newOutput(path, content)
		outs = append(outs, o)
		return err
	}
	for _, row := range rows {
		set.Package = row.Package
		if err := add("generate.go", filepath.Join(row.Dir, "generate.go")); err != nil {
			return nil, err
		}
	}
	for _, each := range []struct {
		wanted     bool
		name, file string
	}{
		{plan.github, "github.yaml", ".github/workflows/errgen.yaml"},
		{plan.gitlab, "gitlab.yaml", ".gitlab/errgen.yaml"},
		{plan.preCommit, "pre-commit.yaml", preCommitConfig},
	} {
		if !each.wanted {
			continue
		}
		if err := add(each.name, filepath.Join(repository, filepath.FromSlash(each.file))); err != nil {
			return nil, err
		}
	}
	if plan.preCommit {
		outs = a.keepHooks(outs)
	}
	return outs, nil
}

const preCommitConfig = ".pre-commit-config.yaml"

// keepHooks leaves out the configuration of pre-commit, the last of outs, if
// there is one: it is of hooks that are not errgen's. It tells what to add.
func (a *app) keepHooks(outs outputs) outputs {
	o := outs[len(outs)-1]
	if o.old == nil || o.isCurrent() {
		return outs
	}
	if !strings.Contains(string(o.old), "id: errgen-check") {
		_, lines, _ := strings.Cut(string(o.content), "repos:\n")
		a.note("errgen init: %s is there; add this to its repos:\n%s", filepath.ToSlash(o.path), strings.TrimSuffix(lines, "\n"))
	}
	return outs[:len(outs)-1]
}
