// Package git reads files of other revisions from the git repository around
// them, and their history.
//
// It asks the git command for objects and never to show or check them out, so
// nothing runs that the configuration of the repository names: no pager, hook,
// textconv or external diff. A revision that begins with a dash is refused. Of
// the variables that begin with GIT_, only those are kept that say which
// repository is meant and whom git trusts.
package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// keptVariables are the variables of the environment that say which repository
// is meant and whom git trusts. All other GIT_ variables are removed: they name
// programs to run, files to write and other ways to read objects.
var keptVariables = []string{
	"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE",
	"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH",
	"GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM",
	"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_COUNT",
}

// environment returns the environment to run git with.
func environment(from []string) []string {
	kept := slices.DeleteFunc(slices.Clone(from), func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		isGit := strings.HasPrefix(name, "GIT_")
		isPair := strings.HasPrefix(name, "GIT_CONFIG_KEY_") || strings.HasPrefix(name, "GIT_CONFIG_VALUE_")
		return isGit && !isPair && !slices.Contains(keptVariables, name) || name == "LC_ALL" || name == "LANGUAGE"
	})
	return append(kept, "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_LITERAL_PATHSPECS=1")
}

// A fileRef names a file in the way that git is asked for it.
type fileRef struct {
	dir  string // where git runs; empty for the working directory
	file string // with slashes, relative to dir
}

// locate returns the reference to a file. Git runs in the folder of the file,
// which may be in another repository than the working directory, unless that
// folder does not exist or GIT_DIR binds git to the working directory.
func locate(file string) fileRef {
	dir, base := filepath.Split(file)
	if info, err := os.Stat(dir); dir != "" && err == nil && info.IsDir() && os.Getenv("GIT_DIR") == "" {
		return fileRef{dir, base}
	}
	if wd, err := os.Getwd(); err == nil && filepath.IsAbs(file) {
		if rel, err := filepath.Rel(wd, file); err == nil {
			file = rel
		}
	}
	return fileRef{"", filepath.ToSlash(file)}
}

// run runs git and returns what it prints.
func (f fileRef) run(ctx context.Context, stdin io.Reader, args ...string) ([]byte, error) {
	safe := []string{"--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull}
	cmd := exec.CommandContext(ctx, "git", append(safe, args...)...)
	cmd.Dir, cmd.Env, cmd.Stdin = f.dir, environment(os.Environ()), stdin
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return nil, f.explain(ctx, err, stderr.String())
	}
	return stdout.Bytes(), nil
}

// A failure is the message of git about a request that it could not answer.
type failure struct{ said string }

func (f failure) Error() string { return "git: " + f.said }

// explain returns the error of a run, with a fix where one is known.
func (f fileRef) explain(ctx context.Context, err error, said string) error {
	said = strings.TrimPrefix(strings.TrimSpace(said), "fatal: ")
	where := f.dir
	if where == "" {
		where = "the working directory"
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, exec.ErrNotFound):
		return problem.Errorf("it is needed to read other revisions; compare two files without it", "git is not installed")
	case strings.Contains(said, "dubious ownership"):
		return problem.Errorf("if you do: git config --global --add safe.directory FOLDER, or '*' in a container",
			"git does not trust the repository of %s, as somebody else owns it", where)
	case strings.Contains(said, "not a git repository"):
		return problem.Errorf("name two files, or run it within a checkout", "%s is not in a git repository", where)
	case said == "":
		return fmt.Errorf("git: %w", err)
	}
	return failure{said}
}
