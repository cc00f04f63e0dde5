package explain_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/explain"
	"github.com/errgen/errgen/templates"
)

const pastedErrors = `version: 1
name: acme
title: Acme API
docs: https://acme.example/errors
errors:
  - type: "-32601"
    message: No such method.
  - type: "23505"
    message: Not unique.
  - type: AccessDenied
    status: 403
    number: 5
  - type: E0308
    message: Another type.
  - type: FILE_PART_X_MISSING
  - type: FLOOD_WAIT_X
    status: 420
  - type: gone
    status: 410
  - type: not_found
    status: 404
    number: 404
`

// What people paste: a part of a message, of a log in color, of a response, a number.
func TestPasted(t *testing.T) {
	file := filepath.Join(t.TempDir(), "errors.yaml")
	if err := os.WriteFile(file, []byte(pastedErrors), 0o644); err != nil {
		t.Fatal(err)
	}
	ref, err := explain.Read(t.Context(), []config.Settings{{Catalog: file}}, func(config.Settings, string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	write, err := explain.WriterFor("text", templates.Screen{})
	if err != nil {
		t.Fatal(err)
	}
	for pasted, want := range map[string]string{
		"error[E0308]: mismatched types": "E0308",
		"E0308:":                         "E0308",
		"got E0308 again":                "E0308",
		"(SQLSTATE 23505)":               "23505",
		"SQLSTATE: 23505":                "23505",
		"ERROR 23505 (HY000)":            "23505",
		"in 23505 rows":                  "",
		"\x1b[31mnot_found\x1b[0m":       "not_found",
		"\x1b[1;31merror\x1b[0m: type: \x1b[4mgone\x1b[m":      "gone",
		"\x1b]8;;https://a.example\x1b\\not_found\x1b]8;;\x07": "not_found",
		"it is gone": "",
		"Acme Error - type: gone, message: It went.": "gone",
		"FLOOD_WAIT_42":                "FLOOD_WAIT_X",
		"FILE_PART_3_MISSING":          "FILE_PART_X_MISSING",
		"A wait of FLOOD_WAIT_7 (420)": "FLOOD_WAIT_X",
		`{"error_type": "gone"}`:       "gone",
		`[{"code": "not_found"}]`:      "not_found",
		"5":                            "AccessDenied",
		"0x5":                          "AccessDenied",
		"-32601":                       "-32601",
		`code=-32601`:                  "-32601",
		"6":                            "",
		"404":                          "404 Not Found: 1 error not_found",
		"not_found and AccessDenied":   "not_found AccessDenied",
	} {
		answers, missing := ref.Find([]string{pasted})
		var b strings.Builder
		if err := write(&b, answers); err != nil {
			t.Fatal(err)
		}
		var got []string
		for line := range strings.Lines(b.String()) {
			if head := strings.TrimRight(line, "\n"); head != "" && head[0] != ' ' {
				got = append(got, strings.Split(head, "  ")[0])
			}
		}
		found := strings.Join(got, " ")
		if found != want || (want == "") != (len(missing) == 1) {
			t.Errorf("%q is explained as %q, want %q; missing %q", pasted, found, want, missing)
		}
	}
}
