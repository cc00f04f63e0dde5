package catalog

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/errgen/errgen/internal/problem"
)

var update = flag.Bool("update", false, "rewrite the expected outputs in testdata")

// TestTestdata runs the cases in testdata. Each file of a case begins with
// "input", a catalogue as it is on disk, and goes on with what is expected:
//
//	read      the problems of Read
//	validate  the problems of Validate, placed
//	encode    the canonical form
//
// In the input, ⟦x⟧ stands for the bytes of the Go string literal "x".
func TestTestdata(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no testdata")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) < 2 || archive.Files[0].Name != "input" {
				t.Fatalf("want input, and then what is expected of it")
			}
			outputs := run(unescape(archive.Files[0].Data))
			for i, want := range archive.Files[1:] {
				got, ok := outputs[want.Name]
				if !ok {
					t.Errorf("there is no output %q", want.Name)
				}
				if diff := cmp.Diff(string(want.Data), got); diff != "" && !*update {
					t.Errorf("%s (-want +got):\n%s", want.Name, diff)
				}
				archive.Files[i+1].Data = []byte(got)
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// run returns every output for an input, by name.
func run(input []byte) map[string]string {
	c, src, err := Read("errors.yaml", input)
	if err != nil {
		var ps problem.List
		if !errors.As(err, &ps) {
			return map[string]string{"read": "not problem.List: " + err.Error() + "\n"}
		}
		return map[string]string{"read": ps.Error() + "\n"}
	}
	outputs := map[string]string{"read": ""}
	if ps := src.Place(c.Validate()); len(ps) > 0 {
		outputs["validate"] = ps.Error() + "\n"
	}
	encoded, err := c.Encode()
	if err != nil {
		encoded = []byte(err.Error() + "\n")
	}
	outputs["encode"] = string(encoded)
	return outputs
}

// unescape puts the bytes of the literals in ⟦⟧ in their place.
func unescape(data []byte) []byte {
	for {
		start, end := bytes.Index(data, []byte("⟦")), bytes.Index(data, []byte("⟧"))
		if start < 0 || end < start {
			return data
		}
		literal := string(data[start+len("⟦") : end])
		s, err := strconv.Unquote(`"` + literal + `"`)
		if err != nil {
			panic("testdata: bad literal " + literal)
		}
		data = bytes.Join([][]byte{data[:start], data[end+len("⟧"):]}, []byte(s))
	}
}
