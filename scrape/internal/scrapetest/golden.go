package scrapetest

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var Update = flag.Bool("update", false, "rewrite the golden parts of the files in testdata")

// Golden compares what run returns for the files of a txtar archive with
// its last file, which is called want. With -update it rewrites that file.
func Golden(t *testing.T, file string, run func([]txtar.File) string) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	last := len(archive.Files) - 1
	if last < 1 || archive.Files[last].Name != "want" {
		t.Fatalf("%s does not end with a file called want", file)
	}
	got := run(archive.Files[:last])
	if *Update {
		archive.Files[last].Data = []byte(got)
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(archive.Files[last].Data), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
