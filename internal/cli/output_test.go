package cli

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/errgen/errgen/internal/inert"
)

// failing are commands that print to standard output.
var failing = [][]string{
	{"generate", "--check", "--catalog", "../../catalog/errors.yaml", "--dir", "testdata/none"},
	{"explain", "email_not_found", "--catalog", "../../catalog/errors.yaml"},
	{"docs", "--format", "json", "--catalog", "../../catalog/errors.yaml"},
	{"lint", "--catalog", "../../catalog/errors.yaml", "--format", "json"},
	{"inspect", "--profile", "stytch-b2b", "bundled"},
	{"scrape", "--trace", "--profile", "stytch-b2b", "--from", "bundled", "--catalog", "../../catalog/errors.yaml"},
	{"diff", "testdata/none.yaml", "testdata/none.yaml", "--format", "json"},
	{"completion", "bash"},
	{"--help"},
	{"--version"},
	{"docs", "--help"},
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// TestOutputFails checks that a command whose output nobody gets says why, and fails.
func TestOutputFails(t *testing.T) {
	for _, args := range failing {
		if args[0] == "diff" {
			args = diffOfTwo(t)
		}
		var said strings.Builder
		code := run(t.Context(), args, stdio{strings.NewReader(""), inert.NewStream(fullDisk{}), inert.NewStream(&said)})
		if code != exitFailure || !strings.Contains(said.String(), "standard output: no space left") {
			t.Errorf("%q: exit code %d, said %s", args, code, said.String())
		}
		if code := run(t.Context(), args, stdio{strings.NewReader(""), inert.NewStream(io.Discard), inert.NewStream(io.Discard)}); code == exitFailure {
			t.Errorf("%q fails anyway", args)
		}
	}
}

// diffOfTwo returns a command that compares two catalogues.
func diffOfTwo(t *testing.T) []string {
	t.Helper()
	var args []string
	for _, entry := range []string{"one", "two"} {
		file := filepath.Join(t.TempDir(), "errors.yaml")
		content := "version: 1\nname: a\ntitle: A\ndocs: https://a.example\nerrors:\n  - {type: " + entry + ", status: 404, message: x}\n"
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	return append([]string{"diff"}, args...)
}

// TestOutputToFullDevice writes to a device that has no room.
func TestOutputToFullDevice(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skipf("SKIPPED: %s has no /dev/full", runtime.GOOS)
	}
	defer full.Close()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var stderr strings.Builder
	cmd := exec.Command(self)
	cmd.Args, cmd.Stdout, cmd.Stderr = append([]string{"errgen"}, failing[0]...), full, &stderr
	_ = cmd.Run() // the exit code says it
	if code := cmd.ProcessState.ExitCode(); code != exitFailure || !strings.Contains(stderr.String(), "standard output: write /dev/stdout: no space left on device") {
		t.Errorf("exit code %d, said %s", code, stderr.String())
	}
}

// TestInterruptTemplate interrupts an errgen whose template does not end.
func TestInterruptTemplate(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	catalog, err := filepath.Abs("../../catalog/errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	source := "{{range $i := 1000000000000000}}{{end}}"
	if err := os.WriteFile(filepath.Join(dir, "x.tmpl"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	var stderr strings.Builder
	cmd := exec.Command(self)
	cmd.Args = []string{"errgen", "docs", "--catalog", catalog, "--template", "x.tmpl"}
	cmd.Dir, cmd.Stderr = dir, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(500 * time.Millisecond) // a signal that comes before errgen listens ends it, too
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // the exit code says it
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted && code != -1 {
		t.Errorf("exit code %d, said %s", code, stderr.String())
	}
}
