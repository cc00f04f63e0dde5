package lab

import (
	"fmt"
	"os"
	"path"

	"github.com/errgen/errgen/bench/synth"
)

// Package generates the package of a synthetic catalogue, unless it is there,
// and returns its name. The name is that of its folder as well.
func (l *Lab) Package(n int) (string, error) {
	name := PackageName(n)
	if _, err := os.Stat(l.Path(name)); err == nil {
		return name, nil
	}
	return name, l.Generate(name, synth.Catalog(n))
}

// PackageName returns the name of the package of a synthetic catalogue.
func PackageName(n int) string { return fmt.Sprintf("errgen%d", n) }

// Generate generates the package of a catalogue.
func (l *Lab) Generate(name string, entries []synth.Entry) error {
	if err := l.Catalog(name, entries); err != nil {
		return err
	}
	l.Logf("errgen generate: %d entries", len(entries))
	_, err := l.Run(l.GenerateCommand(name, name)...)
	return err
}

// Catalog writes a catalogue under a name.
func (l *Lab) Catalog(name string, entries []synth.Entry) error {
	return l.Write(CatalogFile(name), synth.YAML(entries))
}

// CatalogFile returns the file of a catalogue, from the folder of the lab.
func CatalogFile(name string) string { return path.Join("catalogs", name+".yaml") }

// GenerateCommand returns the command that makes a package, in a folder, of the
// catalogue of its name.
func (l *Lab) GenerateCommand(name, dir string) []string {
	return []string{l.tools["errgen"], "generate", "--catalog", CatalogFile(name), "--package", name, "--dir", dir}
}

// Errgen returns the errgen command with arguments.
func (l *Lab) Errgen(args ...string) []string { return append([]string{l.tools["errgen"]}, args...) }

// Tool builds a command that go.mod pins, unless it is built, and returns its
// executable.
func (l *Lab) Tool(pkg string) (string, error) {
	if file := l.tools[pkg]; file != "" {
		return file, nil
	}
	file := l.Path("bin", path.Base(pkg))
	if _, err := l.Run("go", "build", "-o", file, pkg); err != nil {
		return "", err
	}
	l.tools[pkg] = file
	return file, nil
}
