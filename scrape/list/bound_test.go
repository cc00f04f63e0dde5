package list

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/problem"
)

// TestBounds reads what is too large, too deep or too clever, and checks that
// it ends in an error that says so.
func TestBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: hostile lists are not read")
	}
	laughs := "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 12; i++ {
		laughs += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", "))
	}
	merges := "base: &base {" + strings.TrimSuffix(strings.Repeat("k%d: v, ", 3000), ", ") + "}\nlist:\n" + strings.Repeat("- <<: *base\n", 3000)
	for i := range 3000 {
		merges = strings.Replace(merges, "%d", fmt.Sprint(i), 1)
	}
	tests := []struct {
		name, form, input, rule string
	}{
		{"large file", "json", `["` + strings.Repeat("a", maxSize) + `"]`, "size"},
		{"long line of text", "text", strings.Repeat("a ", maxLine), "size"},
		{"long type", "json", `["` + strings.Repeat("a", maxType+1) + `"]`, "bad-type"},
		{"deep JSON", "json", strings.Repeat("[", 1_000_000), "depth"},
		{"deep objects", "json", strings.Repeat(`{"a":`, 100_000), "depth"},
		{"deep YAML", "yaml", strings.Repeat("[", 1000) + strings.Repeat("]", 1000), "depth"},
		{"deeper YAML", "yaml", strings.Repeat("[", 100_000), "syntax"},
		{"aliases", "yaml", laughs, "size"},
		{"merge keys", "yaml", merges, "size"},
		{"alias in itself", "yaml", "a: &a [*a]\n", "depth"},
		{"deep OpenAPI", "openapi", `{"openapi": "3.0.0", "a": ` + strings.Repeat("[", 1000) + strings.Repeat("]", 1000) + "}", "depth"},
		{"huge number", "json", `[{"code": "a", "id": 1e999999999}]`, "bad-number"},
		{"string without end", "kotlin", `enum class A { X("""`, "syntax"},
		{"comment without end", "swift", "enum A: String { case a /* /* */", "syntax"},
		{"not UTF-8", "python", "A = 1\nB = '\xff'\n", "bad-utf8"},
		{"deep code", "kotlin", "val x = " + strings.Repeat("listOf(", 100_000), "nothing-found"},
		{"deep arrays", "typescript", "const x = " + strings.Repeat("[", 100_000), "nothing-found"},
		{"deeper arrays", "typescript", "const x = " + strings.Repeat("[", 1_000_000), "size"},
		{"deep templates", "typescript", "const x = " + strings.Repeat("`${", 100_000), "syntax"},
		{"deep scopes", "swift", strings.Repeat("struct A {", 100_000) + "static let a = 1", "nothing-found"},
		{"deep Go", "go", "package a\nvar x = " + strings.Repeat("[]T{", 100_000), "syntax"},
		{"deeper Go", "go", "package a\nvar x = " + strings.Repeat("[]T{", 1_000_000), "size"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := Source{Name: "a", Form: test.form}
			switch test.form {
			case "text":
				s.Pattern = `(?P<type>\w+)`
			case "openapi":
				s.Fields.Type = "code"
			case "yaml":
				s.Each = "$..*"
			}
			if test.rule == "bad-number" {
				s.Fields = Fields{Type: "code", Number: "id"}
			}
			_, problems := s.Read([]File{{Name: "input", Data: []byte(test.input)}})
			for _, p := range problems {
				if p.Rule == test.rule && p.Severity == problem.Error && p.Fix != "" && len(p.String()) < 1000 {
					return
				}
			}
			t.Errorf("got %.2000v, want an error with the rule %s", problems, test.rule)
		})
	}
}

// TestCostlyQuery checks that a JSONPath cannot make reading expensive.
func TestCostlyQuery(t *testing.T) {
	for _, each := range []string{"$..*..*..*", "$[?count($..*) > 1]", "$[0,0,0,0,0,0,0,0,0,0]", "$." + strings.Repeat("a", maxPath)} {
		s := Source{Name: "a", From: []string{"a"}, Form: "json", Each: each}
		if problems := s.Check(); len(problems) != 1 || problems[0].Path != "each" {
			t.Errorf("%.40s: got %v", each, problems)
		}
	}
	s := Source{Name: "a", From: []string{"a"}, Form: "json", Each: "$['..,..,$..,..']..*..*"}
	if problems := s.Check(); len(problems) != 0 {
		t.Errorf("what is quoted counts: %v", problems)
	}
}

// TestSharedSchemas checks that schemas which refer to each other many times
// are read once each.
func TestSharedSchemas(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"openapi": "3.0.0", "paths": {"/a": {"get": {"responses": {"400": {"content": {"x": {"schema": {"$ref": "#/components/schemas/S0"}}}}}}}}, "components": {"schemas": {`)
	for i := range 200 {
		refs := strings.TrimSuffix(strings.Repeat(fmt.Sprintf(`{"$ref": "#/components/schemas/S%d"}, `, i+1), 10), ", ")
		fmt.Fprintf(&b, `"S%d": {"properties": {"code": {"enum": ["c%d"]}, "more": {"oneOf": [%s]}, "all": {"allOf": [%s]}}}, `, i, i, refs, refs)
	}
	b.WriteString(`"S200": {"$ref": "#/components/schemas/S0"}}}}`)
	s := Source{Name: "a", Form: "openapi", Fields: Fields{Type: "code"}}
	items, problems := s.Read([]File{{Name: "a.json", Data: []byte(b.String())}})
	if len(problems) > 0 || len(items) != 1 || items[0].Type != "c0" || items[0].Status[0] != 400 {
		t.Errorf("got %v, %v", items, problems)
	}
}
