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

// TestArchitectureDoc checks that ARCHITECTURE.md has every package with what it
// is for, that the arrows of its picture are the imports that no others imply, and
// that each module that go.mod requires has its reason.
func TestArchitectureDoc(t *testing.T) {
	const page = "../../ARCHITECTURE.md"
	var rooms []string
	for _, row := range tableOf(t, page, "package") {
		rooms = append(rooms, codeSpans(row[0])[0])
	}
	slices.Sort(rooms)
	if diff := cmp.Diff(described(), rooms); diff != "" {
		t.Errorf("the packages (-mayImport +ARCHITECTURE.md):\n%s", diff)
	}
	if diff := cmp.Diff(impliedByNoOther(), arrowsOf(t, page)); diff != "" {
		t.Errorf("the arrows (-mayImport +ARCHITECTURE.md):\n%s", diff)
	}
	var modules []string
	for _, row := range tableOf(t, "../../docs/decisions/dependencies.md", "module") {
		modules = append(modules, strings.Split(row[0], ", ")...)
	}
	slices.Sort(modules)
	if diff := cmp.Diff(required(t), modules); diff != "" {
		t.Errorf("the modules (-go.mod +dependencies.md):\n%s", diff)
	}
}

// described returns the packages that ARCHITECTURE.md describes: all but those
// that only tests use, and the generated one.
func described() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(mayImport)), func(name string) bool {
		return slices.Contains([]string{
			"generated/stytchb2b", "internal/costtest", "internal/schematest", "internal/testreport", "internal/vendortest",
			"scrape/internal/scrapetest",
		}, name)
	})
}

// impliedByNoOther returns the imports of each described package that it would
// not have through another one.
func impliedByNoOther() map[string][]string {
	arrows := map[string][]string{}
	for _, name := range described() {
		through := map[string]bool{}
		for _, imported := range mayImport[name] {
			addBelow(through, imported)
		}
		for _, imported := range mayImport[name] {
			if !through[imported] {
				arrows[name] = append(arrows[name], imported)
			}
		}
		slices.Sort(arrows[name])
	}
	return arrows
}

// addBelow adds all that a package imports, directly or through others.
func addBelow(below map[string]bool, name string) {
	for _, imported := range mayImport[name] {
		below[imported] = true
		addBelow(below, imported)
	}
}

// A line of the picture names a package, and perhaps what it imports.
var pictureLine = regexp.MustCompile(`^ +(\w+)\["([^"]+)"\](?: --> (.+))?$`)

// arrowsOf returns what each package of the picture points to.
func arrowsOf(t *testing.T, page string) map[string][]string {
	t.Helper()
	doc, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	_, picture, found := strings.Cut(string(doc), "```mermaid\nflowchart TD\n")
	picture, _, ended := strings.Cut(picture, "```")
	if !found || !ended {
		t.Fatalf("%s has no picture", page)
	}
	names, arrows := map[string]string{}, map[string][]string{}
	lines := strings.Split(strings.TrimRight(picture, "\n"), "\n")
	for _, line := range lines {
		if m := pictureLine.FindStringSubmatch(line); m != nil {
			names[m[1]] = m[2]
		} else {
			t.Errorf("%s: the picture has the line %q", page, line)
		}
	}
	for _, line := range lines {
		m := pictureLine.FindStringSubmatch(line)
		if m == nil || m[3] == "" {
			continue
		}
		for _, id := range strings.Split(m[3], " & ") {
			arrows[m[2]] = append(arrows[m[2]], names[id])
		}
		slices.Sort(arrows[m[2]])
	}
	return arrows
}

// tableOf returns the rows of the table of a page whose first column is called so.
func tableOf(t *testing.T, page, column string) [][]string {
	t.Helper()
	doc, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(doc)+"\n", "\n| "+column+" |")
	table, _, ended := strings.Cut(table, "\n\n")
	if !found || !ended {
		t.Fatalf("%s has no table of %ss", page, column)
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
