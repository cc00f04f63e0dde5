package cli

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/inert"
	"github.com/spf13/cobra"
)

// hostileText has the beginning of every command that a program which reads the log
// of a job may take, each in a line of its own and where it counts.
const hostileText = "evil\n::stop-commands::tok\n \t\u00a0::error file=x::y\n##[group]x ##vso[task.setvariable variable=x]y ##VSO[x] ##teamcity[z]\n" +
	"section_start:1:a\r\x1b[0Ksection_end:1:a\n--- x\n+++ x\n~~~ x\n^^^ +++\n" +
	"\x1b[5;41mred\x1b]8;;http://evil.example\x1b\\link \x1b]0;title\a \u009b31m \u202e\u2066 \u200b\ufeff\u2028::error::z\u3164"

// hostileName is the same for the name of a file.
const hostileName = "evil\nFAKE LINE\n::stop-commands::tok ##vso[x]y\r\x1b[5m\u202e\n--- x"

// liveCommands are what no output may have.
var liveCommands = []*regexp.Regexp{
	regexp.MustCompile(`(?m)^[\s\p{Z}]*::`),
	regexp.MustCompile(`(?i)##(vso|teamcity)?\[`),
	regexp.MustCompile(`section_(start|end):`),
	regexp.MustCompile(`(?m)^(---|\+\+\+|~~~|\^\^\^)`),
	regexp.MustCompile(`[^\P{C}\n\t]|[\x{2028}\x{2029}\x{3164}]`),
	regexp.MustCompile(`(?m)^FAKE LINE$`),
}

// What errgen itself means.
var (
	ownDiff   = regexp.MustCompile(`(?m)^(diff .*\n)--- (.*\n)\+\+\+ `)
	ownGitHub = regexp.MustCompile(`(?m)^::(error|warning|notice) (file=|title=)`)
	ownStyle  = regexp.MustCompile(`\x1b\[(0|1|2|31|33|9;31|4;32|1;31|1;33|1;36)m`)
)

// hostileCalls has the arguments that each command is called with, besides its
// formats. Each call names what it shows of the hostile texts, "" for nothing.
var hostileCalls = map[string][][]string{
	"scrape":                {{"--catalog", "new.yaml"}, {"--catalog", "new.yaml", "--trace"}, {"--check"}, {"--from", "broken"}},
	"drift":                 {{"--from", "pages"}, {"--from", "pages", "--diff"}, {"--from", "broken"}},
	"generate":              {{"--check"}, {"--check", "--dir", "elsewhere"}, {"--catalog", "broken.yaml"}},
	"check":                 {{}},
	"diff":                  {{"old.yaml", "errors.yaml"}, {"errors.yaml", "old.yaml"}, {"broken.yaml", "errors.yaml"}, {"--textconv", "errors.yaml"}, {"--textconv", "broken.yaml"}, {"--rules"}, {hostileName, "old.yaml", "0", "100644", "errors.yaml", "1", "100644"}, {hostileName, "old.yaml", "0", "100644", "broken.yaml", "1", "100644"}, {hostileText}, {"old.yaml", "errors.yaml", "--accept", "accept.yaml"}},
	"log":                   {{}},
	"lint":                  {{}, {"broken.yaml"}, {hostileName}, {"--rules"}},
	"explain":               {{"evil_error"}, {"404"}, {hostileText}, {"internal_evil", "nothing_of_it"}},
	"docs":                  {{}, {"--template", "own.tmpl"}, {"--template", "broken.tmpl"}, {"--output", "docs.out", "--check", "--template", "own.tmpl"}},
	"vet":                   {{}, {"--json"}, {"./" + hostileText}},
	"inspect":               {{"pages"}, {"--profile", "profile.yaml", "pages"}, {hostileName}},
	"cache":                 {{}},
	"cache clean":           {{}},
	"init":                  {{"--dry-run"}, {hostileName}},
	"propose":               {{"pages"}, {hostileName}},
	"serve":                 {{"--next", hostileText}, {"--at", hostileText}, {"--at", hostileText + "=" + hostileText}, {"--address", hostileText}, {"--catalog", "broken.yaml"}},
	"sources":               {{}, {"--all", "--strict"}, {"--from", "broken"}, {"--rules"}},
	"manual":                {{}},
	"completion":            {{}},
	"completion bash":       {{}},
	"completion zsh":        {{}},
	"completion fish":       {{}},
	"completion powershell": {{}},
	"help":                  {{}, {hostileText}},
	"__complete":            {{"explain", "evil"}},
}

// TestHostile calls all commands in all formats on hostile texts in all places, and
// wants no line on either stream that a terminal or a CI system would obey.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: all commands are not run in all formats")
	}
	if !liveCommands[0].MatchString(hostileText) {
		t.Fatal("the text is not hostile")
	}
	t.Setenv("GOCACHE", goEnv(t, "GOCACHE")) // else all of Go is compiled into the cache of the test
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	hostileDir(t)
	shown, called := 0, 0
	for _, name := range commandNames() {
		calls, ok := hostileCalls[name]
		if !ok {
			t.Errorf("add calls of errgen %s", name)
		}
		for _, call := range calls {
			for _, args := range inAllFormats(t, append(strings.Fields(name), call...)) {
				out := hostileOutput(t, args)
				called++
				if strings.Contains(out, "evil") {
					shown++
				}
			}
		}
	}
	// The figures are of docs/reliability.md. Fewer would mean that commands fail
	// before they come to the hostile texts.
	t.Logf("%d calls, %d of them with hostile text in what they print", called, shown)
	if called < 190 || shown < called*4/5 {
		t.Errorf("only %d of %d calls print something of the hostile texts", shown, called)
	}
}

// commandNames returns all commands, also those that cobra adds.
func commandNames() []string {
	root := (&app{out: inert.NewStream(nil), err: inert.NewStream(nil)}).rootCommand()
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	names := []string{"__complete"}
	var add func(*cobra.Command)
	add = func(cmd *cobra.Command) {
		for _, sub := range cmd.Commands() {
			names = append(names, strings.TrimPrefix(sub.CommandPath(), "errgen "))
			add(sub)
		}
	}
	add(root)
	return names
}

// inAllFormats returns a call with each format and color that the command says it has.
func inAllFormats(t *testing.T, args []string) [][]string {
	root := (&app{}).rootCommand()
	cmd, _, err := root.Find(args)
	if err != nil || cmd.Flags().Lookup("format") == nil || slices.Contains(args, "--json") || slices.Contains(args, "--template") {
		return [][]string{args}
	}
	_, said := hostileRun(t, append(slices.Clone(args), "--format", "no-such-format"))
	m := regexp.MustCompile(`\tuse (?:one of )?(\w.*?)(, or a template of your own)?(\n|$)`).FindStringSubmatch(said)
	if m == nil {
		if strings.Contains(said, "no-such-format") {
			t.Errorf("errgen %s does not say which formats it has: %s", args[0], said)
		}
		return [][]string{args}
	}
	calls := [][]string{}
	for _, format := range regexp.MustCompile(`, | or `).Split(m[1], -1) {
		calls = append(calls, append(slices.Clone(args), "--format", format))
	}
	if cmd.Flags().Lookup("color") != nil {
		calls = append(calls, append(slices.Clone(args), "--format", "text", "--color", "always"))
	}
	return calls
}

// hostileRun calls errgen and returns what it prints on each stream.
func hostileRun(t *testing.T, args []string) (stdout, stderr string) {
	var out, err strings.Builder
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	run(ctx, args, stdio{strings.NewReader(""), inert.NewStream(&out), inert.NewStream(&err)})
	return out.String(), err.String()
}

// hostileOutput calls errgen, checks what it prints, and returns that.
func hostileOutput(t *testing.T, args []string) string {
	t.Helper()
	stdout, stderr := hostileRun(t, args)
	for stream, out := range map[string]string{"standard output": stdout, "standard error": stderr} {
		own := ownDiff.ReplaceAllString(out, "$1 $2 ")
		if slices.Contains(args, "github") {
			own = ownGitHub.ReplaceAllString(own, "")
		}
		if slices.Contains(args, "html") {
			own = strings.ReplaceAll(own, "FAKE LINE\n", "") // lines mean nothing there
		}
		if slices.Contains(args, "always") {
			own = ownStyle.ReplaceAllString(own, "")
		}
		for _, command := range liveCommands {
			if found := command.FindStringIndex(own); found != nil {
				t.Errorf("errgen %.80q has on %s %.60q", args, stream, own[found[0]:])
			}
		}
	}
	return stdout + stderr
}

// TestVetToolHostile checks that go vet -vettool prints no command, neither from
// strings nor from a //line comment.
func TestVetToolHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: packages are not compiled for go vet and fixes")
	}
	program, err := exec.LookPath("errgen")
	if err != nil {
		t.Fatal(err)
	}
	dir := hostileDir(t)
	for _, flag := range []string{"", "-json "} {
		out, _ := shell(dir, "go vet -vettool="+program+" "+flag+".")
		if !strings.Contains(out, "no error type") {
			t.Errorf("go vet %sfinds nothing: %s", flag, out)
		}
		for _, command := range liveCommands {
			if found := command.FindString(out); found != "" {
				t.Errorf("go vet %shas %q in %s", flag, found, out)
			}
		}
	}
}

// hostileDir returns a module, as the working directory, whose catalogues, pages,
// profile and code have hostile texts wherever they have texts.
func hostileDir(t *testing.T) string {
	quote := strconv.QuoteToASCII // YAML has the same escapes
	text := quote(hostileText)
	inCatalog := strings.NewReplacer("TEXT", text, "WORD", quote(strings.Join(strings.Fields(hostileText), " ")))
	page := "# Errors\n\n## evil_error\n\n```\n" + hostileText + "\n```\n\n## other_evil\n\n`##vso[x]` &#27;[5m ::x\n"
	dir := t.TempDir()
	for name, content := range map[string]string{
		"go.mod":                        "module example.com/shop\n\ngo 1.24\n",
		"main.go":                       hostileCode,
		"errgen.yaml":                   "catalogs:\n  - {catalog: errors.yaml, profile: profile.yaml, from: pages, package: acme, dir: acme, lists: [{name: sdk, from: list.json, form: json, each: \"$[*]\", fields: {type: code, message: text}}]}\n",
		"list.json":                     `[{"code": "evil_error", "text": ` + text + `}, {"code": "other_evil", "text": "::error::evil"}, {"code": "evil_##vso[x]y"}]`,
		"profile.yaml":                  hostileProfile,
		"errors.yaml":                   inCatalog.Replace(hostileCatalog),
		"old.yaml":                      "version: 1\nname: acme\ntitle: Acme\nerrors:\n  - {type: evil_error, status: 404, message: m, description: d}\n  - {type: gone_evil, status: 404, message: " + text + "}\n",
		"broken.yaml":                   "version: 1\nname: " + text + "\n" + text + ": x\ntitle: " + text + "\nerrors:\n  - {type: " + text + ", " + text + ": 1, status: " + text + "}\n",
		"own.tmpl":                      "{{range .Errors}}{{.Message}}\n{{.Note}}\n{{end}}",
		"broken.tmpl":                   "{{range .Errors}}{{template " + text + "}}{{end}}",
		"accept.yaml":                   "accepted:\n  - {fingerprint: feedfeedfeedfeed, reason: " + text + "}\n",
		hostileName:                     text,
		"pages/" + hostileName + ".md":  page,
		"broken/" + hostileName + ".md": "# Nothing\n\n```\n" + hostileText + "\n```\n",
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
	if out, said := hostileRun(t, []string{"generate"}); !strings.Contains(said, "created") {
		t.Fatal(out + said)
	}
	const commit = `git init -q && cp errors.yaml keep && cp old.yaml errors.yaml && git add . && git -c user.name=x -c user.email=x@example.com commit -qm "evil ::error::x ##vso[x]y" &&
		cp keep errors.yaml && git add . && git -c user.name=x -c user.email=x@example.com commit -qm '::stop-commands::evil'`
	if out, err := shell(dir, commit); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return dir
}

const hostileCode = `package main

import "example.com/shop/acme"

func main() {
	_ = acme.Type("evil ##vso[x]y \x1b[5m ::x") == "evil_eror"
//line ::error::x##vso[evil]y.go:1
	_ = acme.Type("evil_eror")
}
`

const hostileProfile = `name: acme
title: Acme
wire: {type: error}
layouts:
  - page: [{title: .}]
    begin:
      - kind: heading
        text: ^(?P<type>[a-z_]+)$
`

const hostileCatalog = `version: 1
name: acme
title: TEXT
docs: https://acme.example/?::error::x##vso[evil]y
statuses:
  - {code: 404, title: TEXT, url: "https://acme.example/##[evil]x"}
classes:
  - {class: 4xx, meaning: TEXT}
errors:
  - type: evil_error
    status: 404
    category: TEXT
    message: TEXT
    description: TEXT
    causes: [TEXT, "::error::x"]
    steps: [TEXT, "##[evil]x"]
    url: "https://acme.example/##vso[evil]x"
    note: TEXT
    removed: true
    replaced_by: internal_evil
  - type: internal_evil
    undocumented: true
    message: "::error::x"
    note: "--- evil"
  - type: "::evil##vso[x]y"
    status: 404
    message: TEXT
`
