package catalog

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// elsewhere are the rules of this package that Read and Validate do not
// report: those of merging, of the brake, of the wire and of pruning.
var elsewhere = []string{"conflict", "stale-override", "accepted-removals", "many-changes", "erosion", "collapsed-field", "exchanged-values", "other-language", "not-removed", "in-use"}

// TestRules looks for the ids of rules in the source of this package and of the
// decoder, and wants each in the table of rules, and no other.
func TestRules(t *testing.T) {
	used := usedRules(t)
	known := map[string]bool{}
	for _, r := range Rules() {
		if known[r.ID] || !strings.HasSuffix(r.Doc, ".") {
			t.Errorf("rule %+v", r)
		}
		known[r.ID] = true
		if !used[r.ID] {
			t.Errorf("nothing reports %s", r.ID)
		}
	}
	for id := range used {
		if !known[id] && !slices.Contains(elsewhere, id) {
			t.Errorf("the rule %s is not documented", id)
		}
	}
	if len(used) < 40 {
		t.Errorf("only %d rules were found in the source", len(used))
	}
}

// ruleArguments says which argument of a function is the id of a rule.
var ruleArguments = map[string]int{"report": 1, "known": 2}

func usedRules(t *testing.T) map[string]bool {
	t.Helper()
	var files []string
	for _, dir := range []string{".", "../internal/strictyaml"} {
		found, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(found) == 0 {
			t.Fatalf("no source in %s, %v", dir, err)
		}
		files = append(files, found...)
	}
	used := map[string]bool{}
	note := func(e ast.Expr) {
		if literal, ok := e.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			id, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			used[id] = true
		}
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				if to, ok := n.Lhs[0].(*ast.SelectorExpr); nameOf(to, ok) == "Rule" {
					note(n.Rhs[0])
				}
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Rule" {
					note(n.Value)
				}
			case *ast.CallExpr:
				called, ok := n.Fun.(*ast.SelectorExpr)
				if i, isReport := ruleArguments[nameOf(called, ok)]; isReport && i < len(n.Args) {
					note(n.Args[i])
				}
			}
			return true
		})
	}
	return used
}

func nameOf(s *ast.SelectorExpr, ok bool) string {
	if !ok {
		return ""
	}
	return s.Sel.Name
}
