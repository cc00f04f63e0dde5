package scrape_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
	"github.com/errgen/errgen/scrape/rule"
	"github.com/google/go-cmp/cmp"
)

const profilesDoc = "../docs/profiles.md"

func readDoc(t *testing.T) string {
	t.Helper()
	doc, err := os.ReadFile(profilesDoc)
	if err != nil {
		t.Fatal(err)
	}
	return string(doc)
}

// A recipe is a section of the document: its title, its case, its profile.
var recipe = regexp.MustCompile("(?s)\n### ([^\n]+)\n\n[^`#]*?.*?\\(\\[case\\]\\(\\.\\./scrape/(testdata/layouts/[\\w-]+\\.txtar)\\)\\)\n\n```yaml\n(.*?)```\n")

// TestRecipes checks that each recipe of the document stands in its case word
// for word, and that each case has a recipe. TestLayouts runs the cases.
func TestRecipes(t *testing.T) {
	_, recipes, _ := strings.Cut(readDoc(t), "\n## Recipes\n")
	shown := map[string]bool{}
	for _, m := range recipe.FindAllStringSubmatch(recipes, -1) {
		title, file, profile := m[1], m[2], m[3]
		shown[file] = true
		source, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("%s: %v", title, err)
			continue
		}
		if !strings.Contains(string(source), "\n"+profile+"-- ") {
			t.Errorf("%s: the profile in %s does not end with what the document shows:\n%s", title, file, profile)
		}
	}
	if titles := strings.Count("\n"+recipes, "\n### "); titles != len(shown) {
		t.Errorf("%d recipes, of which %d have a case", titles, len(shown))
	}
	cases, err := filepath.Glob("testdata/layouts/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range cases {
		if !shown[filepath.ToSlash(file)] {
			t.Errorf("%s has no recipe in %s", file, profilesDoc)
		}
	}
}

// wordsElsewhere are the parts of a profile that sections other than recipes show.
var wordsElsewhere = regexp.MustCompile(`^(extends|add|name|title|docs|pages|lists)\b`)

// TestWords checks that the document uses every field of a profile: in a recipe, with a
// case, or for what belongs to no layout in the section about that.
func TestWords(t *testing.T) {
	doc := readDoc(t)
	block := regexp.MustCompile("(?ms)^```yaml.*?^```$")
	shown := strings.Join(block.FindAllString(doc, -1), "\n")
	var recipes strings.Builder
	for _, m := range recipe.FindAllStringSubmatch(doc, -1) {
		recipes.WriteString("\n" + m[3])
	}
	_, table, _ := strings.Cut(doc, "\n## Every field\n")
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z_.]+)` \\|").FindAllStringSubmatch(table, -1) {
		path, where := row[1], recipes.String()
		if wordsElsewhere.MatchString(path) {
			where = shown
		}
		word := path[strings.LastIndex(path, ".")+1:]
		if !regexp.MustCompile(`(?m)(^|[\s{,-])` + word + `:\s`).MatchString(where) {
			t.Errorf("%s shows nobody how to write %s", profilesDoc, path)
		}
	}
}

// TestContents checks that the table of contents has every heading below it, in order.
func TestContents(t *testing.T) {
	_, rest, _ := strings.Cut(regexp.MustCompile("(?ms)^```.*?^```$").ReplaceAllString(readDoc(t), ""), "\n## Contents\n\n")
	got, rest, _ := strings.Cut(rest, "\n\n")
	var want []string
	for _, m := range regexp.MustCompile(`(?m)^(###?) (.+)$`).FindAllStringSubmatch(rest, -1) {
		anchor := strings.ReplaceAll(regexp.MustCompile(`[^\w -]`).ReplaceAllString(strings.ToLower(m[2]), ""), " ", "-")
		want = append(want, strings.Repeat("  ", len(m[1])-2)+"- ["+m[2]+"](#"+anchor+")")
	}
	if diff := cmp.Diff(strings.Join(want, "\n"), got); diff != "" {
		t.Errorf("(-headings +contents):\n%s", diff)
	}
}

// TestFieldTable checks that the table in the document has every field of a
// profile, as schema.json describes it. With -update it rewrites the table.
func TestFieldTable(t *testing.T) {
	const head = "## Every field\n\n| field | means |\n|---|---|\n"
	var schema describedSchema
	if err := json.Unmarshal(readSchema(t), &schema); err != nil {
		t.Fatal(err)
	}
	doc := readDoc(t)
	before, rest, ok := strings.Cut(doc, head)
	_, after, found := strings.Cut(rest, "\n\n")
	if !ok || !found {
		t.Fatalf("%s has no table of fields", profilesDoc)
	}
	got := before + head + strings.TrimRight(schema.rows(reflect.TypeFor[scrape.Profile](), schema.Properties, ""), "\n") + "\n\n" + after
	if *scrapetest.Update {
		if err := os.WriteFile(profilesDoc, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(doc, got); diff != "" {
		t.Errorf("(-document +schema):\n%s", diff)
	}
}

// A describedSchema is what the table needs of a schema.
type describedSchema struct {
	described
	Defs map[string]described `json:"$defs"`
}

type described struct {
	Description string
	Ref         string `json:"$ref"`
	OneOf       []described
	Properties  map[string]described
}

// rows returns the rows of the fields of t, in the order of the struct. A type
// that two fields have is described once.
func (s *describedSchema) rows(t reflect.Type, properties map[string]described, path string) string {
	var b strings.Builder
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if !f.IsExported() || name == "-" {
			continue
		}
		text, inner := properties[name].Description, s.inner(f.Type)
		if f.Name == "Group" {
			text, inner = text+" Its fields are those of begin.", nil
		}
		if f.Type == reflect.TypeFor[[]rule.Label]() || f.Name == "Add" {
			inner = nil // said elsewhere
		}
		fmt.Fprintf(&b, "| `%s%s` | %s |\n", path, name, strings.ReplaceAll(text, "|", `\|`))
		if inner != nil {
			b.WriteString(s.rows(inner, s.resolve(properties[name]).Properties, path+name+"."))
		}
	}
	return b.String()
}

// inner returns the struct that a type is, points to or lists, or nil.
func (s *describedSchema) inner(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() == reflect.Struct {
		return t
	}
	return nil
}

// resolve follows references and, of alternatives, the first one with fields.
func (s *describedSchema) resolve(d described) described {
	for d.Ref != "" {
		d = s.Defs[strings.TrimPrefix(d.Ref, "#/$defs/")]
	}
	for _, alternative := range d.OneOf {
		if found := s.resolve(alternative); len(found.Properties) > 0 {
			return found
		}
	}
	return d
}
