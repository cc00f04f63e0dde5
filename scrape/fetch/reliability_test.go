package fetch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReliabilityTable checks that the tests which docs/reliability.md names
// are there, one for each row at least.
func TestReliabilityTable(t *testing.T) {
	const root = "../.."
	text, err := os.ReadFile(filepath.Join(root, "docs", "reliability.md"))
	if err != nil {
		t.Fatal(err)
	}
	tests := testsIn(t, root)
	name := regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z0-9_]+)(?:/([a-z_]+))?`")
	rows := 0
	for _, line := range strings.Split(string(text), "\n") {
		cells := strings.Split(strings.Trim(line, "| "), "|")
		if !strings.HasPrefix(line, "| ") || strings.TrimSpace(cells[len(cells)-1]) == "test" {
			continue
		}
		rows++
		named := name.FindAllStringSubmatch(cells[len(cells)-1], -1)
		if len(cells) != 3 || len(named) == 0 {
			t.Errorf("a row without a test: %s", line)
		}
		for _, n := range named {
			if !tests[n[1]] {
				t.Errorf("there is no %s: %s", n[1], line)
			}
			if script := filepath.Join(root, "internal", "cli", "testdata", "script", n[2]+".txtar"); n[2] != "" {
				if _, err := os.Stat(script); err != nil || n[1] != "TestScript" {
					t.Errorf("there is no %s: %s", n[0], line)
				}
			}
		}
	}
	if rows < 40 {
		t.Errorf("the tables have %d rows", rows)
	}
}

// TestSecurityPage checks that each promise of SECURITY.md names tests, and that these
// are there.
func TestSecurityPage(t *testing.T) {
	const root = "../.."
	text, err := os.ReadFile(filepath.Join(root, "SECURITY.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, promises, _ := strings.Cut(string(text), "\n## What errgen promises\n")
	promises, _, found := strings.Cut(promises, "\n## Reporting\n")
	items := strings.Split(promises, "\n- ")[1:]
	if !found || len(items) < 15 {
		t.Fatalf("the page has %d promises", len(items))
	}
	tests := testsIn(t, root)
	name := regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z0-9_]+)(?:/([a-z_]+))?`")
	for _, item := range items {
		item, _, _ = strings.Cut(item, "\n\n")
		named := name.FindAllStringSubmatch(item, -1)
		if len(named) == 0 {
			t.Errorf("a promise without a test: %s", item)
		}
		for _, n := range named {
			if !tests[n[1]] {
				t.Errorf("there is no %s", n[1])
			}
			if script := filepath.Join(root, "internal", "cli", "testdata", "script", n[2]+".txtar"); n[2] != "" {
				if _, err := os.Stat(script); err != nil {
					t.Errorf("there is no %s", n[0])
				}
			}
		}
	}
}

// testsIn returns the names of the test functions below a folder.
func testsIn(t *testing.T, root string) map[string]bool {
	t.Helper()
	tests := map[string]bool{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "testdata":
			return fs.SkipDir
		case d.IsDir(), !strings.HasSuffix(name, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range f.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil {
				tests[f.Name.Name] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return tests
}
