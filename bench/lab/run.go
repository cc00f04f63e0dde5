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
	CPU    time.Duration // of all its threads; a busy machine changes it less than Wall
	Peak   int64         // the most memory it had, in bytes; at least that of the process that began it
}

// Run runs a command in the module of the lab.
func (l *Lab) Run(command ...string) (Run, error) { return l.run(l.dir, command...) }

// RunIn runs a command in a folder of the lab.
func (l *Lab) RunIn(folder string, command ...string) (Run, error) {
	return l.run(l.Path(folder), command...)
}

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
	r.CPU = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
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

// A Racer is a command that is measured beside others.
type Racer struct {
	Folder  string // of the lab, "" for the lab itself
	Command []string
	Before  func() error // called before each run, unless nil
}

// Race runs commands in turns, as often as rounds says, and returns for each
// the run that took least.
func (l *Lab) Race(rounds int, racers ...Racer) ([]Run, error) {
	best := make([]Run, len(racers))
	for round := range rounds {
		for i, r := range racers {
			if r.Before != nil {
				if err := r.Before(); err != nil {
					return nil, err
				}
			}
			run, err := l.RunIn(r.Folder, r.Command...)
			if err != nil {
				return nil, err
			}
			if round == 0 || run.Wall < best[i].Wall {
				best[i] = run
			}
		}
	}
	return best, nil
}

// Remove returns a function that removes a folder of the lab, for Racer.Before.
func (l *Lab) Remove(folder string) func() error {
	return func() error { return os.RemoveAll(l.Path(folder)) }
}
