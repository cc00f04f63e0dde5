package strictyaml

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

type escaped struct {
	Text string            `yaml:"text"`
	Map  map[string]string `yaml:"map"`
	List []string          `yaml:"list"`
}

func TestEscapesOfJSON(t *testing.T) {
	for source, want := range map[string]string{
		`text: "read\/write"`:                      "read/write",
		`text: "\ud83d\ude00"`:                     "😀",
		`text: "\uD83D\uDE00\/\ud83d\uDe01"`:       "😀/😁",
		`text: "a\\/b"`:                            `a\/b`,
		`text: "a\\\/b"`:                           `a\/b`,
		`text: "\\ud83d\\ude00"`:                   `\ud83d\ude00`,
		`text: 'a\/b \ud83d\ude00'`:                `a\/b \ud83d\ude00`,
		`text: a\/b \ud83d\ude00`:                  `a\/b \ud83d\ude00`,
		"text: |-\n  a\\/b\n  \\ud83d\\ude00":      "a\\/b\n\\ud83d\\ude00",
		"text: >-\n  a\\/b":                        `a\/b`,
		"text: \"a\\/\n  b\\\n  \\/c\"":            "a/ b/c",
		"# \\/ in a comment\ntext: \"\ue000\\/\"":  "\ue000/",
		"{\"text\":\"\\/\",\n \"list\":[\"\\/\"]}": "/",
		`"te\u0078t": "\/"`:                        "/",
		`map: {'a\': "\/"}`:                        "",
	} {
		var got escaped
		if _, err := Unmarshal("x.yaml", []byte(source), &got); err != nil {
			t.Errorf("%s: %v", source, err)
		} else if got.Text != want {
			t.Errorf("%s: %q, want %q", source, got.Text, want)
		}
	}
	for source, want := range map[string]string{
		`text: "\ud83d"`:                  `both halves`,
		`text: "\ude00\ud83d"`:            `both halves`,
		`text: "\ud83d \/"`:               `both halves`,
		`text: "\/ \q"`:                   `write \\ for a backslash`,
		"text: \"\\/\"\nother: 1":         "x.yaml:2:1",
		"{text: \"\\/\\/\\/\", other: 1}": "x.yaml:1:18",
	} {
		_, err := Unmarshal("x.yaml", []byte(source), new(escaped))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", source, err, want)
		}
	}
}

// TestReadsJSON checks that what JSON can say is read as JSON reads it, with the
// escapes of encoders that escape all they can.
func TestReadsJSON(t *testing.T) {
	letters := []rune("a/\\\"'é😀\U0010ffff\n\t\b: #{}[],&*ud8\ue000\u2028")
	text := rapid.StringOf(rapid.SampledFrom(letters))
	rapid.Check(t, func(t *rapid.T) {
		want := escaped{Text: text.Draw(t, "text"), List: []string{text.Draw(t, "item")}, Map: map[string]string{text.Draw(t, "key"): text.Draw(t, "value")}}
		data, err := json.Marshal(map[string]any{"text": want.Text, "list": want.List, "map": want.Map})
		if err != nil {
			t.Fatal(err)
		}
		source := strings.NewReplacer("/", `\/`, "😀", `\ud83d\ude00`, "\U0010ffff", `\uDBFF\uDFFF`, "é", `\u00e9`).Replace(string(data))
		var got escaped
		if _, err := Unmarshal("x.json", []byte(source), &got); err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		key := ""
		for key = range want.Map {
		}
		if got.Text != want.Text || got.List[0] != want.List[0] || got.Map[key] != want.Map[key] {
			t.Errorf("%s: %q, want %q", source, got, want)
		}
	})
}
