package strictyaml

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/costtest"
	"github.com/google/go-cmp/cmp"

	"github.com/errgen/errgen/internal/problem"
)

// A settings has a field of every type that Unmarshal is for.
type settings struct {
	Text    string            `yaml:"text"`
	Number  int               `yaml:"number"`
	Flag    bool              `yaml:"flag"`
	Maybe   *bool             `yaml:"maybe"`
	Pointer *string           `yaml:"pointer"`
	Numbers []int             `yaml:"numbers,one"`
	Texts   []string          `yaml:"texts,one"`
	Kept    []string          `yaml:"kept,named"`
	Inner   inner             `yaml:"inner"`
	List    []inner           `yaml:"list"`
	Renames map[string]string `yaml:"renames"`

	Many map[string][]string `yaml:"many"`
	By   map[string]inner    `yaml:"by"`

	Skipped string `yaml:"-"`
	private string //lint:ignore U1000 it is here to be passed over
}

type inner struct {
	A string `yaml:"a"`
	B int    // untagged: "b"
}

func ptr[T any](v T) *T { return &v }

func TestUnmarshal(t *testing.T) {
	const input = `
text: "404"
number: -12
flag: true
maybe: false
pointer: ""
numbers: 404
texts: one
kept: []
inner: {a: x, b: 1}
list:
  - a: y
  - {}
renames: {"404": not_found, Größe: size}
many:
  a.b: [x, y]
  c: []
by:
  k: {b: 2}
`
	var got settings
	if _, err := Unmarshal("errgen.yaml", []byte(input), &got); err != nil {
		t.Fatal(err)
	}
	want := settings{
		Text: "404", Number: -12, Flag: true, Maybe: ptr(false), Pointer: ptr(""),
		Numbers: []int{404}, Texts: []string{"one"}, Kept: []string{},
		Inner: inner{"x", 1}, List: []inner{{A: "y"}, {}},
		Renames: map[string]string{"404": "not_found", "Größe": "size"},
		Many:    map[string][]string{"a.b": {"x", "y"}, "c": {}},
		By:      map[string]inner{"k": {B: 2}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(settings{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func withoutFix(ps problem.List) []string {
	var lines []string
	for _, p := range ps {
		p.Fix = ""
		lines = append(lines, p.String())
	}
	return lines
}

func TestUnmarshalProblems(t *testing.T) {
	tests := []struct{ input, want string }{
		{"renames: {404: x}\n", `f:1:11: renames.404 is the number 404, want a text [wrong-type]`},
		{"by: {k: {a: 1, c: 2}}\n", "f:1:13: by.k.a is the number 1, want a text [wrong-type]\nf:1:16: by.k has no field \"c\" [unknown-field]"},
		{"many:\n  a b: [x, 2]\n", `f:2:12: many["a b"][1] is the number 2, want a text [wrong-type]`},
		{"numbers: []\ntexts: {}\n", `f:2:8: texts is a mapping, want a list [wrong-type]`},
		{"numbers: x\n", `f:1:10: numbers is the text "x", want a whole number [wrong-type]`},
		{"numbers: ~\n", `f:1:10: numbers has no value, want a list [wrong-type]`},
		{"maybe: ~\n", `f:1:8: maybe has no value, want true or false [wrong-type]`},
		{"number: 0x10\n", `f:1:9: number is the number 0x10, want a whole number [wrong-type]`},
		{"number: 1_0\n", `f:1:9: number is the number 1_0, want a whole number [wrong-type]`},
		{"number: +1\n", `f:1:9: number is the number +1, want a whole number [wrong-type]`},
		{"number: 1.0\n", `f:1:9: number is 1.0, want a whole number [wrong-type]`},
		{"flag: \"true\"\n", `f:1:7: flag is the text "true", want true or false [wrong-type]`},
		{"skipped: x\nprivate: y\n", "f:1:1: the document has no field \"skipped\" [unknown-field]\nf:2:1: the document has no field \"private\" [unknown-field]"},
		{"? - a\n: b\n", "f:1:3: a key is a list, want a text [wrong-type]"},
		{"text: x\n--- \nnumber: [\n", "f:3: not YAML: did not find expected node content [syntax]"},
		{"text: 'x\n", "f:2: not YAML: found unexpected end of stream [syntax]"},
		{"text: %x\n", "f:1: not YAML: found character that cannot start any token [syntax]"},
		{"\x00", "f:1:1: the character U+0000 cannot stand in YAML [control-character]"},
	}
	for _, test := range tests {
		var v settings
		_, err := Unmarshal("f", []byte(test.input), &v)
		ps, ok := err.(problem.List)
		if !ok {
			t.Errorf("%q: error is %T %v, want problem.List", test.input, err, err)
			continue
		}
		if diff := cmp.Diff(test.want, strings.Join(withoutFix(ps), "\n")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.input, diff)
		}
	}
}

// TestUnmarshalHostile gives it what makes parsers slow or makes them panic.
func TestUnmarshalHostile(t *testing.T) {
	repeat := func(s string) func(n int) string { return func(n int) string { return strings.Repeat(s, n) } }
	inputs := map[string]func(n int) string{
		"alias bomb":      func(int) string { return aliasBomb() },
		"open lists":      repeat("["),
		"open mappings":   repeat("{a: "),
		"nested dashes":   repeat("- "),
		"nested keys":     repeat("? "),
		"nested indents":  func(n int) string { return nestedKeys(int(math.Sqrt(float64(50 * n)))) }, // 25 n bytes
		"comments":        repeat("# c\n"),
		"comments inside": func(n int) string { return "texts:\n" + strings.Repeat("  # c\n  - x\n", n) },
		"foot comments":   repeat("a:\n  - b\n\n  # c\n\n"),
		"one line":        func(n int) string { return "{" + strings.Repeat("a: b, ", n) + "}" },
		"keys":            repeat("k: v\n"),
		"wide":            func(n int) string { return "texts: [" + strings.Repeat("é, 1, ", n) + "]\n" },
		"colons":          repeat(":"),
		"documents":       repeat("---\n"),
		"quotes":          repeat("'"),
		"breaks":          func(n int) string { return strings.Repeat("\r", n) + "\u2028\u0085: x" },
	}
	for name, input := range inputs {
		t.Run(name, func(t *testing.T) {
			costtest.Linear(t, 5_000, func(n int) func() {
				data := []byte(input(n))
				return func() {
					var v settings
					if _, err := Unmarshal("f", data, &v); err == nil && name != "comments inside" {
						t.Error("there is no problem")
					}
				}
			})
		})
	}
}

// aliasBomb returns a document of 500 bytes that stands for 2^25 values.
func aliasBomb() string {
	bomb := "a: &a [x, x]\n"
	for c := 'b'; c < 'z'; c++ {
		bomb += fmt.Sprintf("%c: &%c [*%c, *%c]\n", c, c, c-1, c-1)
	}
	return bomb
}

func nestedKeys(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "k:\n")
	}
	return b.String()
}

// A document has fields at several depths, to be found in its source.
type document struct {
	Version     int
	Name, Title string
	Errors      []struct {
		Type, Message, URL string
		Causes             []string
	}
}

func TestLocate(t *testing.T) {
	const input = `version: 1
title: Ä
errors:
  - type: a
    causes: [é, f]
    message: |-
      text
  - {type: b, url: x}
`
	src, err := Unmarshal("errors.yaml", []byte(input), new(document))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		path         string
		line, column int
	}{
		{"", 1, 1},
		{"title", 2, 8},
		{"errors", 4, 3},
		{"errors[0]", 4, 5},
		{"errors[0].causes[1]", 5, 18}, // é is two bytes
		{"errors[0].message", 6, 14},
		{"errors[1].url", 8, 20},
		{"errors[1].steps[3]", 8, 5}, // the entry, as it has no steps
		{"errors[2].type", 4, 3},     // the list, as it has no such entry
		{"name", 1, 1},
		{"errors[x]", 4, 3},
		{"errors[-1]", 4, 3},
		{"..", 1, 1},
		{`["title"]`, 2, 8},
		{`["title`, 1, 1},
	}
	for _, test := range tests {
		line, column := src.Locate(test.path)
		if line != test.line || column != test.column {
			t.Errorf("Locate(%q) = %d, %d, want %d, %d", test.path, line, column, test.line, test.column)
		}
	}
	if line, column := new(Source).Locate("title"); line != 0 || column != 0 {
		t.Errorf("Locate in no document = %d, %d, want 0, 0", line, column)
	}
}

func TestPlace(t *testing.T) {
	src, err := Unmarshal("errors.yaml", []byte("version: 1\nname: a\ntitle: b\n"), new(document))
	if err != nil {
		t.Fatal(err)
	}
	given := problem.List{{Path: "title", Rule: "t"}, {Path: "name", Rule: "n"}, {File: "404.txt", Line: 3, Path: "name"}}
	want := problem.List{
		{File: "404.txt", Line: 3, Path: "name"},
		{File: "errors.yaml", Line: 2, Column: 7, Path: "name", Rule: "n"},
		{File: "errors.yaml", Line: 3, Column: 8, Path: "title", Rule: "t"},
	}
	if diff := cmp.Diff(want, src.Place(given)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if given[0].File != "" {
		t.Error("Place changed its argument")
	}
}

// TestUnmarshalLarge gives it documents of many values, and of many problems.
func TestUnmarshalLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: large documents are not read")
	}
	for name, data := range map[string]string{
		"lines":      strings.Repeat("- a\n", 16<<20),
		"flow":       "texts: [" + strings.Repeat("[],", 20<<20) + "]\n",
		"comments":   strings.Repeat("#\n", 32<<20),
		"short keys": strings.Repeat("a:\r", 20<<20),
	} {
		var err error
		var v settings
		used := costtest.Memory(func() { _, err = Unmarshal("f", []byte(data), &v) })
		if err == nil || !strings.Contains(err.Error(), "f:1: the file has more than 2097152 lines and values") || used > 256<<20 {
			t.Errorf("%s: %d MB, error %.200v", name, used>>20, err)
		}
	}
	var v settings
	_, err := Unmarshal("f", []byte("texts:\n"+strings.Repeat("  - [1]\n", 100_000)), &v)
	var ps problem.List
	if !errors.As(err, &ps) || len(ps) != maxProblems || !strings.Contains(ps[maxProblems-1].Message, "may be more") || ps[0].Line != 2 {
		t.Errorf("%d problems: %.300v", len(ps), err)
	}
}
