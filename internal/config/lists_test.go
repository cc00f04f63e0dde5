package config

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLists checks that lists are decoded with paths relative to the file, and
// that problems say where they are.
func TestLists(t *testing.T) {
	f, problems, err := decode(filepath.Join("sub", Name), []byte(`catalogs:
  - wire: {type: code}
    lists: {name: go, from: codes.go, form: go}
`), nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	if diff := cmp.Diff([]string{filepath.Join("sub", "codes.go")}, f.Catalogs[0].Lists[0].From); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	_, problems, err = decode(Name, []byte(`catalogs:
  - profile: stytch-b2b
    lists:
      - andriod
      - name: go
        from: codes.go
        form: golang
`), nil)
	if err != nil || len(problems) != 2 {
		t.Fatal(err, problems)
	}
	for i, want := range []string{"errgen.yaml:4:9", "errgen.yaml:7:15"} {
		if got := fmt.Sprintf("%s:%d:%d", problems[i].File, problems[i].Line, problems[i].Column); got != want {
			t.Errorf("problem %d at %s, want %s: %v", i, got, want, problems[i])
		}
	}
}
