package tools

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// TestWorkflows checks what errgen init writes for CI: the workflow of GitHub by
// actionlint, the others as far as they are YAML. The workflows of this
// repository are checked, too.
func TestWorkflows(t *testing.T) {
	for _, folder := range []string{".", "api"} {
		files := written(t, folder)
		for name, keys := range map[string]string{
			".github/workflows/errgen.yaml": "jobs", ".gitlab/errgen.yaml": "errgen-drift", ".pre-commit-config.yaml": "repos",
		} {
			var content map[string]any
			if err := yaml.Unmarshal([]byte(files[name]), &content); err != nil || content[keys] == nil {
				t.Errorf("%s: error %v, and it has the keys %v", name, err, content)
			}
		}
		actionlint(t, files[".github/workflows/errgen.yaml"])
		for job, script := range gitlabScripts(t, files[".gitlab/errgen.yaml"]) {
			parse(t, job, script)
		}
	}
	own, err := filepath.Glob("../.github/workflows/*")
	if err != nil || len(own) == 0 {
		t.Fatalf("there are no workflows, error %v", err)
	}
	run(t, ".", "go", append([]string{"tool", "actionlint"}, own...)...)
}

// actionlint checks a workflow.
func actionlint(t *testing.T, text string) {
	t.Helper()
	dir := t.TempDir()
	run(t, dir, "git", "init", "-q") // actionlint looks for the root of a repository
	file := filepath.Join(dir, ".github", "workflows", "errgen.yaml")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, ".", "go", "tool", "actionlint", file)
}

// parse wants each shell that is here to parse a script.
func parse(t *testing.T, name, script string) {
	t.Helper()
	for _, shell := range []string{"bash", "dash", "sh"} {
		if _, err := exec.LookPath(shell); err != nil {
			continue
		}
		if out, err := exec.Command(shell, "-n", "-c", script).CombinedOutput(); err != nil {
			t.Errorf("%s: %s: %v: %s", name, shell, err, out)
		}
	}
}

// writtenFiles has the result of written for each folder.
var writtenFiles = map[string]map[string]string{}

// written returns the files that errgen init writes for CI, for a module in a
// folder of a repository.
func written(t *testing.T, folder string) map[string]string {
	t.Helper()
	if files := writtenFiles[folder]; files != nil {
		return files
	}
	root := t.TempDir()
	errgen := filepath.Join(root, ".git", "errgen")
	run(t, root, "git", "init", "-q")
	run(t, "..", "go", "build", "-o", errgen, "./cmd/errgen")
	dir := filepath.Join(root, folder)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	run(t, dir, "go", "mod", "init", "example.com/downstream")
	files := map[string]string{}
	for name, text := range added(run(t, dir, errgen, "init", "stytch-b2b", "--github", "--gitlab", "--pre-commit", "--dry-run")) {
		files[strings.TrimPrefix(name, "../")] = text
	}
	writtenFiles[folder] = files
	return files
}

// gitlabScripts returns the scripts of the jobs of GitLab.
func gitlabScripts(t *testing.T, content string) map[string]string {
	t.Helper()
	var jobs map[string]struct{ Script []string }
	if err := yaml.Unmarshal([]byte(content), &jobs); err != nil {
		t.Fatal(err)
	}
	scripts := map[string]string{}
	for name, job := range jobs {
		scripts[name] = strings.Join(job.Script, "\n")
	}
	if scripts["errgen-check"] == "" || scripts["errgen-drift"] == "" {
		t.Fatalf("the jobs are %v", jobs)
	}
	return scripts
}

// TestAction checks action.yml, which actionlint does not read: each step names
// its shell, bash can parse it, and no input becomes a part of a script.
func TestAction(t *testing.T) {
	var action struct {
		Inputs map[string]any
		Runs   struct {
			Using string
			Steps []struct {
				If, Shell, Run   string
				Env              map[string]string
				WorkingDirectory string `yaml:"working-directory"`
			}
		}
	}
	readYAML(t, "../action.yml", &action)
	if action.Runs.Using != "composite" || len(action.Runs.Steps) == 0 {
		t.Fatalf("it is not a composite action: %+v", action)
	}
	for i, step := range action.Runs.Steps {
		if step.Shell != "bash" || step.Run == "" || strings.Contains(step.Run, "${{") {
			t.Errorf("step %d: shell %q runs %q", i, step.Shell, step.Run)
		}
		if out, err := exec.Command("bash", "-n", "-c", step.Run).CombinedOutput(); err != nil {
			t.Errorf("step %d: %v: %s", i, err, out)
		}
		for _, text := range append(slices.Collect(maps.Values(step.Env)), step.If, step.WorkingDirectory) {
			for _, use := range regexp.MustCompile(`inputs\.([a-z-]+)`).FindAllStringSubmatch(text, -1) {
				if action.Inputs[use[1]] == nil {
					t.Errorf("step %d uses the input %s, which does not exist", i, use[1])
				}
			}
		}
	}
}

// TestOwnWorkflow wants the workflow of this repository to use the action with
// a command that keeps the exit code, which go run does not.
func TestOwnWorkflow(t *testing.T) {
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct {
				Uses string
				With map[string]string
			}
		}
	}
	readYAML(t, "../.github/workflows/errgen.yaml", &workflow)
	var jobs []string
	for _, job := range workflow.Jobs {
		for _, step := range job.Steps {
			if step.Uses != "./" {
				continue
			}
			jobs = append(jobs, step.With["job"])
			if command := step.With["errgen"]; command == "" || strings.HasPrefix(command, "go run") {
				t.Errorf("job %s runs errgen by %q", step.With["job"], command)
			}
		}
	}
	if slices.Sort(jobs); !slices.Equal(jobs, []string{"check", "drift"}) {
		t.Errorf("the action does the jobs %v", jobs)
	}
}

func readYAML(t *testing.T, file string, into any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
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
