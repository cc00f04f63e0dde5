package git

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// A Commit is one commit that changed a file.
type Commit struct {
	Hash    string
	Date    time.Time // when it was committed
	Subject string    // the first line of its message
	Path    string    // of the file, from the root of the repository, after the commit

	// Old and New name the content of the file before and after the commit,
	// for [Contents]; empty where there was no file.
	Old, New string
}

// A Range selects the commits that [History] returns.
type Range struct {
	Since string // a revision: only the commits after it; empty for all
	Max   int    // the most commits; 0 for all
}

// History returns the commits that changed a file, the newest first, across
// renames of the file. It follows first parents: a merge is one change, with all
// that it brought in.
func History(ctx context.Context, file string, r Range) ([]Commit, error) {
	f := locate(file)
	tip := "HEAD"
	if r.Since != "" {
		since, err := f.resolve(ctx, r.Since)
		if err != nil {
			return nil, err
		}
		tip = since + "..HEAD"
	}
	args := []string{
		"log", "--first-parent", "--diff-merges=first-parent", "--follow", "-z", "--raw", "--no-abbrev",
		"--no-ext-diff", "--no-textconv", "--no-show-signature", "--no-notes", "--no-color", "--encoding=UTF-8",
		"--format=tformat:%x00%H%x00%cI%x00%s",
	}
	if r.Max > 0 {
		args = append(args, fmt.Sprint("--max-count=", r.Max))
	}
	out, err := f.run(ctx, nil, append(args, "--end-of-options", tip, "--", f.file)...)
	var refused failure
	if errors.As(err, &refused) && strings.Contains(refused.said, "HEAD") {
		return nil, fmt.Errorf("the repository has no commits yet")
	}
	if err != nil {
		return nil, err
	}
	return parseLog(string(out))
}

// parseLog parses the output of git log in the format that History asks for,
// with a NUL after each field: an empty field, hash, date and subject of a
// commit, then its changes, each of which begins with a colon (the raw format
// of gitdiff-core).
func parseLog(out string) ([]Commit, error) {
	fields := strings.Split(out, "\x00")
	var commits []Commit
	next := func() string {
		if len(fields) == 0 {
			return ""
		}
		field := fields[0]
		fields = fields[1:]
		return field
	}
	for len(fields) > 1 {
		if field := next(); field != "" || len(fields) < 4 {
			return nil, fmt.Errorf("git: internal error: %q stands in the log where a commit should", field)
		}
		c := Commit{Hash: next()}
		date := next()
		c.Subject = next()
		var err error
		if c.Date, err = time.Parse(time.RFC3339, date); err != nil {
			return nil, fmt.Errorf("git: internal error: %w", err)
		}
		for len(fields) > 1 && strings.HasPrefix(strings.TrimLeft(fields[0], "\n"), ":") {
			change := strings.Fields(next())
			if len(change) != 5 {
				return nil, fmt.Errorf("git: internal error: a change in the log has %d fields, not 5", len(change))
			}
			c.Old, c.New, c.Path = blob(change[2]), blob(change[3]), next()
			if strings.ContainsAny(change[4][:1], "RC") {
				c.Path = next()
			}
			if c.Path == "" {
				return nil, fmt.Errorf("git: internal error: a change in the log has no path")
			}
		}
		commits = append(commits, c)
	}
	return commits, nil
}

// blob returns the name of an object, or "" for the name of none.
func blob(name string) string {
	if strings.Trim(name, "0") == "" {
		return ""
	}
	return name
}

// Contents calls yield with the content of each named object, in order. One
// process reads all of them. The file is any file of the repository.
func Contents(ctx context.Context, file string, names []string, yield func(i int, content []byte) error) error {
	f := locate(file)
	cmd := exec.CommandContext(ctx, "git", "--no-pager", "cat-file", "--batch")
	cmd.Dir, cmd.Env = f.dir, environment(os.Environ())
	cmd.Stdin = strings.NewReader(strings.Join(names, "\n") + "\n")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return f.explain(ctx, err, "")
	}
	in := bufio.NewReader(stdout)
	for i, name := range names {
		var content []byte
		if content, err = readObject(in, name); err == nil {
			err = yield(i, content)
		}
		if err != nil {
			cmd.Process.Kill()
			cmd.Wait()
			return err
		}
	}
	if err := cmd.Wait(); err != nil {
		return f.explain(ctx, err, stderr.String())
	}
	return nil
}

// readObject reads one answer of git cat-file --batch: a line with name, type
// and size, then the content and a line feed.
func readObject(in *bufio.Reader, name string) ([]byte, error) {
	line, err := in.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	var got, kind string
	var size int64
	if n, _ := fmt.Sscan(line, &got, &kind, &size); n != 3 || got != name {
		return nil, fmt.Errorf("git cat-file: %s", strings.TrimSpace(line))
	}
	content := make([]byte, size)
	if _, err := io.ReadFull(in, content); err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	_, err = in.Discard(1)
	return content, err
}

// IsShallow reports whether the repository of a file lacks older commits.
func IsShallow(ctx context.Context, file string) bool {
	return locate(file).isShallow(ctx)
}
