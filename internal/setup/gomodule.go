package setup

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"go/version"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// The module of errgen, and the import path of this command in it.
const (
	modulePath = "github.com/errgen/errgen"
	toolPath   = modulePath + "/cmd/errgen"
)

// minGo is the version of Go that building errgen takes.
const minGo = "1.26.0"

// A goModule is the module of the user.
type goModule struct {
	dir       string // from the working directory
	path      string
	goVersion string // such as 1.26
	hasTool   bool   // whether errgen is among its tools
	hasErrgen bool   // whether it requires or replaces the module of errgen
}

// readGoModule reads the go.mod of the working directory, or of one above it.
func readGoModule(ctx context.Context) (*goModule, error) {
	file, err := goCommand(ctx, "env", "GOMOD")
	if err != nil {
		return nil, err
	}
	name := strings.TrimSpace(string(file))
	if name == "" || filepath.Base(name) != "go.mod" {
		return nil, problem.Errorf("errgen sets up a Go module: run go mod init first", "there is no go.mod, here or in a folder above")
	}
	data, err := goCommand(ctx, "mod", "edit", "-json")
	if err != nil {
		return nil, err
	}
	type path struct{ Path string }
	var read struct {
		Module  path
		Go      string
		Require []path
		Replace []struct{ Old path }
		Tool    []path
	}
	if err := json.Unmarshal(data, &read); err != nil {
		return nil, fmt.Errorf("go mod edit -json: %w", err)
	}
	dir, err := filepath.Abs(".")
	if err != nil {
		return nil, err
	}
	if dir, err = filepath.Rel(dir, filepath.Dir(name)); err != nil {
		return nil, err
	}
	m := &goModule{dir: dir, path: read.Module.Path, goVersion: read.Go}
	m.hasTool = slices.Contains(read.Tool, path{toolPath})
	m.hasErrgen = slices.Contains(read.Require, path{modulePath})
	for _, r := range read.Replace {
		m.hasErrgen = m.hasErrgen || r.Old.Path == modulePath
	}
	return m, nil
}

// relativePath returns a path relative to a folder, with slashes. Both are
// relative to the working directory, or absolute.
func relativePath(dir, path string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if path, err = filepath.Abs(path); err != nil {
		return "", err
	}
	rel, err := filepath.Rel(dir, path)
	return filepath.ToSlash(rel), err
}

// repository returns the root of the git repository that the module is in, or
// the folder of the module if it is in none.
func (m *goModule) repository() (string, error) {
	top, err := filepath.Abs(m.dir)
	if err != nil {
		return "", err
	}
	for rel, dir := m.dir, top; ; rel, dir = filepath.Join(rel, ".."), filepath.Dir(dir) {
		if exists(filepath.Join(dir, ".git")) {
			return rel, nil
		}
		if dir == filepath.Dir(dir) {
			return m.dir, nil
		}
	}
}

// ciVersion returns the version of Go that CI needs: that of the module, or of
// errgen, which go get -tool raises it to.
func (m *goModule) ciVersion() string {
	if version.Compare("go"+m.goVersion, "go"+minGo) < 0 {
		return minGo
	}
	return m.goVersion
}

// addTool returns the command that adds errgen to the tools of the module, in a
// release, or in the version that the module already requires.
func (m *goModule) addTool(release string) []string {
	tool := toolPath
	if v := release; !m.hasErrgen {
		if !strings.HasPrefix(v, "v") || strings.Contains(v, "+") {
			v = "latest" // a build of a checkout cannot be required
		}
		tool += "@" + v
	}
	return []string{"go", "get", "-tool", tool}
}

// goCommand returns what a go command prints.
func goCommand(ctx context.Context, args ...string) ([]byte, error) {
	var stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, strings.TrimSpace(stderr.String()))
	}
	return out, nil
}
