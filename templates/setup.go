package templates

import (
	"bytes"
	"embed"
	"strings"
	"text/template"
)

// A Setup is what the files of a repository that begins to use errgen say. All
// of it is given by the person who sets it up.
type Setup struct {
	Catalog, Dir, From string // paths relative to errgen.yaml, with slashes
	Profile, Package   string
	Go                 string // the version of Go in go.mod, such as 1.26
	Minute             int    // of the hour at which the scheduled check runs
}

//go:embed setup
var setupSources embed.FS

// SetupFile returns a file of a new setup: errgen.yaml, generate.go,
// github.yaml, gitlab.yaml or pre-commit.yaml.
func SetupFile(name string, s Setup) ([]byte, error) {
	drift, err := setupSources.ReadFile("setup/drift.sh")
	if err != nil {
		return nil, err
	}
	t, err := template.New(name+".tmpl").Funcs(template.FuncMap{"indent": indent}).ParseFS(setupSources, "setup/"+name+".tmpl")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, struct {
		Setup
		Drift string // the script of the scheduled check
	}{s, string(drift)})
	return b.Bytes(), err
}

// indent returns text with n spaces before each line, and without a line break
// at its end.
func indent(n int, text string) string {
	space := strings.Repeat(" ", n)
	return space + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n"+space)
}
