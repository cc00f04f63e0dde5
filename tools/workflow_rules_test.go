package tools

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// A workflow is what the rules look at, of a workflow or of an action.
type workflow struct {
	On          any
	Permissions map[string]string
	Jobs        map[string]struct {
		RunsOn      string `yaml:"runs-on"`
		Timeout     int    `yaml:"timeout-minutes"`
		Permissions map[string]string
		Concurrency struct {
			Group  string
			Cancel any `yaml:"cancel-in-progress"`
		}
		Steps []step
	}
	Runs struct{ Steps []step }
}

type step struct {
	ID, If, Uses, Run string
	With, Env         map[string]any
}

// steps returns the steps of all jobs, or of the action.
func (w workflow) steps() []step {
	all := w.Runs.Steps
	for _, job := range w.Jobs {
		all = append(all, job.Steps...)
	}
	return all
}

// workflows returns the workflows of this repository, its action, and those that
// errgen init writes for a module at the root of a repository and in a folder.
func workflows(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{
		"errgen init":             written(t, ".")[".github/workflows/errgen.yaml"],
		"errgen init in a folder": written(t, "api")[".github/workflows/errgen.yaml"],
	}
	files, err := filepath.Glob("../.github/workflows/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no workflows, error %v", err)
	}
	for _, file := range append(files, "../action.yml") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[file] = string(data)
	}
	return texts
}

// TestWorkflowRules holds what docs/ci.md says of the rules of zizmor, as far as
// a file shows it.
func TestWorkflowRules(t *testing.T) {
	for name, text := range workflows(t) {
		t.Run(name, func(t *testing.T) {
			var w workflow
			if err := yaml.Unmarshal([]byte(text), &w); err != nil {
				t.Fatal(err)
			}
			if len(w.steps()) == 0 {
				t.Fatal("it has no steps")
			}
			for i, s := range w.steps() {
				if strings.Contains(s.Run, "${{") {
					t.Errorf("step %d: an expression is a part of the script %q", i, s.Run)
				}
				if strings.HasPrefix(s.Uses, "actions/checkout@") && s.With["persist-credentials"] != false {
					t.Errorf("step %d: the checkout keeps credentials", i)
				}
				parse(t, name, s.Run)
				_, reads := s.Env["ERRGEN"]
				_, token := s.Env["ERRGEN_TOKEN"]
				if reads && token {
					t.Errorf("step %d: what reads the documentation has the token", i)
				}
			}
			if name != "../action.yml" {
				checkJobs(t, w)
			}
			for _, word := range []string{"pull_request_target", "workflow_run", "issue_comment", "secrets: inherit", "toJSON(secrets", "ACTIONS_ALLOW_UNSECURE_COMMANDS", "GITHUB_ENV", "GITHUB_PATH", "self-hosted", "container:"} {
				if strings.Contains(text, word) {
					t.Errorf("it has %s", word)
				}
			}
		})
	}
}

// checkJobs checks the jobs of a workflow, and what it says of all of them.
func checkJobs(t *testing.T, w workflow) {
	t.Helper()
	if w.Permissions == nil || len(w.Permissions) > 0 {
		t.Errorf("the permissions of the whole are %v, and not {}", w.Permissions)
	}
	for name, job := range w.Jobs {
		if job.Timeout == 0 || job.Concurrency.Group == "" || job.Concurrency.Cancel == nil {
			t.Errorf("job %s has the timeout %d and the concurrency %+v", name, job.Timeout, job.Concurrency)
		}
		want := map[string]string{"contents": "read"}
		if name == "drift" {
			want = map[string]string{"contents": "write", "pull-requests": "write"}
		}
		if len(job.Permissions) != len(want) {
			t.Errorf("job %s has the permissions %v", name, job.Permissions)
		}
		for scope, access := range want {
			if job.Permissions[scope] != access {
				t.Errorf("job %s may %s %s", name, job.Permissions[scope], scope)
			}
		}
	}
}

// TestPermissionsSayWhy wants a comment beside each permission that is given.
func TestPermissionsSayWhy(t *testing.T) {
	granted := regexp.MustCompile(`(?m)^ +[a-z-]+: (?:read|write)\b.*$`)
	for name, text := range workflows(t) {
		for _, line := range granted.FindAllString(text, -1) {
			if !strings.Contains(line, " # to ") {
				t.Errorf("%s: no reason for %s", name, strings.TrimSpace(line))
			}
		}
	}
}

// TestPinnedActions wants every use of an action, in what is written, in this
// repository and in its documentation, to be a line of setup/actions.txt, and
// these to be commits with a version beside them.
func TestPinnedActions(t *testing.T) {
	data, err := os.ReadFile("../templates/setup/actions.txt")
	if err != nil {
		t.Fatal(err)
	}
	var pins []string
	pin := regexp.MustCompile(`^[a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); strings.HasPrefix(line, "#") {
			continue
		}
		if !pin.MatchString(line) {
			t.Errorf("%q is not an action with a commit and a version", line)
		}
		pins = append(pins, line)
	}
	texts := workflows(t)
	docs, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(docs, "../README.md") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		// In documentation the commit of this action is the reader's to put in.
		texts[file] = strings.ReplaceAll(string(data), "uses: errgen/errgen@COMMIT #", "uses: ./ #")
	}
	used := map[string]bool{}
	for name, text := range texts {
		for _, use := range regexp.MustCompile(`(?m)\buses: *(.*)$`).FindAllStringSubmatch(text, -1) {
			used[use[1]] = true
			if !strings.HasPrefix(use[1], "./") && !slices.Contains(pins, use[1]) {
				t.Errorf("%s uses %s, which is not a line of setup/actions.txt", name, use[1])
			}
		}
	}
	for _, pin := range pins {
		if !used[pin] {
			t.Errorf("nothing uses %s", pin)
		}
	}
}

// TestWrittenScripts wants the steps that errgen init writes, and the job of
// GitLab, to run the scripts that are tested.
func TestWrittenScripts(t *testing.T) {
	files := written(t, ".")
	var w workflow
	if err := yaml.Unmarshal([]byte(files[".github/workflows/errgen.yaml"]), &w); err != nil {
		t.Fatal(err)
	}
	var runs []string
	for _, job := range []string{"check", "drift"} {
		for _, s := range w.Jobs[job].Steps {
			if s.Run != "" {
				runs = append(runs, s.Run)
			}
		}
	}
	want := []string{scripts(t, "check.sh"), scripts(t, "drift.sh"), scripts(t, "branch.sh", "pull_request.sh")}
	if !slices.Equal(runs, want) {
		t.Errorf("the workflow runs %q", runs)
	}
	job := gitlabScripts(t, files[".gitlab/errgen.yaml"])["errgen-drift"]
	if want := scripts(t, "drift.sh", "branch.sh", "merge_request.sh"); job != want {
		t.Errorf("the job of GitLab runs %q", job)
	}
}

// scripts returns the scripts of the setup, one after the other.
func scripts(t *testing.T, names ...string) string {
	t.Helper()
	var text string
	for _, name := range names {
		data, err := os.ReadFile("../templates/setup/" + name)
		if err != nil {
			t.Fatal(err)
		}
		text += string(data)
	}
	return text
}
