package list

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const corpus = "../../../shared/corpus"

// files returns the files of a source of the corpus, or skips the test.
func corpusFiles(t *testing.T, pattern ...string) []File {
	t.Helper()
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("SKIPPED: ../shared/corpus is not here")
	}
	var files []File
	for _, p := range pattern {
		names, err := filepath.Glob(filepath.Join(corpus, p))
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: no files (%v)", p, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, File{Name: filepath.Base(name), Data: data})
		}
	}
	return files
}

// A fact is what a row of truth.tsv says of a type.
type fact struct{ code, status, message string }

// truth reads the facts of a source.
func truth(t *testing.T, name string) map[fact]bool {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(corpus, name, "truth.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	facts := map[fact]bool{}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		columns := strings.Split(line, "\t")
		if i > 0 {
			facts[fact{columns[0], columns[1], tidy(columns[2])}] = true
		}
	}
	return facts
}

// facts returns what items say, as pairs of type and status, and of type and
// message, since items hold both as lists.
func split(facts map[fact]bool) map[fact]bool {
	pairs := map[fact]bool{}
	for f := range facts {
		pairs[fact{code: f.code}] = true
		if f.status != "" {
			pairs[fact{code: f.code, status: f.status}] = true
		}
		if f.message != "" {
			pairs[fact{code: f.code, message: f.message}] = true
		}
	}
	return pairs
}

func factsOf(items []Item) map[fact]bool {
	pairs := map[fact]bool{}
	for _, it := range items {
		pairs[fact{code: it.Type}] = true
		for _, s := range it.Status {
			pairs[fact{code: it.Type, status: fmt.Sprint(s)}] = true
		}
		for _, m := range it.Message {
			pairs[fact{code: it.Type, message: m}] = true
		}
	}
	return pairs
}

// compare checks that got has all of want and nothing else.
func compare(t *testing.T, got, want map[fact]bool) {
	t.Helper()
	for f := range want {
		if !got[f] {
			t.Errorf("not found: %q", f)
		}
	}
	for f := range got {
		if !want[f] {
			t.Errorf("invented: %q", f)
		}
	}
	t.Logf("%d facts, %d found", len(want), len(got))
}

func readCorpus(t *testing.T, s Source, files []File) []Item {
	t.Helper()
	items, problems := s.Read(files)
	if err := problems.Errors().Err(); err != nil {
		t.Fatal(err)
	}
	return items
}

func TestCorpusSlack(t *testing.T) {
	files := corpusFiles(t, "slack/raw/[a-z]*/*.json")
	s := Source{Name: "methods", Form: "json", Each: "$.errors.*", Fields: Fields{Type: "@key", Message: "@"}}
	items := readCorpus(t, s, files)
	if len(items) != 334 {
		t.Errorf("%d types, want 334", len(items))
	}
	compare(t, factsOf(items), split(truth(t, "slack")))
}

// TestCorpusPayPal reads the schemas wherever they are, as the truth does.
func TestCorpusPayPal(t *testing.T) {
	files := corpusFiles(t, "paypal/raw/*.json")
	s := Source{
		Name: "spec", Form: "openapi",
		Each:   "$.components.schemas..[?@.issue.enum || (@.name.enum && @.message.enum)]",
		Fields: Fields{Type: "$['issue','name'].enum[*]", Status: "@key(schemas)", Message: "$['description','message'].enum[*]"},
	}
	items := readCorpus(t, s, files)
	if len(items) != 227 {
		t.Errorf("%d types, want 227", len(items))
	}
	compare(t, factsOf(items), split(truth(t, "paypal")))
}

// TestCorpusPayPalResponses reads the errors of the responses of operations.
// The schemas have some that no operation uses.
func TestCorpusPayPalResponses(t *testing.T) {
	files := corpusFiles(t, "paypal/raw/*.json")
	s := Source{
		Name: "spec", Form: "openapi",
		Fields: Fields{Type: "$.details[*].issue", Message: "$.details[*].description"},
	}
	items, problems := s.Read(files)
	for _, p := range problems {
		t.Log(p)
	}
	want := split(truth(t, "paypal"))
	for f := range factsOf(items) {
		if !want[f] {
			t.Errorf("invented: %q", f)
		}
	}
	t.Logf("%d types", len(items))
}

// TestCorpusStytch writes each version of the names as SDKs do, and reads it.
func TestCorpusStytch(t *testing.T) {
	for _, f := range corpusFiles(t, "stytch-sdk-types/types-*.txt") {
		names := strings.Fields(string(f.Data))
		t.Run(f.Name, func(t *testing.T) {
			for form, code := range written(names) {
				s := Source{Name: "sdk", Form: form, Expect: len(names)}
				if form == "text" {
					s.Pattern = `^(?P<type>\S+)$`
				}
				items := readCorpus(t, s, []File{{Name: form, Data: []byte(code)}})
				var got []string
				for _, it := range items {
					got = append(got, it.Type)
				}
				if !slices.Equal(got, names) {
					t.Errorf("%s: %d names, want %d", form, len(got), len(names))
				}
			}
		})
	}
}

// written returns names as a list in each form.
func written(names []string) map[string]string {
	each := func(format string) string {
		var b strings.Builder
		for _, n := range names {
			b.WriteString(strings.NewReplacer("UP", strings.ToUpper(n), "low", n).Replace(format))
		}
		return b.String()
	}
	return map[string]string{
		"kotlin":     "public enum class T(public val type: String) {\n" + each("    UP(\n        type = \"low\",\n    ),\n") + "}\n",
		"swift":      "public enum T: String, Codable {\n" + each("    case c_low = \"low\"\n") + "}\n",
		"typescript": "export type T =\n" + each("  | 'low'\n") + "  | string;\n",
		"go":         "package t\n\nconst (\n" + each("\tCodeUP Code = \"low\"\n") + ")\n",
		"python":     "class T(StrEnum):\n" + each("    UP = \"low\"\n"),
		"json":       "[\n" + strings.TrimSuffix(each("  \"low\",\n"), ",\n") + "\n]\n",
		"yaml":       each("- low\n"),
		"csv":        "type\n" + each("low\n"),
		"text":       each("low\n"),
	}
}
