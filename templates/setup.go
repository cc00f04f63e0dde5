package templates

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"regexp"
	"strings"
	"text/template"

	"github.com/errgen/errgen/internal/strictyaml"
)

// A Setup is the data of the files of a repository that starts to use errgen. All
// of it comes from the person who sets it up.
type Setup struct {
	Catalog, Dir, From string // paths relative to errgen.yaml, with slashes; From may be empty
	Profile, Package   string
	Lists              []string // names of lists of the profile to turn on
	Folder             string   // of the module in the repository, with slashes; "." for the whole
	Go                 string   // the version of Go in go.mod, such as 1.26
	Minute             int      // of the hour at which the scheduled check runs
}

//go:embed setup
var setupSources embed.FS

var setupFuncs = template.FuncMap{
	"path": path.Join, "yaml": strictyaml.Scalar, "item": strictyaml.FlowScalar, "shell": ShellWord,
	"script": setupScript, "uses": pinnedAction,
}

// SetupFile returns a file of a new setup: errgen.yaml, generate.go,
// github.yaml, gitlab.yaml or pre-commit.yaml.
func SetupFile(name string, s Setup) ([]byte, error) {
	t, err := template.New(name+".tmpl").Funcs(setupFuncs).ParseFS(setupSources, "setup/"+name+".tmpl")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, s)
	return b.Bytes(), err
}

// setupScript returns scripts one after the other, with n spaces before each
// line that is not empty and without a line break at the end.
func setupScript(n int, names ...string) (string, error) {
	var lines []string
	for _, name := range names {
		script, err := setupSources.ReadFile("setup/" + name)
		if err != nil {
			return "", err
		}
		for line := range strings.Lines(string(script)) {
			if line != "\n" {
				line = strings.Repeat(" ", n) + line
			}
			lines = append(lines, line)
		}
	}
	return strings.TrimSuffix(strings.Join(lines, ""), "\n"), nil
}

// pinnedAction returns an action as a workflow uses it: by commit, with the
// version in a comment.
func pinnedAction(name string) (string, error) {
	data, err := setupSources.ReadFile("setup/actions.txt")
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, name+"@") {
			return strings.TrimSuffix(line, "\n"), nil
		}
	}
	return "", fmt.Errorf("the action %s is not in setup/actions.txt", name)
}

// plainWord matches what every shell takes for one word without expansions.
var plainWord = regexp.MustCompile(`^[\w@%+=:,./-]+$`)

// ShellWord returns text as one word of a POSIX shell, in quotes if it needs them.
func ShellWord(text string) string {
	if plainWord.MatchString(text) {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}
