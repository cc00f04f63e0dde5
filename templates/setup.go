package templates

import (
	"bytes"
	"embed"
	"path"
	"regexp"
	"strings"
	"text/template"

	"github.com/errgen/errgen/internal/strictyaml"
)

// A Setup is the data of the files of a repository that starts to use errgen. All
// of it comes from the person who sets it up.
type Setup struct {
	Catalog, Dir, From string // paths relative to errgen.yaml, with slashes
	Profile, Package   string
	Folder             string // of the module in the repository, with slashes; "." for the whole
	Go                 string // the version of Go in go.mod, such as 1.26
	Minute             int    // of the hour at which the scheduled check runs
}

//go:embed setup
var setupSources embed.FS

var setupFuncs = template.FuncMap{"indent": indentLines, "path": path.Join, "yaml": strictyaml.Scalar, "item": strictyaml.FlowScalar, "shell": ShellWord}

// SetupFile returns a file of a new setup: errgen.yaml, generate.go,
// github.yaml, gitlab.yaml or pre-commit.yaml.
func SetupFile(name string, s Setup) ([]byte, error) {
	t, err := template.New(name+".tmpl").Funcs(setupFuncs).ParseFS(setupSources, "setup/"+name+".tmpl")
	if err != nil {
		return nil, err
	}
	data := struct {
		Setup
		Drift, DriftGitLab string // the scripts of the scheduled check
	}{Setup: s}
	for to, file := range map[*string]string{&data.Drift: "drift.sh", &data.DriftGitLab: "drift_gitlab.sh"} {
		script, err := setupSources.ReadFile("setup/" + file)
		if err != nil {
			return nil, err
		}
		*to = string(script)
	}
	var b bytes.Buffer
	err = t.Execute(&b, data)
	return b.Bytes(), err
}

// indentLines returns text with n spaces before each line, and without a line
// break at its end.
func indentLines(n int, text string) string {
	space := strings.Repeat(" ", n)
	return space + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n"+space)
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
