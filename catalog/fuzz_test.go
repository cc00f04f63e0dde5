package catalog

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/errgen/errgen/internal/problem"
)

// FuzzRead feeds anything to Read. What it takes must encode, and come back
// as it was.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatalf("no testdata: %v", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range archive.Files {
			f.Add(unescape(part.Data))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, src, err := Read("errors.yaml", data)
		if err != nil {
			checkPlaces(t, err, data)
			return
		}
		src.Place(c.Validate())
		first, err := c.Encode()
		if err != nil {
			t.Fatalf("was read, but does not encode: %v", err)
		}
		back, _, err := Read("errors.yaml", first)
		if err != nil {
			t.Fatalf("was encoded, but is not read: %v\n%s", err, first)
		}
		want := c.sorted()
		if diff := cmp.Diff(&want, back, equalTop); diff != "" {
			t.Fatalf("read back (-want +got):\n%s", diff)
		}
		second, err := back.Encode()
		if err != nil || string(first) != string(second) {
			t.Fatalf("encoded again (-first +second), %v:\n%s", err, cmp.Diff(string(first), string(second)))
		}
	})
}

// checkPlaces reports a problem that does not say what, where and by which
// rule, or that stands beyond the end of the file.
func checkPlaces(t *testing.T, err error, data []byte) {
	ps, ok := err.(problem.List)
	if !ok || len(ps) == 0 {
		t.Fatalf("the error is %T %v, want problem.List", err, err)
	}
	lines := 1 + bytes.Count(data, []byte("\n"))
	for _, p := range ps {
		if p.File == "" || p.Message == "" || p.Rule == "" || p.Fix == "" || p.Line < 1 && p.Rule != "version" || p.Line > lines {
			t.Errorf("incomplete: %#v", p)
		}
	}
}
