package cli

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// standIns are the modules that take the place of one that cannot always be
// downloaded, by example.
var standIns = map[string]string{
	"stytch": "github.com/stytchauth/stytch-go/v18=testdata/stytch-go",
}

// TestExamples checks that what errgen generated for each example is current,
// and runs the tests of the example, which is a module of its own.
func TestExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: the SDKs of the examples are not compiled")
	}
	t.Parallel()
	modules, err := filepath.Glob("../../examples/*/go.mod")
	if err != nil || len(modules) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, module := range modules {
		example := exampleModule{t, filepath.Dir(module)}
		t.Run(filepath.Base(example.dir), func(t *testing.T) {
			t.Parallel()
			example.t = t
			example.watch()
			self, err := os.Executable()
			if err != nil {
				t.Fatal(err)
			}
			example.run(&exec.Cmd{Path: self, Args: []string{"errgen", "check"}})
			modfile := example.modfile()
			example.run(exec.Command("go", "vet", modfile, "./..."))
			example.run(exec.Command("go", "test", modfile, "./..."))
		})
	}
}

// An exampleModule is the module of an example, in its folder.
type exampleModule struct {
	t   *testing.T
	dir string
}

// watch opens every file of the example: a test is run again, and not taken
// from the cache, when a file changes that it has opened.
func (m exampleModule) watch() {
	err := filepath.WalkDir(m.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		_, err = os.ReadFile(path)
		return err
	})
	if err != nil {
		m.t.Fatal(err)
	}
}

// modfile returns the flag that makes the go command use the go.mod of the
// example, or a copy of it that has the stand-in.
func (m exampleModule) modfile() string {
	standIn, ok := standIns[filepath.Base(m.dir)]
	if !ok {
		return "-modfile=go.mod"
	}
	path, folder, _ := strings.Cut(standIn, "=")
	folder, err := filepath.Abs(filepath.Join(m.dir, folder))
	if err != nil {
		m.t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(m.dir, "go.mod"))
	if err != nil {
		m.t.Fatal(err)
	}
	file := filepath.Join(m.t.TempDir(), "go.mod")
	if err := os.WriteFile(file, content, 0o666); err != nil {
		m.t.Fatal(err)
	}
	m.run(exec.Command("go", "mod", "edit", "-replace", path+"="+folder, file))
	return "-modfile=" + file
}

// run runs a command in the folder of the example.
func (m exampleModule) run(cmd *exec.Cmd) {
	m.t.Helper()
	cmd.Dir = m.dir
	cmd.Env = append(os.Environ(), "GOWORK=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		m.t.Errorf("%s: %v\n%s", strings.Join(cmd.Args, " "), err, out)
	}
}
