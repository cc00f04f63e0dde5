package report

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/inert"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

// TestFormats compares each format with testdata.
func TestFormats(t *testing.T) {
	type want struct {
		name, format string
		report       Report
		options      Options
	}
	byPlace := sampleReport()
	byPlace.ByPlace = true
	nothing := sampleReport()
	nothing.Items, nothing.Bump = nil, Bump{"none", "nothing changed"}
	cases := []want{
		{"text/narrow", "text", sampleReport(), Options{Width: 44}},
		{"text/color", "text", sampleReport(), Options{Color: true}},
		{"text/by-place", "text", byPlace, Options{}},
	}
	for _, format := range Formats() {
		cases = append(cases, want{format, format, sampleReport(), Options{}}, want{format + "/nothing", format, nothing, Options{}})
	}
	const file = "testdata/formats.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	golden := map[string]string{}
	if archive != nil {
		for _, f := range archive.Files {
			golden[f.Name] = string(f.Data)
		}
	}
	var rewritten txtar.Archive
	for _, c := range cases {
		// The sign for escape stands for it, so that the file is text.
		got := strings.ReplaceAll(written(t, c.report, c.format, c.options), "\x1b", "␛")
		rewritten.Files = append(rewritten.Files, txtar.File{Name: c.name, Data: []byte(got)})
		if diff := cmp.Diff(golden[c.name], got); diff != "" && !*update {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(&rewritten), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// written returns what a report looks like on a stream of the process.
func written(t testing.TB, r Report, format string, o Options) string {
	t.Helper()
	var b strings.Builder
	if err := r.Write(inert.NewStream(&b), format, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestUnknownFormat(t *testing.T) {
	err := Report{}.Write(nil, "yaml", Options{})
	if err == nil || !strings.Contains(err.Error(), "text, markdown, json, github, sarif, junit, html") {
		t.Errorf("the error is %v", err)
	}
}
