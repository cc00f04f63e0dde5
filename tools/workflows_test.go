package tools

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// TestWorkflows checks what errgen init writes for CI: the workflow of GitHub by
// actionlint, the others as far as they are YAML.
func TestWorkflows(t *testing.T) {
	dir := t.TempDir()
	errgen := filepath.Join(dir, "errgen")
	run(t, "..", "go", "build", "-o", errgen, "./cmd/errgen")
	run(t, dir, "go", "mod", "init", "example.com/downstream")
	run(t, dir, "git", "init", "-q") // actionlint looks for the root of a repository
	files := added(run(t, dir, errgen, "init", "stytch-b2b", "--github", "--gitlab", "--pre-commit", "--dry-run"))
	for name, keys := range map[string]string{
		".github/workflows/errgen.yaml": "jobs", ".gitlab/errgen.yaml": "errgen-drift", ".pre-commit-config.yaml": "repos",
	} {
		var content map[string]any
		if err := yaml.Unmarshal([]byte(files[name]), &content); err != nil || content[keys] == nil {
			t.Errorf("%s: error %v, and it has the keys %v", name, err, content)
		}
	}
	workflow := filepath.Join(dir, ".github", "workflows", "errgen.yaml")
	if err := os.MkdirAll(filepath.Dir(workflow), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(workflow, []byte(files[".github/workflows/errgen.yaml"]), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, ".", "go", "tool", "actionlint", workflow)
}

func run(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s%s", name, args, err, out, &stderr)
	}
	return string(out)
}

// added returns the content of the files that a unified diff adds, by name.
func added(diff string) map[string]string {
	files := map[string]string{}
	name := ""
	for line := range strings.Lines(diff) {
		if path, ok := strings.CutPrefix(line, "+++ "); ok {
			name, _, _ = strings.Cut(path, " (")
			continue
		}
		if text, ok := strings.CutPrefix(line, "+"); ok {
			files[name] += text
		}
	}
	return files
}
