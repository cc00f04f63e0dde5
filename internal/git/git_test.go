package git

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A repository is one in a folder of its own, which is the working directory.
type repository struct {
	t    *testing.T
	date int
}

func newRepository(t *testing.T) *repository {
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("git is not installed")
		}
		t.Skip("SKIPPED: git is not installed")
	}
	t.Chdir(t.TempDir())
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	r := &repository{t: t}
	r.git("init", "-q", "-b", "main")
	return r
}

func (r *repository) git(args ...string) string {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=n", "-c", "user.email=n@example.com"}, args...)...)
	r.date++
	date := fmt.Sprintf("2026-01-%02dT12:00:00+02:00", r.date)
	cmd.Env = append(os.Environ(), "GIT_COMMITTER_DATE="+date, "GIT_AUTHOR_DATE=2000-01-01T00:00:00Z")
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (r *repository) write(file, content string) {
	r.t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
		r.t.Fatal(err)
	}
}

func (r *repository) commit(file, content, message string) {
	r.t.Helper()
	r.write(file, content)
	r.git("add", "--", file)
	r.git("commit", "-qm", message)
}

func TestSplit(t *testing.T) {
	for arg, want := range map[string]string{
		"HEAD:errors.yaml":                 "HEAD|errors.yaml",
		"origin/main:a/b.yaml":             "origin/main|a/b.yaml",
		":errors.yaml":                     "|errors.yaml",
		"HEAD:./errors.yaml":               "HEAD|./errors.yaml",
		"HEAD^{/fix: it}:errors.yaml":      "HEAD^{/fix: it}|errors.yaml",
		"main@{2026-01-01 12:00:00}:a.yml": "main@{2026-01-01 12:00:00}|a.yml",
		`C:\errors.yaml`:                   "no",
		"C:/errors.yaml":                   "no",
		"c:errors.yaml":                    "c|errors.yaml",
		`HEAD:C:\errors.yaml`:              `HEAD|C:\errors.yaml`,
		"https://example.com/errors.yaml":  "no",
		"errors.yaml":                      "no",
		"HEAD:":                            "no",
		"-":                                "no",
		"":                                 "no",
		"a:b:c":                            "a|b:c",
	} {
		got := "no"
		if rev, file, ok := Split(arg); ok {
			got = rev + "|" + file
		}
		if got != want {
			t.Errorf("Split(%q) is %s, want %s", arg, got, want)
		}
	}
}

func TestShow(t *testing.T) {
	r := newRepository(t)
	ctx := context.Background()
	r.commit("errors.yaml", "one\n", "one")
	r.git("tag", "-a", "-m", "v1", "v1")
	r.commit("errors.yaml", "two\n", "fix: two")
	r.commit("sub/deep/other.yaml", "three\n", "three")
	r.commit("-strange: name.yaml", "four\n", "four")
	r.write("errors.yaml", "staged\n")
	r.git("add", "errors.yaml")
	r.write("errors.yaml", "not staged\n")
	abs, err := filepath.Abs("errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for arg, want := range map[[2]string]string{
		{"HEAD", "errors.yaml"}:                                              "two\n",
		{"HEAD", "./sub/../errors.yaml"}:                                     "two\n",
		{"HEAD", abs}:                                                        "two\n",
		{"v1", "errors.yaml"}:                                                "one\n",
		{"HEAD~3", "errors.yaml"}:                                            "one\n",
		{"HEAD^{/fix: two}", "errors.yaml"}:                                  "two\n",
		{"", "errors.yaml"}:                                                  "staged\n",
		{"main", "sub/deep/other.yaml"}:                                      "three\n",
		{"main", "-strange: name.yaml"}:                                      "four\n",
		{r.git("rev-parse", "v1"), abs}:                                      "one\n", // the object of the tag
		{r.git("rev-parse", "HEAD~3"), abs}:                                  "one\n",
		{r.git("rev-parse", "HEAD~3^{}"), abs}:                               "one\n",
		{r.git("rev-parse", "v1^{tree}"), abs}:                               "one\n",
		{"HEAD", filepath.Join("sub", "..", abs[len(filepath.Dir(abs))+1:])}: "two\n",
	} {
		got, err := Show(ctx, arg[0], arg[1])
		if string(got) != want || err != nil {
			t.Errorf("%s is %q (%v), want %q", arg, got, err, want)
		}
	}

	// In a folder below, names are relative to that, as those of all files.
	t.Chdir("sub")
	for file, want := range map[string]string{"deep/other.yaml": "three\n", "../errors.yaml": "two\n"} {
		if got, err := Show(ctx, "HEAD", file); string(got) != want || err != nil {
			t.Errorf("below, %s is %q (%v), want %q", file, got, err, want)
		}
	}
}

func TestShowErrors(t *testing.T) {
	r := newRepository(t)
	ctx := context.Background()
	if _, err := Show(ctx, "HEAD", "errors.yaml"); err == nil || !strings.Contains(err.Error(), `git knows no revision "HEAD"`) {
		t.Errorf("before the first commit: %v", err)
	}
	r.commit("sub/errors.yaml", "one\n", "one")
	r.git("branch", "feature")
	for arg, want := range map[[2]string]string{
		{"featrue", "sub/errors.yaml"}:             "git knows no revision \"featrue\"\n\tdid you mean feature?",
		{"nothing-like-it", "sub/errors.yaml"}:     "git knows no revision \"nothing-like-it\"",
		{"HEAD", "errors.yaml"}:                    "HEAD has no file errors.yaml\n\tit has sub/errors.yaml",
		{"HEAD", "sub/no.yaml"}:                    "HEAD has no file sub/no.yaml",
		{"", "no.yaml"}:                            "the index has no file no.yaml\n\tgit add puts it there",
		{"--output=pwned", "sub/errors.yaml"}:      "\"--output=pwned\" is not a revision: a revision does not begin with a dash or have line breaks",
		{"-h", "sub/errors.yaml"}:                  "\"-h\" is not a revision: a revision does not begin with a dash or have line breaks",
		{"HEAD\nHEAD", "sub/errors.yaml"}:          "\"HEAD\\nHEAD\" is not a revision: a revision does not begin with a dash or have line breaks",
		{"HEAD", "sub"}:                            "HEAD:sub cannot be read: git: ",
		{"HEAD..feature", "sub/errors.yaml"}:       "git knows no revision \"HEAD..feature\"",
		{"$(touch pwned)", "sub/errors.yaml"}:      "git knows no revision \"$(touch pwned)\"",
		{"HEAD", "sub/errors.yaml --output=pwned"}: "HEAD has no file sub/errors.yaml --output=pwned",
	} {
		_, err := Show(ctx, arg[0], arg[1])
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", arg, err, want)
		}
		if strings.Contains(want, "has no file") != errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: errors.Is(%v, fs.ErrNotExist) is wrong", arg, err)
		}
	}
	if left, _ := filepath.Glob("*pwned*"); len(left) > 0 {
		t.Errorf("it wrote %v", left)
	}
}

func TestNoRepository(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(t.TempDir()))
	_, err := Show(context.Background(), "HEAD", "errors.yaml")
	if want := "the working directory is not in a git repository\n\tname two files, or run it within a checkout"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	t.Setenv("PATH", "")
	if _, err := Show(context.Background(), "HEAD", "errors.yaml"); err == nil || !strings.HasPrefix(err.Error(), "git is not installed\n") {
		t.Errorf("without git: %v", err)
	}
}

// TestNothingRuns sets all that makes git run programs or write files when it
// shows something, and checks that nothing does.
func TestNothingRuns(t *testing.T) {
	r := newRepository(t)
	r.write(".gitattributes", "*.yaml diff=evil filter=evil\n")
	r.commit("errors.yaml", "one\n", "one")
	r.commit("errors.yaml", "two\n", "two")
	for _, setting := range []string{
		"diff.evil.textconv", "diff.evil.command", "filter.evil.smudge", "filter.evil.clean", "diff.external",
		"core.pager", "core.fsmonitor", "core.editor", "core.sshCommand", "gpg.program", "core.askPass",
	} {
		r.git("config", setting, "touch pwned; false")
	}
	r.git("config", "log.showSignature", "true")
	for _, variable := range []string{"GIT_EXTERNAL_DIFF", "GIT_PAGER", "PAGER", "GIT_EDITOR", "GIT_SSH_COMMAND"} {
		t.Setenv(variable, "touch pwned")
	}
	t.Setenv("GIT_TRACE", filepath.Join(t.TempDir(), "trace"))
	ctx := context.Background()
	if got, err := Show(ctx, "HEAD", "errors.yaml"); string(got) != "two\n" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	commits, err := History(ctx, "errors.yaml", Range{})
	if len(commits) != 2 || err != nil {
		t.Errorf("%d commits, %v", len(commits), err)
	}
	if _, err := os.Stat("pwned"); err == nil {
		t.Error("git ran a program")
	}
	if _, err := os.Stat(os.Getenv("GIT_TRACE")); err == nil {
		t.Error("git wrote a trace")
	}
}

func TestEnvironment(t *testing.T) {
	got := environment([]string{"PATH=/bin", "GIT_DIR=d", "GIT_EXTERNAL_DIFF=x", "GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=a", "GIT_CONFIG_PARAMETERS=x", "LC_ALL=de", "GIT_SSH=x"})
	want := []string{"PATH=/bin", "GIT_DIR=d", "GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=a", "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_LITERAL_PATHSPECS=1"}
	if !slices.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}
