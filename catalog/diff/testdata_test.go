package diff

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/strictyaml"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected outputs in testdata")

// TestTestdata runs the cases in testdata. Each is the files old and new and
// then changes: a line for each, what stands behind the paths, the words, the
// fix; and at the end what is said of the version.
func TestTestdata(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no testdata")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil || len(archive.Files) != 3 {
				t.Fatalf("want the files old, new and changes; %v", err)
			}
			got := report(t, archive.Files[0].Data, archive.Files[1].Data)
			if diff := cmp.Diff(string(archive.Files[2].Data), got); diff != "" && !*update {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if archive.Files[2].Data = []byte(got); *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// report returns the changes from one file to another, for a person.
func report(t *testing.T, before, after []byte) string {
	t.Helper()
	old, oldSource, err := catalog.Read("old", before)
	if err != nil {
		t.Fatal(err)
	}
	new, newSource, err := catalog.Read("new", after)
	if err != nil {
		t.Fatal(err)
	}
	changes := Catalogs(old, new)
	var b strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&b, "%v %s: %s\n", c.Severity, c.Rule, c.Message)
		fmt.Fprintf(&b, "\tat %s, %s\n", lineOf(oldSource, c.OldPath), lineOf(newSource, c.NewPath))
		if c.Old != "" || c.New != "" {
			fmt.Fprintf(&b, "\t%s\n", strings.ReplaceAll(marked(Words(c.Old, c.New)), "\n", "⏎"))
		}
		if c.Fix != "" {
			fmt.Fprintf(&b, "\tfix: %s\n", strings.ReplaceAll(c.Fix, "\n", "⏎"))
		}
	}
	version, why := Bump(changes)
	fmt.Fprintf(&b, "version: %v, %s\n", version, why)
	return b.String()
}

// lineOf returns the line that a path leads to, or a dash.
func lineOf(s *strictyaml.Source, path string) string {
	if path == "" {
		return "-"
	}
	line, _ := s.Locate(path)
	return fmt.Sprintf("%s:%d", path, line)
}
