package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog/diff"
	"github.com/google/go-cmp/cmp"
)

// TestDiffDoc checks the table of rules in docs/diff.md. With -update it is
// rewritten.
func TestDiffDoc(t *testing.T) {
	file := filepath.Join("..", "..", "docs", "diff.md")
	doc, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "-update -->\n", "<!-- end of rules -->"
	before, rest, ok := strings.Cut(string(doc), begin)
	have, after, both := strings.Cut(rest, end)
	if !ok || !both {
		t.Fatal("the document has no place for the rules")
	}
	table := "\n| rule | level | means |\n|---|---|---|\n"
	for _, r := range diff.Rules() {
		table += fmt.Sprintf("| `%s` | %s | %s |\n", r.ID, r.Severity, strings.ReplaceAll(r.Doc, "\n", " "))
	}
	table += "\n"
	if *rewrite {
		if err := os.WriteFile(file, []byte(before+begin+table+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if d := cmp.Diff(have, table); d != "" {
		t.Errorf("the rules (-document +diff.Rules):\n%s", d)
	}
}
