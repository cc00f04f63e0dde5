package list

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"
)

// seeds returns the inputs of the cases whose name begins with the form.
func seeds(f *testing.F, form string) {
	f.Helper()
	cases, err := filepath.Glob("testdata/" + form + "*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range cases {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range txtar.Parse(data).Files {
			if file.Name != "want" && file.Name != "source.yaml" {
				f.Add(string(file.Data))
			}
		}
	}
}

// check reads input with each source, and checks what is always true of items.
func check(t *testing.T, input string, sources ...Source) {
	for _, s := range sources {
		s.Name, s.From = "fuzz", []string{"input"}
		if problems := s.Check(); len(problems) > 0 {
			t.Fatal(problems)
		}
		items, problems := s.Read([]File{{Name: "input", Data: []byte(input)}})
		if len(items) == 0 && len(problems) == 0 {
			t.Error("neither items nor problems")
		}
		seen := map[string]bool{}
		lines := strings.Count(input, "\n") + 1
		for _, it := range items {
			if it.Type == "" || strings.TrimSpace(it.Type) != it.Type || strings.Contains(it.Type, "  ") || strings.ContainsFunc(it.Type, unicode.IsControl) {
				t.Errorf("the type %q is not valid", it.Type)
			}
			if seen[it.Type] {
				t.Errorf("%q is there twice", it.Type)
			}
			seen[it.Type] = true
			if it.Line < 1 || it.Line > lines {
				t.Errorf("%q is on line %d of %d", it.Type, it.Line, lines)
			}
			for _, code := range it.Status {
				if code < 100 || code > 599 {
					t.Errorf("%q has the status %d", it.Type, code)
				}
			}
		}
	}
}

func fuzzCode(f *testing.F, form string) {
	seeds(f, form)
	f.Fuzz(func(t *testing.T, input string) {
		check(t, input, Source{Form: form}, Source{Form: form, Within: []string{"*"}},
			Source{Form: form, Within: []string{"*"}, Fields: Fields{Type: "@key", Status: "0", Message: "$..*", Number: "@"}})
	})
}

func FuzzKotlin(f *testing.F)     { fuzzCode(f, "kotlin") }
func FuzzSwift(f *testing.F)      { fuzzCode(f, "swift") }
func FuzzTypeScript(f *testing.F) { fuzzCode(f, "typescript") }
func FuzzPython(f *testing.F)     { fuzzCode(f, "python") }
func FuzzGo(f *testing.F)         { fuzzCode(f, "go") }

func FuzzJSON(f *testing.F) {
	seeds(f, "json")
	f.Fuzz(func(t *testing.T, input string) {
		check(t, input, Source{Form: "json"}, Source{Form: "json", Each: "$..*", Fields: Fields{Type: "@key", Message: "@"}},
			Source{Form: "json", Each: "$.errors[*]", Fields: Fields{Type: "code", Status: "$..status", Number: "id"}})
	})
}

func FuzzOpenAPI(f *testing.F) {
	seeds(f, "openapi")
	f.Fuzz(func(t *testing.T, input string) {
		check(t, input, Source{Form: "openapi", Within: []string{"ErrorCode", "$..schemas.*"}},
			Source{Form: "openapi", Fields: Fields{Type: "$..code", Message: "$..message"}},
			Source{Form: "openapi", Each: "$..[?@['$ref']]", Fields: Fields{Type: "code", Status: "@key(responses)"}})
	})
}

func FuzzYAML(f *testing.F) {
	seeds(f, "yaml")
	f.Fuzz(func(t *testing.T, input string) {
		check(t, input, Source{Form: "yaml"}, Source{Form: "yaml", Each: "$..*", Fields: Fields{Type: "@key", Message: "@"}})
	})
}

func FuzzCSV(f *testing.F) {
	seeds(f, "csv")
	f.Fuzz(func(t *testing.T, input string) {
		check(t, input, Source{Form: "csv"}, Source{Form: "csv", Fields: Fields{Type: "Code", Status: "HTTP"}})
	})
}
