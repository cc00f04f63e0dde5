package cli

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/report"
	"github.com/errgen/errgen/templates"
)

// phrases say as a fact that an error is not documented. No command may print one
// of them where pages of the documentation were not read.
var phrases = []*regexp.Regexp{
	regexp.MustCompile(`(?i)no error is documented`),
	regexp.MustCompile(`(?i)the catalogues? (of .*)?(has|have) no (such )?(error|type)`),
	regexp.MustCompile(`(?i)documentation (has no|does not have) (this|such|the) (error|type)`),
	regexp.MustCompile(`(?i)\b(errors?|types?|status(es)?|\w*"|\d+) do(es)? not exist`),
	regexp.MustCompile(`(?i)(error|type|status)( \S+)? is (not documented|undocumented|invalid)`),
	regexp.MustCompile(`(?i)no entry has the documented status(es)? .*\b(401|503)\b`),
	regexp.MustCompile(`(?i)has the \d+ documented errors`),
	regexp.MustCompile(`undefined for one that (it|the documentation) does not have`),
}

// walk is what the test calls each command with, in an order in which each finds
// what it needs. Types and statuses in it are of pages that were not read. A
// command that has formats is called once with each.
var walk = []struct {
	args    []string
	formats []string
	stdin   string
}{
	{args: []string{"scrape", "--generate"}},
	{args: []string{"scrape", "--check"}},
	{args: []string{"scrape", "--trace"}},
	{args: []string{"check"}},
	{args: []string{"generate", "--check", "--dir", "elsewhere"}},
	{args: []string{"explain", "weak_password", "member_not_fuond", "401", "418", "5xx", "4xx", "internal_teapot"}, formats: []string{"text", "markdown", "json"}},
	{args: []string{"explain", "https://stytch.com/docs/b2b/api/errors/401#weak_password"}, formats: []string{"text", "markdown", "json"}},
	{args: []string{"explain"}, stdin: `{"error_type": "weak_password"}`, formats: []string{"text", "markdown", "json"}},
	{args: []string{"explain"}, stdin: `nothing of interest`, formats: []string{"text", "markdown", "json"}},
	{args: []string{"docs"}, formats: documentFormats()},
	{args: []string{"lint"}, formats: report.Formats()},
	{args: []string{"vet"}, formats: report.Formats()},
	{args: []string{"vet", "--json"}},
	{args: []string{"serve", "--help"}}, // it would not end; what it refuses is tested where it is
	{args: []string{"propose", "--help"}},
	{args: []string{"sources", "--config", "sources.yaml"}, formats: report.Formats()},
	{args: []string{"sources", "--config", "sources.yaml", "--all", "--strict"}, formats: report.Formats()},
	{args: []string{"drift", "--from", "pages"}, formats: []string{"text", "markdown", "json", "github"}},
	{args: []string{"diff", "empty.yaml", "errors.yaml"}, formats: report.Formats()},
	{args: []string{"diff", "errors.yaml", "empty.yaml"}, formats: report.Formats()},
	{args: []string{"log"}, formats: []string{"markdown", "svg"}},
	{args: []string{"inspect", "pages/404.txt"}},
	{args: []string{"init", "--dry-run"}},
	{args: []string{"cache"}},
	{args: []string{"manual"}},
}

func documentFormats() []string {
	var names []string
	for _, f := range templates.Formats {
		names = append(names, f.Name)
	}
	return names
}

// TestWalkCoversCommands checks that the walk calls all commands.
func TestWalkCoversCommands(t *testing.T) {
	called := map[string]bool{}
	for _, step := range walk {
		called[step.args[0]] = true
	}
	for _, command := range commands {
		if name := command(new(app)).Name(); !called[name] {
			t.Errorf("no step of the walk calls errgen %s", name)
		}
	}
}

// TestPartialCoverage checks that no command states what it cannot know, and that
// the phrases are those that commands print where they know.
func TestPartialCoverage(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: all commands are not run in all formats")
	}
	for _, coverage := range []string{"partial: {statuses: [401, 503]}", "partial"} {
		for command, said := range walkWith(t, coverage) {
			t.Errorf("%s prints where coverage is %s:\n\t%s", command, coverage, strings.Join(said, "\n\t"))
		}
	}
	complete := walkWith(t, "complete")
	for _, command := range []string{"explain", "docs", "scrape", "vet", "lint"} {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(complete)), func(c string) bool { return strings.HasPrefix(c, command) }) {
			t.Errorf("errgen %s prints no such phrase on a complete catalogue, either: the test has lost its teeth", command)
		}
	}
}

// walkWith returns the lines with phrases that commands print where the catalogue
// has a coverage. What files they write counts as printed.
func walkWith(t *testing.T, coverage string) map[string][]string {
	t.Helper()
	t.Chdir(walkDir(t, coverage))
	found := map[string][]string{}
	for _, step := range walk {
		for _, format := range append(step.formats, "")[:max(1, len(step.formats))] {
			args := slices.Clone(step.args)
			if format != "" {
				args = append(args, "--format", format)
			}
			var out bytes.Buffer
			both := inert.NewStream(&out)
			code := run(t.Context(), args, stdio{in: strings.NewReader(step.stdin), out: both, err: both})
			if code != exitOK && code != exitFinding && step.stdin == "" {
				t.Fatalf("errgen %s ends with %d:\n%s", strings.Join(args, " "), code, out.String())
			}
			if slices.Contains(args, "--generate") {
				addFiles(t, &out, "acme")
			}
			if said := phrasesIn(out.String()); said != nil {
				found[strings.Join(args, " ")] = said
			}
		}
	}
	return found
}

// walkDir returns a module with a catalogue of one page, a record of that page,
// and code that uses errors of other pages.
func walkDir(t *testing.T, coverage string) string {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"go.mod":        "module example.com/shop\n\ngo 1.24\n",
		"main.go":       walkCode,
		"errgen.yaml":   "catalogs:\n  - {catalog: errors.yaml, profile: stytch-b2b, from: pages, package: acme, dir: acme}\n",
		"sources.yaml":  "catalogs:\n  - {catalog: errors.yaml, profile: stytch-b2b, from: pages, lists: {name: sdk, from: sdk.txt, form: text, pattern: '^(?P<type>\\w+)$'}}\n",
		"sdk.txt":       "member_not_found\nweak_password\nteam_is_full\n",
		"errors.yaml":   strings.Replace(walkCatalog, "COVERAGE", coverage, 1),
		"empty.yaml":    "version: 1\nname: stytch-b2b\ntitle: Stytch B2B API\n",
		"pages/404.txt": walkPage,
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	const commit = "git init -q && git add . && git -c user.name=x -c user.email=x@example.com commit -qm all"
	if out, err := shell(dir, commit); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return dir
}

const walkCode = `package main

import "example.com/shop/acme"

func main() {
	println(acme.Type("weak_password") == "team_is_full", acme.Type("member_not_fuond"))
}
`

const walkPage = `404 errors

member_not_found

404Not found

Member could not be found.

Error

{
  "status_code": 404,
  "error_type": "member_not_found",
  "error_message": "Member could not be found.",
  "error_url": "https://stytch.com/docs/b2b/api/errors/404#member_not_found"
}
How to get help
`

// walkCatalog is a catalogue of that page, with an error that people added.
const walkCatalog = `version: 1
name: stytch-b2b
title: Stytch B2B API
docs: https://stytch.com/docs/b2b/api/errors/overview
coverage:
  COVERAGE
statuses:
  - {code: 401, url: "https://stytch.com/docs/b2b/api/errors/401"}
  - {code: 404, url: "https://stytch.com/docs/b2b/api/errors/404"}
  - {code: 503, url: "https://stytch.com/docs/b2b/api/errors/503"}
errors:
  - type: internal_teapot
    undocumented: true
  - type: member_not_found
    status: 404
    message: Member could not be found.
    url: https://stytch.com/docs/b2b/api/errors/404#member_not_found
`

func addFiles(t *testing.T, to *bytes.Buffer, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal("no files were generated", err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		to.Write(content)
	}
}

// phrasesIn returns the lines of a text that have one of the phrases.
func phrasesIn(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		if slices.ContainsFunc(phrases, func(p *regexp.Regexp) bool { return p.MatchString(line) }) {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines
}
