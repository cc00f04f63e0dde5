package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestJSONLists calls all commands in all formats that are JSON on a catalogue that has
// as little as one can have, and on one that has more: a list without elements is [],
// never null. A number that an error does not have is the only null.
func TestJSONLists(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: all commands are not run in all formats")
	}
	t.Setenv("GOCACHE", goEnv(t, "GOCACHE")) // else all of Go is compiled into the cache of the test
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	const none, one, two = "errors: []\n", "errors:\n  - {type: a_b, undocumented: true}\n", "errors:\n  - {type: a_b, status: 404, message: m, causes: [c]}\n  - {type: a_c, status: [400, 404], removed: true, listed: [x]}\n"
	seen := map[string]bool{}
	for _, pair := range [][2]string{{none, one}, {one, two}, {two, one}} {
		bareDir(t, "version: 1\nname: acme\ntitle: Acme\n"+pair[0], "version: 1\nname: acme\ntitle: Acme\n"+pair[1])
		hostileRun(t, []string{"generate"})
		for name, calls := range map[string][][]string{
			"diff": {{"old.yaml", "errors.yaml"}}, "drift": {{"--from", "pages"}}, "docs": {{}}, "explain": {{"a_b"}, {"404"}, {"nothing_of_it"}},
			"lint": {{}}, "log": {{}}, "sources": {{}, {"--all"}}, "vet": {{}, {"--json"}}, "scrape": {{"--check"}}, "check": {{}}, "generate": {{"--check"}}, "inspect": {{"pages"}},
		} {
			if name == "vet" && pair[0] != none {
				continue // it looks at code
			}
			for _, call := range calls {
				for _, args := range inAllFormats(t, append([]string{name}, call...)) {
					if i := slices.Index(args, "--format"); i > 0 && !slices.Contains([]string{"json", "sarif", "openapi"}, args[i+1]) {
						continue
					}
					out, said := hostileRun(t, args)
					var value any
					if !strings.HasPrefix(out, "{") && !strings.HasPrefix(out, "[") || json.Unmarshal([]byte(out), &value) != nil {
						if slices.Contains(args, "json") && out != "" {
							t.Errorf("%v is not JSON: %s%s", args, out, said)
						}
						continue
					}
					seen[strings.Join(args, " ")] = true
					for _, at := range nullsIn(value, "$") {
						if !strings.HasSuffix(at, ".number") {
							t.Errorf("%v: %s is null in\n%s", args, at, out)
						}
					}
				}
			}
		}
	}
	for _, call := range []string{"vet --json", "vet --format json", "vet --format sarif", "diff old.yaml errors.yaml --format json", "diff old.yaml errors.yaml --format sarif", "drift --from pages --format json", "docs --format json", "docs --format openapi", "explain a_b --format json", "lint --format json", "sources --format json"} {
		if !seen[call] {
			t.Errorf("errgen %s printed no JSON; there is %v", call, seen)
		}
	}
}

// nullsIn returns where value has a null.
func nullsIn(value any, at string) []string {
	var found []string
	switch value := value.(type) {
	case nil:
		return []string{at}
	case map[string]any:
		for key, inner := range value {
			found = append(found, nullsIn(inner, at+"."+key)...)
		}
	case []any:
		for i, inner := range value {
			found = append(found, nullsIn(inner, fmt.Sprint(at, "[", i, "]"))...)
		}
	}
	return found
}

// bareDir makes a module with two catalogues the working directory.
func bareDir(t *testing.T, old, now string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"go.mod":       "module example.com/shop\n\ngo 1.24\n",
		"main.go":      "package main\n\nfunc main() {}\n",
		"errgen.yaml":  "catalogs:\n  - {catalog: errors.yaml, profile: profile.yaml, from: pages, package: acme, dir: acme, lists: [{name: sdk, from: list.json, form: json}]}\n",
		"list.json":    `["a_b"]`,
		"profile.yaml": hostileProfile, "errors.yaml": now, "old.yaml": old, "pages/a.md": "# Errors\n\n## a_b\n\nText.\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}
