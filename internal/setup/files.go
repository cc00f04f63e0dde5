package setup

import (
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/templates"
)

// files returns the files that go beside the catalogues: the go:generate
// lines, and at the root of the repository those that a request asks for.
func (s *Setup) files(mod *goModule, want Request, rows []config.Settings) (outfile.Outputs, error) {
	repository, err := mod.repository()
	if err != nil {
		return nil, err
	}
	repo, err := s.Config.Repository()
	if err != nil {
		return nil, err
	}
	folder, err := relativePath(repository, mod.dir)
	if err != nil {
		return nil, err
	}
	set := templates.Setup{Folder: folder, Go: mod.ciVersion(), Minute: len(mod.path) * 7 % 60} // not all repositories at the full hour
	var outs outfile.Outputs
	add := func(name, path string) error {
		content, err := templates.SetupFile(name, set)
		if err != nil {
			return err
		}
		o, err := outfile.New(repo, path, content)
		outs = append(outs, o)
		return err
	}
	for _, row := range rows {
		set.Package = row.Package
		if err := add("generate.go", filepath.Join(row.Dir, "generate.go")); err != nil {
			return nil, err
		}
	}
	marked, err := attributes(repo, mod.dir, rows)
	if err != nil {
		return nil, err
	}
	outs = append(outs, marked)
	for _, each := range []struct {
		wanted     bool
		name, file string
	}{
		{want.GitHub, "github.yaml", ".github/workflows/errgen.yaml"},
		{want.GitLab, "gitlab.yaml", ".gitlab/errgen.yaml"},
		{want.PreCommit, "pre-commit.yaml", preCommitConfig},
	} {
		if !each.wanted {
			continue
		}
		if err := add(each.name, filepath.Join(repository, filepath.FromSlash(each.file))); err != nil {
			return nil, err
		}
	}
	if want.PreCommit {
		outs = s.keepHooks(outs)
	}
	return outs, nil
}

const preCommitConfig = ".pre-commit-config.yaml"

// keepHooks leaves out the configuration of pre-commit, the last of outs, if
// there is one: it has other hooks. It prints what to add.
func (s *Setup) keepHooks(outs outfile.Outputs) outfile.Outputs {
	o := outs[len(outs)-1]
	if o.Old == nil || o.IsCurrent() {
		return outs
	}
	if !strings.Contains(string(o.Old), "id: errgen-check") {
		_, lines, _ := strings.Cut(string(o.Content), "repos:\n")
		s.Note("errgen init: %s is there; add this to its repos:\n%s", filepath.ToSlash(o.Path), strings.TrimSuffix(lines, "\n"))
	}
	return outs[:len(outs)-1]
}
