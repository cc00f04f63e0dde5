package cli

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestArchitectureDoc checks that ARCHITECTURE.md has the rooms of mayImport with
// what they may import, and the modules that go.mod requires.
func TestArchitectureDoc(t *testing.T) {
	rooms := map[string][]string{}
	for _, row := range tableOf(t, "room") {
		rooms[strings.TrimSuffix(codeSpans(row[0])[0], "/")] = codeSpans(row[2])
	}
	if diff := cmp.Diff(mayImport, rooms); diff != "" {
		t.Errorf("the rooms (-test +ARCHITECTURE.md):\n%s", diff)
	}
	var modules []string
	for _, row := range tableOf(t, "module") {
		modules = append(modules, strings.Split(row[0], ", ")...)
	}
	slices.Sort(modules)
	if diff := cmp.Diff(required(t), modules); diff != "" {
		t.Errorf("the modules (-go.mod +ARCHITECTURE.md):\n%s", diff)
	}
}

// tableOf returns the rows of the table of ARCHITECTURE.md whose first column is
// called so.
func tableOf(t *testing.T, column string) [][]string {
	t.Helper()
	doc, err := os.ReadFile("../../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(doc)+"\n", "\n| "+column+" |")
	table, _, ended := strings.Cut(table, "\n\n")
	if !found || !ended {
		t.Fatalf("ARCHITECTURE.md has no table of %ss", column)
	}
	var rows [][]string
	for _, line := range strings.Split(table, "\n")[2:] {
		rows = append(rows, strings.Split(strings.Trim(line, "| "), " | "))
	}
	return rows
}

var inCode = regexp.MustCompile("`([^`]+)`")

func codeSpans(text string) []string {
	spans := []string{}
	for _, m := range inCode.FindAllStringSubmatch(text, -1) {
		spans = append(spans, m[1])
	}
	return spans
}

// required returns the modules that go.mod requires for itself, sorted.
func required(t *testing.T) []string {
	t.Helper()
	out, err := exec.Command("go", "mod", "edit", "-json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var mod struct {
		Require []struct {
			Path     string
			Indirect bool
		}
	}
	if err := json.Unmarshal(out, &mod); err != nil {
		t.Fatal(err)
	}
	direct := map[string]bool{}
	for _, r := range mod.Require {
		if !r.Indirect {
			direct[r.Path] = true
		}
	}
	return slices.Sorted(maps.Keys(direct))
}
