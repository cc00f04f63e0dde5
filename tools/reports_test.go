package tools

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	// Its source has the schema of SARIF in it, which is nowhere else to be had
	// as a module.
	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestReports checks what errgen prints in JSON and in SARIF, of catalogues
// whose texts are meant to break it, against the schemas: ours, and that of
// OASIS.
func TestReports(t *testing.T) {
	dir := t.TempDir()
	errgen := filepath.Join(dir, "errgen")
	if out, err := exec.Command("go", "build", "-C", "..", "-o", errgen, "./cmd/errgen").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	old, err := os.ReadFile("../catalog/errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.NewReplacer(
		"Email could not be found.", `"{0} [a](b) </x> \e[31m \\u202E %s"`,
		"    message: Billing info could not be found.", "    message: Gone.\n    removed: true\n    note: \"two\\n\\nlines  \"",
		"docs: https", "docs: http",
	).Replace(string(old))
	if changed == string(old) {
		t.Fatal("nothing was changed")
	}
	for name, content := range map[string]string{"old.yaml": string(old), "a b%#ö:1.yaml": changed, "bad.yaml": "errors: [}"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	schema, oasis := compile(t, "../internal/report/schema.json"), sarifSchema(t)
	for _, args := range [][]string{
		{"diff", "old.yaml", "./a b%#ö:1.yaml"},
		{"diff", "old.yaml", "old.yaml"},
		{"diff", "/dev/null", "old.yaml"},
		{"lint", "./a b%#ö:1.yaml"},
		{"lint", "bad.yaml"},
		{"lint", filepath.Join(dir, "bad.yaml")},
	} {
		if err := schema.Validate(decode(t, output(t, dir, errgen, append(args, "--format", "json")))); err != nil {
			t.Errorf("%v: %v", args, err)
		}
		if err := oasis.Validate(decode(t, output(t, dir, errgen, append(args, "--format", "sarif")))); err != nil {
			t.Errorf("%v: %v", args, err)
		}
	}
	testDrift(t, dir, errgen, schema)
}

// testDrift checks the verdicts of errgen drift, in JSON, against our schema:
// each of them, with the difference of the files.
func testDrift(t *testing.T, dir, errgen string, schema *jsonschema.Schema) {
	t.Helper()
	pages, err := filepath.Abs("../scrape/site/bundled/stytch-b2b")
	if err != nil {
		t.Fatal(err)
	}
	hostile := filepath.Join(dir, "404 errors.txt")
	if err := os.WriteFile(hostile, []byte("404 errors\n\n</x> {0} \x1b[31m \u202e ::error::x ##[y]\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ verdict, catalog, from string }{
		{"in-sync", "old.yaml", pages},
		{"changed", "./a b%#ö:1.yaml", pages},
		{"unreadable", "old.yaml", hostile},
	} {
		args := []string{"drift", "--profile", "stytch-b2b", "--catalog", test.catalog, "--from", test.from, "--diff", "--format", "json"}
		doc := decode(t, output(t, dir, errgen, args))
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%v: %v", args, err)
		}
		if got := doc.(map[string]any)["verdict"]; got != test.verdict {
			t.Errorf("%v: verdict %v, want %s", args, got, test.verdict)
		}
	}
}

// sarifSchema returns the schema of SARIF 2.1.0, which is the constant schema
// of a package of go-sarif.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	dir, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "schema.go"))
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(source), "const schema = `")
	text, _, ok := strings.Cut(text, "`")
	if !ok {
		t.Fatal("go-sarif has no constant schema")
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("sarif.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	// A log without runs is no log: the schema must say so.
	if schema.Validate(map[string]any{"version": "2.1.0"}) == nil {
		t.Fatal("the schema of SARIF lets everything pass")
	}
	return schema
}

// output returns what a command prints that ends with 0 or 1.
func output(t *testing.T, dir, errgen string, args []string) []byte {
	t.Helper()
	cmd := exec.Command(errgen, args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) && (exit.ExitCode() == 1 || exit.ExitCode() == 3) {
		err = nil
	}
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, &stderr)
	}
	return out
}
