// Package browser tests the documents of errgen docs with a browser and with
// the tools of other languages. The tests themselves are the .mjs files of this
// folder; they need Node.js, Chromium and Python.
package browser

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// unavailable skips the test, or fails it where everything has to be there.
func unavailable(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf(format, args...)
	}
	t.Skipf("NOT TESTED: "+format, args...)
}

// program returns the first of some programs that there is.
func program(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	unavailable(t, "there is no %s", strings.Join(names, " or "))
	return ""
}

// installed sees to it that the packages of package-lock.json are there.
func installed(t *testing.T) {
	t.Helper()
	locked, err := os.ReadFile("package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	stamp := filepath.Join("node_modules", "errgen-lock.json")
	if there, err := os.ReadFile(stamp); err == nil && string(there) == string(locked) {
		return
	}
	if out, err := exec.Command(program(t, "npm"), "ci").CombinedOutput(); err != nil {
		unavailable(t, "npm ci: %v\n%s", err, out)
	}
	if err := os.WriteFile(stamp, locked, 0o666); err != nil {
		t.Fatal(err)
	}
}

// formats are the documents that the tests read, by the ends of their names.
var formats = map[string]string{
	".html": "html", ".md": "markdown", ".ts": "typescript", ".py": "python",
	".json": "json", ".csv": "csv", ".openapi.json": "openapi",
}

// documents makes every document of three catalogues and returns their folder.
func documents(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	errgen := filepath.Join(dir, "errgen")
	build := exec.Command("go", "build", "-o", errgen, "./cmd/errgen")
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	acme, err := os.ReadFile(filepath.Join("testdata", "acme.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for name, yaml := range map[string]string{"acme": string(acme), "hostile": hostile(), "large": large()} {
		catalog := filepath.Join(dir, name+".yaml")
		if err := os.WriteFile(catalog, []byte(yaml), 0o666); err != nil {
			t.Fatal(err)
		}
		for end, format := range formats {
			docs := exec.Command(errgen, "docs", "--catalog", catalog, "--format", format, "--output", filepath.Join(dir, name+end))
			docs.Dir = dir // without the configuration of this project
			if out, err := docs.CombinedOutput(); err != nil {
				t.Fatalf("%s: %v\n%s", docs, err, out)
			}
		}
	}
	return dir
}

// TestDocuments runs the tests of the .mjs files.
func TestDocuments(t *testing.T) {
	node := program(t, "node")
	chromium := program(t, "chromium", "chromium-browser", "google-chrome")
	installed(t)
	files, err := filepath.Glob("*.test.mjs")
	if err != nil || len(files) == 0 {
		t.Fatalf("no tests (error %v)", err)
	}
	tests := exec.Command(node, append([]string{"--test", "--test-concurrency=1", "--test-reporter=spec"}, files...)...)
	tests.Env = append(os.Environ(), "DOCUMENTS="+documents(t), "CHROMIUM="+chromium)
	out, err := tests.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
}

// TestPython compiles the documents of Python, and lets Python say what the
// enumeration has.
func TestPython(t *testing.T) {
	python := program(t, "python3")
	if err := exec.Command(python, "-c", "from enum import StrEnum").Run(); err != nil {
		unavailable(t, "Python is older than 3.11, which has StrEnum: %v", err)
	}
	dir := documents(t)
	for _, name := range []string{"acme", "hostile", "large"} {
		if out, err := exec.Command(python, "-m", "py_compile", filepath.Join(dir, name+".py")).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
		compare := exec.Command(python, "-c", `
import json, runpy, sys
module = runpy.run_path(sys.argv[1] + ".py")
errors = json.load(open(sys.argv[1] + ".json"))["errors"]
types = module["ErrorType"]
assert [t.value for t in types] == [e["type"] for e in errors]
assert all(t == t.value and isinstance(t, str) for t in types)
assert [list(module["STATUSES"][t]) for t in types] == [e["status"] for e in errors]
assert module["RETRYABLE"] == {types(e["type"]) for e in errors if e["retryable"]}
`, filepath.Join(dir, name))
		if out, err := compare.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// texts are texts that would be more than text if an output let them.
var texts = []string{
	"<script>window.hacked = 1</script>", `"><img src=x onerror=window.hacked=1>`, "</style><script>window.hacked=1</script>",
	"{{.Type}}", "*/ window.hacked = 1 /*", "`${window.hacked = 1}`", `""" + exec("window.hacked=1") + """`, "'''", "# comment", "\\", "\\\"",
	"@deprecated {@link x}", "$(touch hacked)",
	"=cmd|' /C calc'!A1", "a,b;c\td", "one\ntwo\n\nthree", "\u202eright to left", "\u2028line\u2029separators", "\x1b[31mred", "日本 😀", "<!-- comment -->", "]]>", "javascript:window.hacked=1",
	"&lt;b&gt;", "\U000e0041tag",
}

// types are types that mean something in one of the outputs.
var types = []string{
	"__proto__", "constructor", "toString", "None", "class", "mro", "name", "2fa_required", "email-not-found", "email_not_found", "emailNotFound",
	"status-418", "search", "caf\u00e9", "\u65e5\u672c", "a.b/c:d", "-x", "_x_", "1", "no-status",
	"50%", "%41", "a#b", "a&b", "?x=y", "$(touch)", "[x]", "~x", "@x", "status-418-2",
}

// hostile returns a catalogue in which each field of each error is one of texts.
func hostile() string {
	var b strings.Builder
	head := "version: 1\nname: hostile\ntitle: %s\ndocs: \"javascript:window.hacked=1\"\nstatuses:\n  - {code: 418, title: %s, url: \"javascript:window.hacked=1\"}\nclasses:\n  - {class: 4xx, meaning: %[1]s}\nerrors:\n"
	fmt.Fprintf(&b, head, quote(texts[0]), quote(texts[1]))
	for i, typ := range types {
		fmt.Fprintf(&b, "  - type: %s\n    go_name: ErrType%d\n    status: 418\n", quote(typ), i)
	}
	for i, text := range texts {
		next := texts[(i+1)%len(texts)]
		fmt.Fprintf(&b, "  - type: hostile_%[2]d\n    status: 418\n    category: %[1]s\n    message: %[1]s\n    description: %[3]s\n    causes: [%[1]s, %[3]s]\n    steps: [%[3]s]\n    url: %[1]s\n    note: %[3]s\n", quote(text), i, quote(next))
		if i%2 == 1 {
			fmt.Fprintf(&b, "    removed: true\n    replaced_by: hostile_%d\n", i-1)
		}
	}
	fmt.Fprintf(&b, "  - type: linked\n    url: %s\n", quote("https://x.example/?a=\"><script>window.hacked=1</script>"))
	return b.String()
}

// large returns a catalogue of 5,000 errors with as much text as documentation has.
func large() string {
	subjects := []string{"session", "member", "organization", "email", "oauth_token", "connection", "password", "secret", "project", "webhook"}
	ends := []string{"not_found", "expired", "invalid", "duplicate", "too_long", "not_allowed", "missing", "conflict", "revoked", "limit_reached"}
	statuses := []int{400, 401, 403, 404, 409, 422, 429, 500, 503}
	var b strings.Builder
	b.WriteString("version: 1\nname: large\ntitle: Large API\ndocs: https://large.example/errors\nerrors:\n")
	for i := range 5000 {
		subject, end := subjects[i%10], ends[i/10%10]
		words := strings.ReplaceAll(subject+" is "+end, "_", " ")
		fmt.Fprintf(&b, "  - type: %s_%s_%d\n    status: %d\n    message: The %s in this request.\n", subject, end, i, statuses[i%9], words)
		fmt.Fprintf(&b, "    description: There is something about number %d that the reader should know, since the %s and the request cannot be served.\n", i, words)
		fmt.Fprintf(&b, "    causes:\n      - The %s because it was changed by another request at the same time.\n      - The identifier %d belongs to another environment, for example test instead of live.\n", words, i)
		fmt.Fprintf(&b, "    steps:\n      - Review the code that reads the %s from the redirect, and send it once.\n    url: https://large.example/errors#%s_%s_%d\n", subject, subject, end, i)
	}
	return b.String()
}

// quote returns text between the double quotes of YAML.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		if r == '"' || r == '\\' || r < ' ' || r > '~' {
			fmt.Fprintf(&b, `\U%08x`, r)
			continue
		}
		b.WriteRune(r)
	}
	b.WriteByte('"')
	return b.String()
}
