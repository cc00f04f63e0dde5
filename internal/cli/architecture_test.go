package cli

import (
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/errgen/errgen"

// mayImport says which packages of ours each of our packages may import.
// ARCHITECTURE.md draws it.
var mayImport = map[string][]string{
	"catalog":                             {"internal/problem", "internal/strictyaml"},
	"catalog/diff":                        {"catalog", "internal/problem", "internal/strictyaml"},
	"templates":                           {"internal/problem", "internal/strictyaml"},
	"scrape/block":                        {},
	"scrape/html":                         {"scrape/block"},
	"scrape/markdown":                     {"scrape/block", "scrape/html"},
	"scrape/text":                         {"scrape/block"},
	"scrape/page":                         {"scrape/block", "scrape/html", "scrape/markdown", "scrape/text", "internal/problem"},
	"scrape/rule":                         {"scrape/block", "scrape/page", "internal/problem", "internal/strictyaml"},
	"scrape/template":                     {"catalog", "internal/problem"},
	"scrape":                              {"catalog", "scrape/block", "scrape/list", "scrape/page", "scrape/rule", "scrape/template", "internal/infile", "internal/problem", "internal/strictyaml"},
	"scrape/fetch":                        {"internal/problem"},
	"scrape/list":                         {"internal/problem"},
	"scrape/site":                         {"catalog", "scrape", "scrape/fetch", "scrape/list", "scrape/page", "internal/infile", "internal/problem", "internal/strictyaml"},
	"scrape/propose":                      {"catalog", "internal/problem", "internal/strictyaml", "scrape", "scrape/block", "scrape/page", "scrape/rule"},
	"scrape/internal/scrapetest":          {"catalog", "scrape/block"},
	"internal/emit":                       {"catalog", "templates", "internal/problem", "internal/response"},
	"internal/emit/skeleton":              {},
	"internal/emit/skeleton/skeletontest": {"internal/emit/skeleton"},
	"internal/git":                        {"internal/problem"},
	"internal/problem":                    {},
	"internal/response":                   {"catalog"},
	"internal/serve":                      {"catalog", "internal/problem", "internal/response"},
	"internal/report":                     {"templates", "internal/inert", "internal/problem", "internal/strictyaml"},
	"internal/costtest":                   {},
	"internal/vendortest":                 {},
	"internal/testreport":                 {"internal/inert"},
	"internal/schematest":                 {"internal/strictyaml"},
	"internal/strictyaml":                 {"internal/problem"},
	"generated/stytchb2b":                 {},
	"vet":                                 {"catalog", "internal/config", "internal/infile", "internal/problem"},
	"cmd/errgen":                          {"internal/cli"},
	"internal/cli":                        {"catalog", "catalog/diff", "internal/changes", "internal/config", "internal/emit", "internal/explain", "internal/generate", "internal/git", "internal/inert", "internal/infile", "internal/outfile", "internal/problem", "internal/report", "internal/serve", "internal/setup", "internal/sources", "internal/update", "scrape", "scrape/block", "scrape/fetch", "scrape/page", "scrape/propose", "scrape/site", "templates", "vet"},
	"internal/config":                     {"catalog", "internal/emit", "internal/infile", "internal/problem", "internal/strictyaml", "scrape", "scrape/list", "scrape/site"},
	"internal/update":                     {"catalog", "catalog/diff", "internal/config", "internal/emit", "internal/infile", "internal/outfile", "internal/problem", "internal/strictyaml", "scrape", "scrape/fetch", "scrape/list", "scrape/page", "scrape/propose", "scrape/site"},
	"internal/generate":                   {"catalog", "internal/config", "internal/emit", "internal/git", "internal/infile", "internal/outfile", "internal/problem", "internal/strictyaml", "scrape", "templates"},
	"internal/sources":                    {"catalog", "internal/inert", "internal/problem", "internal/report", "internal/update", "scrape/list"},
	"internal/changes":                    {"catalog", "catalog/diff", "internal/config", "internal/emit", "internal/git", "internal/infile", "internal/problem", "internal/report", "internal/strictyaml"},
	"internal/explain":                    {"internal/config", "internal/generate", "internal/git", "internal/inert", "internal/problem", "templates"},
	"internal/setup":                      {"internal/config", "internal/infile", "internal/outfile", "internal/problem", "internal/update", "scrape", "scrape/list", "scrape/site", "templates"},
	"internal/inert":                      {},
	"internal/infile":                     {"internal/problem"},
	"internal/outfile":                    {"internal/infile", "internal/problem"},
}

// importedBy says which files may import each package of others. A package
// that is not listed may not be imported at all.
var importedBy = map[string][]string{
	"gopkg.in/yaml.v3":                       {"internal/strictyaml/parse.go", "internal/strictyaml/marshal.go", "internal/strictyaml/line.go", "scrape/list/yaml.go"},
	"github.com/PuerkitoBio/goquery":         {"scrape/html/html.go"},
	"golang.org/x/net/html":                  {"scrape/html/*.go"},
	"golang.org/x/net/html/atom":             {"scrape/html/*.go", "scrape/markdown/element.go"},
	"golang.org/x/net/html/charset":          {"scrape/page/charset.go"},
	"github.com/yuin/goldmark":               {"scrape/markdown/render.go"},
	"github.com/yuin/goldmark/ast":           {"scrape/markdown/render.go"},
	"github.com/yuin/goldmark/extension":     {"scrape/markdown/render.go"},
	"github.com/yuin/goldmark/extension/ast": {"scrape/markdown/render.go"},
	"github.com/yuin/goldmark/parser":        {"scrape/markdown/render.go"},
	"github.com/yuin/goldmark/renderer":      {"scrape/markdown/render.go"},
	"github.com/yuin/goldmark/renderer/html": {"scrape/markdown/render.go"},
	"github.com/yuin/goldmark/util":          {"scrape/markdown/render.go"},
	"github.com/google/go-cmp/cmp":           {"scrape/internal/scrapetest/golden.go"},
	"golang.org/x/tools/txtar":               {"scrape/internal/scrapetest/*.go"},
	"github.com/theory/jsonpath":             {"scrape/list/tree.go"},
	"github.com/theory/jsonpath/spec":        {"scrape/list/bound.go", "scrape/list/tree.go"},
	"code.dny.dev/ssrf":                      {"scrape/fetch/guard.go", "scrape/fetch/error.go"},
	"golang.org/x/time/rate":                 {"scrape/fetch/host.go"},
	"github.com/dave/jennifer/jen":           {"internal/emit/*.go"},
	"golang.org/x/tools/imports":             {"internal/emit/format.go"},
	"github.com/rogpeppe/go-internal/diff":   {"internal/outfile/diff.go"},
	"github.com/spf13/cobra":                 {"internal/cli/*.go"},
	"github.com/spf13/pflag":                 {"internal/cli/manual.go"},
	"golang.org/x/term":                      {"internal/cli/init.go", "internal/inert/stream.go"},

	"github.com/rogpeppe/go-internal/lockedfile":    {"internal/outfile/lock.go"},
	"golang.org/x/mod/modfile":                      {"internal/config/module.go"},
	"golang.org/x/tools/go/analysis":                {"vet/*.go", "internal/cli/vet*.go"},
	"golang.org/x/tools/go/analysis/checker":        {"internal/cli/vet.go"},
	"golang.org/x/tools/go/analysis/passes/inspect": {"vet/vet.go", "vet/check.go"},
	"golang.org/x/tools/go/analysis/unitchecker":    {"internal/cli/vettool.go"},
	"golang.org/x/tools/go/ast/edge":                {"vet/*.go"},
	"golang.org/x/tools/go/ast/inspector":           {"vet/*.go"},
	"golang.org/x/tools/go/packages":                {"internal/cli/vet.go"},
	"golang.org/x/tools/go/types/typeutil":          {"vet/*.go"},
}

// A goPackage is what this test needs of the output of go list.
type goPackage struct {
	ImportPath, Dir string
	GoFiles         []string
	Imports         []string
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Imports", module+"/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// TestImportTable checks that dependencies point one way.
func TestImportTable(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module+"/")
		seen[name] = true
		allowed, known := mayImport[name]
		if !known {
			t.Errorf("the table has no package %s", name)
		}
		for _, imported := range p.Imports {
			ours, ok := strings.CutPrefix(imported, module+"/")
			if ok && !slices.Contains(allowed, ours) {
				t.Errorf("%s may not import %s", name, ours)
			}
		}
	}
	for name := range mayImport {
		if !seen[name] {
			t.Errorf("there is no package %s", name)
		}
	}
}

// TestThirdPartyImports checks that each package of others is kept in the few
// files that are meant to know it.
func TestThirdPartyImports(t *testing.T) {
	for _, p := range packages(t) {
		for _, file := range p.GoFiles {
			name := path.Join(strings.TrimPrefix(p.ImportPath, module+"/"), file)
			f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, file), nil, parser.ImportsOnly)
			if err != nil {
				t.Fatal(err)
			}
			for _, spec := range f.Imports {
				imported, err := strconv.Unquote(spec.Path.Value)
				if err != nil {
					t.Fatal(err)
				}
				if isForeign(imported) && !allows(importedBy[imported], name) {
					t.Errorf("%s may not import %s", name, imported)
				}
			}
		}
	}
}

// isForeign reports whether a package is neither ours nor the standard library's.
func isForeign(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return strings.Contains(first, ".") && !strings.HasPrefix(imported, module+"/")
}

func allows(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		ok, err := path.Match(pattern, name)
		return ok && err == nil
	})
}
