package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// goModule makes an empty folder a module, in which errgen is this checkout.
const goModule = `git init -q -b main && go mod init example.com/shop && go mod edit -replace "github.com/errgen/errgen=$PROJECT"`

// sessions are the documents that show what errgen prints, each with where its
// commands run.
var sessions = []struct {
	file string
	// setUp is run before them, in an empty folder that they have for
	// themselves; where it is "", they run in the root of the project.
	setUp string
}{
	{"README.md", ""},
	{"docs/profiles.md", ":"},
	{"docs/catalog.md", ":"},
	{"docs/sources.md", "mkdir -p docs .github/workflows shop/docs stytch"},
	{"docs/diff.md", "git init -q -b main"},
	// In place of the published module the program of this checkout is added.
	{"docs/getting-started.md", goModule},
}

// A fence is one fenced block of a Markdown document.
var fence = regexp.MustCompile("(?ms)^```(\\w+) ?([\\w./-]*)\\n(.*?)^```$")

// TestSessions does what the documents show: a fenced block with the name of a
// file is written to that file, and a console block is run, in the order of the
// document. A line with nothing but … stands for lines that are left out. With
// -update the output in the document is rewritten where it is another one.
func TestSessions(t *testing.T) {
	project, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("PROJECT", project)
	t.Setenv("GOSUMDB", "off")
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	for _, name := range []string{"GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"} {
		t.Setenv(name, "reader@example.com")
	}
	t.Setenv("GOPROXY", moduleProxy(t))
	for _, s := range sessions {
		t.Run(s.file, func(t *testing.T) {
			if s.setUp == goModule && testing.Short() {
				t.Skip("SKIPPED BY -short: errgen is not built in the module of a reader")
			}
			dir := project
			if s.setUp != "" {
				dir = t.TempDir()
				if out, err := shell(dir, s.setUp); err != nil {
					t.Fatalf("%v\n%s", err, out)
				}
			}
			checkDocument(t, filepath.Join(project, s.file), dir)
		})
	}
}

// checkDocument does what one document shows, in dir.
func checkDocument(t *testing.T, file, dir string) {
	doc, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	consoles := 0
	got := fence.ReplaceAllStringFunc(string(doc), func(block string) string {
		m := fence.FindStringSubmatch(block)
		if m[2] != "" {
			if err := os.WriteFile(filepath.Join(dir, m[2]), []byte(m[3]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if m[1] != "console" {
			return block
		}
		consoles++
		return "```console\n" + console(dir, m[3]) + "```"
	})
	if consoles == 0 {
		t.Fatal("the document runs nothing")
	}
	if *rewrite {
		err = os.WriteFile(file, []byte(got), 0o644)
	} else if diff := cmp.Diff(string(doc), got); diff != "" {
		t.Errorf("(-document +run):\n%s", diff)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// console returns the session that its commands, the lines that begin with a
// dollar sign, make in dir.
func console(dir, session string) string {
	var b strings.Builder
	for _, step := range strings.Split("\n"+session, "\n$ ")[1:] {
		command, shown, _ := strings.Cut(step, "\n")
		if shown != "" && !strings.HasSuffix(shown, "\n") {
			shown += "\n" // what the split took
		}
		got, _ := shell(dir, command) // the exit code is shown by the session itself
		if elides(shown, got) {
			got = shown
		}
		b.WriteString("$ " + command + "\n" + got)
	}
	return b.String()
}

// shell runs a command and returns all that it prints.
func shell(dir, command string) (string, error) {
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// elides reports whether shown is got with lines left out, where it says so.
func elides(shown, got string) bool {
	pattern := strings.ReplaceAll("\n"+regexp.QuoteMeta(shown), "\n…\n", "\n(?:.*\n)*?")
	return regexp.MustCompile(`\A` + pattern + `\z`).MatchString("\n" + got)
}

func TestElides(t *testing.T) {
	const got = "one\ntwo\nthree\nfour\n"
	for shown, want := range map[string]bool{
		got:                       true,
		"…\n":                     true,
		"one\n…\n":                true,
		"…\nfour\n":               true,
		"one\n…\nthree\n…\n":      true,
		"one\n…\ntwo\nthree\n…\n": true,
		"":                        false,
		"one\n":                   false,
		"…\ntwo\n":                false,
		"two\n…\n":                false,
		"on.\n…\n":                false,
		"one …\n":                 false,
		"three\n…\none\n…\n":      false,
	} {
		if elides(shown, got) != want {
			t.Errorf("elides(%q) is not %v", shown, want)
		}
	}
}
