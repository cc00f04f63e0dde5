package emit

import (
	"flag"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files and the sample tables of skeleton")

// The tables that the skeleton is tested with are emitted ones.
func TestSkeletonTables(t *testing.T) {
	files, err := Go(sample(), Options{Package: "skeleton"})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name != "skeleton.go" && !slices.Contains(emittedFiles, f.Name) {
			continue
		}
		if *update {
			if err := os.WriteFile("skeleton/"+f.Name, f.Content, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		have, err := os.ReadFile("skeleton/" + f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if string(have) != string(f.Content) {
			t.Errorf("skeleton/%s is not what is emitted; run go test -update", f.Name)
		}
	}
}

// The body of the package for tests is emitted, too.
func TestSkeletonBody(t *testing.T) {
	files, err := GoTest(sample(), Options{Package: "skeleton"}, skeletonPath)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		path := "skeleton/skeletontest/" + f.Name
		have, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if *update && f.Name == "body.go" {
			if err := os.WriteFile(path, f.Content, 0o666); err != nil {
				t.Fatal(err)
			}
		} else if got := strings.TrimPrefix(string(f.Content), header+"\n\n"); f.Name != "body.go" && got != string(have) {
			t.Errorf("%s becomes\n%s", path, got)
		} else if f.Name == "body.go" && string(f.Content) != string(have) {
			t.Errorf("%s is not what is emitted; run go test -update", path)
		}
	}
	if len(files) != 4 {
		t.Errorf("%d files", len(files))
	}
}

// The order of the catalogue does not matter, and the catalogue stays as it is.
func TestGoIsPure(t *testing.T) {
	c, reversed := hostileCatalog(), hostileCatalog()
	slices.Reverse(reversed.Errors)
	slices.Reverse(reversed.Statuses)
	want, err := Go(c, Options{Package: "p"})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(c, hostileCatalog()) {
		t.Error("Go changes the catalogue")
	}
	got, err := Go(reversed, Options{Package: "p"})
	if err != nil {
		t.Fatal(err)
	}
	for n := range want {
		if got[n].Name != want[n].Name || string(got[n].Content) != string(want[n].Content) {
			t.Errorf("%s depends on the order of the catalogue", want[n].Name)
		}
	}
}
