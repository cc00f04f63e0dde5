package emit

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"golang.org/x/tools/txtar"
)

// Each file of testdata is a catalogue in JSON, perhaps with options, and what
// becomes of it: the files that differ from package to package, or problems.
func TestGolden(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			checkGolden(t, path)
		})
	}
}

func checkGolden(t *testing.T, path string) {
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	inputs := slices.IndexFunc(a.Files, func(f txtar.File) bool { return !strings.HasSuffix(f.Name, ".json") })
	if inputs < 0 {
		inputs = len(a.Files)
	}
	c, o := readCase(t, a.Files[:inputs])
	want := &txtar.Archive{Comment: a.Comment, Files: slices.Clone(a.Files[:inputs])}
	want.Files = append(want.Files, outputs(t, c, o)...)
	content := txtar.Format(want)
	if *update {
		if err := os.WriteFile(path, content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if got := txtar.Format(a); !*update && string(got) != string(content) {
		t.Errorf("%s differs from what is emitted; run go test -update and read the change.\n%s", path, content)
	}
}

// readCase returns the catalogue and the options of a case.
func readCase(t *testing.T, inputs []txtar.File) (*catalog.Catalog, Options) {
	c, o := &catalog.Catalog{}, Options{Package: "example"}
	into := map[string]any{"catalogue.json": c, "options.json": &o}
	for _, f := range inputs {
		d := json.NewDecoder(strings.NewReader(string(f.Data)))
		d.DisallowUnknownFields()
		if err := d.Decode(into[f.Name]); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
	return c, o
}

// outputs returns what is made of a catalogue, without what is always the same.
func outputs(t *testing.T, c *catalog.Catalog, o Options) []txtar.File {
	files, err := Go(c, o)
	var problems problem.List
	if errors.As(err, &problems) {
		var b strings.Builder
		for _, p := range problems {
			fmt.Fprintf(&b, "%s: %s\n", p.Path, p)
		}
		return []txtar.File{{Name: "problems", Data: []byte(b.String())}}
	}
	if err != nil {
		t.Fatal(err)
	}
	var list []txtar.File
	for _, f := range files {
		dependsOnWire := f.Name == "wire.go" || f.Name == "error.go"
		isUsual := slices.Contains(slices.Concat(skeletonFiles, optionalFiles), f.Name) || dependsOnWire
		if !isUsual || dependsOnWire && !o.Wire.IsZero() {
			list = append(list, txtar.File{Name: f.Name, Data: f.Content})
		}
	}
	return list
}
