package cli

import (
	"os"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/inert"
	"github.com/google/go-cmp/cmp"
)

// TestManual checks that docs/commands.md is what the commands say of
// themselves. With -update it is written.
func TestManual(t *testing.T) {
	const file = "../../docs/commands.md"
	var out strings.Builder
	if code := run(t.Context(), []string{"manual"}, stdio{strings.NewReader(""), inert.NewStream(&out), inert.Stderr()}); code != exitOK {
		t.Fatalf("exit code %d", code)
	}
	if *rewrite {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(have), out.String()); diff != "" {
		t.Errorf("docs/commands.md is not current: run go test ./internal/cli -run TestManual -update\n%s", diff)
	}
}
