package list

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/errgen/errgen/internal/strictyaml"
)

var update = flag.Bool("update", false, "rewrite the expected results in testdata")

// TestCases reads the files of each case in testdata and compares the items
// and the problems.
func TestCases(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { runCase(t, name) })
	}
}

func runCase(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var s Source
	var files []File
	want, kept := "", archive.Files[:0]
	for _, f := range archive.Files {
		switch f.Name {
		case "want":
			want = string(f.Data)
			continue
		case "source.yaml":
			if _, err := strictyaml.Unmarshal(f.Name, f.Data, &s); err != nil {
				t.Fatal(err)
			}
		default:
			files = append(files, File{Name: f.Name, Data: f.Data})
		}
		kept = append(kept, f)
	}
	items, problems := s.Read(files)
	got := show(items)
	if len(problems) > 0 {
		got += problems.Error() + "\n"
	}
	if got == want {
		return
	}
	if !*update {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
		return
	}
	archive.Files = append(kept, txtar.File{Name: "want", Data: []byte(got)})
	if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// show prints items, a line for each and a line for each text.
func show(items []Item) string {
	var b strings.Builder
	for _, it := range items {
		fmt.Fprintf(&b, "%s:%d: %s", it.File, it.Line, it.Type)
		if len(it.Status) > 0 {
			fmt.Fprintf(&b, " status %v", it.Status)
		}
		if it.Number != nil {
			fmt.Fprintf(&b, " number %d", *it.Number)
		}
		if len(it.Category) > 0 {
			fmt.Fprintf(&b, " category %q", it.Category)
		}
		b.WriteByte('\n')
		for _, m := range it.Message {
			fmt.Fprintf(&b, "\tmessage %s\n", m)
		}
		if it.Description != "" {
			fmt.Fprintf(&b, "\tdescription %s\n", it.Description)
		}
		for _, cause := range it.Causes {
			fmt.Fprintf(&b, "\tcause %s\n", cause)
		}
		for _, step := range it.Steps {
			fmt.Fprintf(&b, "\tstep %s\n", step)
		}
	}
	return b.String()
}
