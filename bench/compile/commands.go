package compile

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/bench/lab"
)

// compiler returns the command that compiles the package of a folder, with the
// flags that go build gives it.
func compiler(l *lab.Lab, folder string) (lab.Racer, error) {
	tool, err := l.Run("go", "tool", "-n", "compile")
	if err != nil {
		return lab.Racer{}, err
	}
	imports, err := l.Run("go", "list", "-deps", "-export", "-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}", "./"+folder)
	if err != nil {
		return lab.Racer{}, err
	}
	config := "importcfg/" + folder
	if err := l.Write(config, []byte(imports.Stdout)); err != nil {
		return lab.Racer{}, err
	}
	files, err := filepath.Glob(l.Path(folder, "*.go"))
	if err != nil {
		return lab.Racer{}, err
	}
	command := []string{
		strings.TrimSpace(tool.Stdout), "-p", lab.Module + "/" + folder, "-importcfg", l.Path(config),
		"-lang=go1.26", "-complete", "-pack", "-c=2", "-o", l.Path("bin", folder+".a"),
	}
	return lab.Racer{Folder: folder, Command: append(command, files...)}, nil
}

// builder returns the command that builds the package of a folder, all else
// being built. A comment that no other run has makes the package new to
// the build cache before each run.
func builder(l *lab.Lab, folder string) (lab.Racer, error) {
	name, err := l.Run("go", "list", "-f", "{{.Name}}", "./"+folder)
	if err != nil {
		return lab.Racer{}, err
	}
	run := 0
	return lab.Racer{
		Command: []string{"go", "build", "./" + folder},
		Before: func() error {
			run++
			stamp := fmt.Sprintf("package %s\n\n// This is run %d of %s.\n", strings.TrimSpace(name.Stdout), run, l.Path())
			return l.Write(folder+"/run.go", []byte(stamp))
		},
	}, nil
}
