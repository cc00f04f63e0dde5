package templates

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReference checks that docs/reference.md has the data and the functions of
// templates, all of them and no other.
func TestReference(t *testing.T) {
	data, err := os.ReadFile("../docs/reference.md")
	if err != nil {
		t.Fatal(err)
	}
	sections := strings.Split(string(data), "| field | what it is |")
	if len(sections) != 6 {
		t.Fatalf("there are %d tables of fields, want 5", len(sections)-1)
	}
	for i, typ := range []reflect.Type{
		reflect.TypeFor[Catalog](), reflect.TypeFor[Error](), reflect.TypeFor[Status](), reflect.TypeFor[Class](), reflect.TypeFor[Wire](),
	} {
		var want []string
		for field := range typ.Fields() {
			want = append(want, field.Name)
		}
		table, _, _ := strings.Cut(sections[i+1], "\n\n")
		if diff := cmp.Diff(want, firstCells(table, `\.(\w+)`)); diff != "" {
			t.Errorf("the fields of %v: %s", typ, diff)
		}
	}
	_, functions, _ := strings.Cut(string(data), "| function | what it returns |")
	got := firstCells(functions, `(\w+) `)
	slices.Sort(got)
	var want []string
	for name := range Functions() {
		want = append(want, name)
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the functions: %s", diff)
	}
	_, formats, _ := strings.Cut(string(data), "| format | what it is |")
	formats, _, _ = strings.Cut(formats, "\n\n")
	want = nil
	for _, f := range Formats {
		want = append(want, f.Name)
	}
	if diff := cmp.Diff(want, firstCells(formats, `(\w+)`)); diff != "" {
		t.Errorf("the formats: %s", diff)
	}
}

// firstCells returns what the code in the first cell of each row of a table
// begins with.
func firstCells(table, pattern string) []string {
	var list []string
	for _, match := range regexp.MustCompile("(?m)^\\| `"+pattern).FindAllStringSubmatch(table, -1) {
		list = append(list, match[1])
	}
	return list
}

// TestReferenceExample renders the template that docs/reference.md shows.
func TestReferenceExample(t *testing.T) {
	data, err := os.ReadFile("../docs/reference.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(data), "```\n# Errors of")
	example, _, _ = strings.Cut("# Errors of"+example, "```")
	c := &Catalog{Title: "A_ _B", Errors: []Error{
		{Type: "slow", Status: []int{429, 503}, Message: "Too *many*.", Retryable: true}, {Type: "gone"},
	}}
	var b strings.Builder
	if err := RenderFile(&b, "example.md.tmpl", []byte(example), c); err != nil {
		t.Fatal(err)
	}
	if want := "# Errors of A\\_ \\_B\n\n- `slow` (429, 503): Too \\*many\\*.\n"; b.String() != want {
		t.Errorf("got %q, want %q", &b, want)
	}
}
