// Package lab is the place where things are measured: a temporary Go module
// with packages that errgen generates, packages that others generate, and
// programs that use them.
//
// Nothing of errgen is imported: its command is run. It is built from the
// checkout that this module stands in, unless the environment names another in
// ERRGEN_COMMAND.
package lab

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Module is the path of the module of a lab.
const Module = "measured"

// A Lab is a folder with a Go module.
type Lab struct {
	dir   string
	log   io.Writer
	tools map[string]string // from a package of a command to its executable
}

// New makes a lab and builds errgen. It tells log what it does.
func New(log io.Writer) (*Lab, error) {
	dir, err := os.MkdirTemp("", "errgen-bench-")
	if err != nil {
		return nil, err
	}
	l := &Lab{dir: dir, log: log, tools: map[string]string{}}
	if err := l.fill(); err != nil {
		return nil, fmt.Errorf("making a lab: %w", err)
	}
	return l, nil
}

// Close removes the lab.
func (l *Lab) Close() error { return os.RemoveAll(l.dir) }

// fill makes the module and the errgen command. The module requires what the
// one of the benchmarks does, so that peers and tools are the same there.
func (l *Lab) fill() error {
	root, err := benchmarks()
	if err != nil {
		return err
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return err
	}
	own := []byte("module github.com/errgen/errgen/bench\n")
	if !bytes.Contains(mod, own) {
		return fmt.Errorf("go.mod has no line %q", own)
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return err
	}
	if err := l.Write("go.mod", bytes.Replace(mod, own, []byte("module "+Module+"\n"), 1)); err != nil {
		return err
	}
	if err := l.Write("go.sum", sum); err != nil {
		return err
	}
	if err := os.Mkdir(l.Path("bin"), 0o755); err != nil {
		return err
	}
	if command := os.Getenv("ERRGEN_COMMAND"); command != "" {
		l.tools["errgen"], err = filepath.Abs(command)
		return err
	}
	l.tools["errgen"] = l.Path("bin", "errgen")
	_, err = l.run(filepath.Dir(root), "go", "build", "-o", l.tools["errgen"], "./cmd/errgen")
	return err
}

// benchmarks returns the folder of this module.
func benchmarks() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for ; ; dir = filepath.Dir(dir) {
		mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && strings.Contains(string(mod), "module github.com/errgen/errgen/bench\n") {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", fmt.Errorf("run it in the folder bench of errgen")
		}
	}
}

// Path returns the name of a file of the lab.
func (l *Lab) Path(elements ...string) string {
	return filepath.Join(l.dir, filepath.Join(elements...))
}

// Write writes a file of the lab, and its folder.
func (l *Lab) Write(name string, content []byte) error {
	name = l.Path(name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, content, 0o644)
}

// Logf says what is being done.
func (l *Lab) Logf(format string, args ...any) {
	fmt.Fprintf(l.log, format+"\n", args...)
}
