package lab

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// A Run is a command that ended well.
type Run struct {
	Stdout string
	Stderr string
	Wall   time.Duration
	Peak   int64 // the most memory it had, in bytes; at least that of the process that began it
}

// Run runs a command in the module of the lab.
func (l *Lab) Run(command ...string) (Run, error) { return l.run(l.dir, command...) }

// run runs a command in a folder. Programs are built without the names of
// folders, so that the build cache knows them from one lab to the next.
func (l *Lab) run(dir string, command ...string) (Run, error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &stdout, &stderr
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-trimpath -buildvcs=false", "CGO_ENABLED=0", "PWD="+dir)
	begin := time.Now()
	err := cmd.Run()
	r := Run{Stdout: stdout.String(), Stderr: stderr.String(), Wall: time.Since(begin)}
	if err != nil {
		return r, fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, tail(stdout.String()+stderr.String()))
	}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		r.Peak = usage.Maxrss << 10
	}
	return r, nil
}

// tail returns the last lines of an output.
func tail(output string) string {
	lines := strings.Split(strings.TrimSpace(output), "\n")
	return strings.Join(lines[max(0, len(lines)-20):], "\n")
}

// Fastest runs a command several times and returns the run that took least.
// Before each run it calls reset, if there is one.
func (l *Lab) Fastest(times int, reset func() error, command ...string) (Run, error) {
	var best Run
	for n := range times {
		if reset != nil {
			if err := reset(); err != nil {
				return Run{}, err
			}
		}
		r, err := l.Run(command...)
		if err != nil {
			return Run{}, err
		}
		if n == 0 || r.Wall < best.Wall {
			best = r
		}
	}
	return best, nil
}
