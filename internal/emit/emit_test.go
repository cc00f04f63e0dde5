package emit

import (
	"flag"
	"os"
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
		if f.Name != "skeleton.go" && f.Name != "tables.go" {
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
