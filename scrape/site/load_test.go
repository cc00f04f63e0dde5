package site

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

// folderOf writes files into a new folder and returns its name.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func stytchProfile(t testing.TB) *scrape.Profile {
	t.Helper()
	p, err := scrape.LoadProfile("stytch-b2b")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// names returns the file names of pages with the addresses they are of.
func names(pages []*page.Page) string {
	var b strings.Builder
	for _, p := range pages {
		b.WriteString(filepath.Base(p.Name) + " " + p.URL + "\n")
	}
	return b.String()
}

func TestLoad(t *testing.T) {
	withManifest := folderOf(t, map[string]string{
		"b.txt": "b", "a.html": "<p>a", "unlisted.txt": "u",
		"manifest.yaml": "pages:\n  - {url: https://example.com/b, file: b.txt}\n  - {url: https://example.com/a, file: a.html}\n",
	})
	without := folderOf(t, map[string]string{"b.txt": "b", "a.html": "<p>a", "notes.md~": "no page"})
	site := web{
		"https://stytch.com/docs/b2b/api/errors/overview": "<h1>Errors overview</h1><a href=404>404</a>",
		"https://stytch.com/docs/b2b/api/errors/404.md":   "# 404\n",
	}
	for _, test := range []struct{ name, location, want string }{
		{"manifest", withManifest, "b.txt https://example.com/b\na.html https://example.com/a\n"},
		{"folder", without, "a.html \nb.txt \n"},
		{"file", filepath.Join(without, "b.txt"), "b.txt \n"},
		{"standard input", "-", "standard input \n"},
		{"address", "https://stytch.com/docs/b2b/api/errors/404#x", "404.md https://stytch.com/docs/b2b/api/errors/404\n"},
		{"live", LivePages, "404.md https://stytch.com/docs/b2b/api/errors/404\noverview https://stytch.com/docs/b2b/api/errors/overview\n"},
		{"bundled", Bundled, "404.txt https://stytch.com/docs/b2b/api/errors/404\noverview.txt https://stytch.com/docs/b2b/api/errors/overview\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := Loader{Profile: stytchProfile(t), Stdin: strings.NewReader("piped"), Live: Live{Get: site.get(new(visit))}}
			pages, err := l.Load(t.Context(), test.location)
			if err != nil {
				t.Fatal(err)
			}
			if got := names(pages); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

// TestLoadBelow checks that folders in a folder are read, but for those of tools, and
// that one of them may have a manifest.
func TestLoadBelow(t *testing.T) {
	dir := folderOf(t, map[string]string{
		"index.md": "a", "a/b/one.md": "a", "a/two.HTML": "<p>a", "a/notes.yml": "a: b", ".git/x.md": "a", "node_modules/y/README.md": "a",
		"saved/manifest.yaml": "pages:\n  - {url: https://example.com/b, file: b.txt}\n", "saved/b.txt": "b", "saved/c.txt": "c",
	})
	pages, err := Loader{}.Load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range pages {
		name, err := filepath.Rel(dir, filepath.FromSlash(p.Name))
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, filepath.ToSlash(name)+" "+p.URL)
	}
	if want := "a/b/one.md ,a/two.HTML ,index.md ,saved/b.txt https://example.com/b"; strings.Join(got, ",") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ","), want)
	}
}

func TestLoadErrors(t *testing.T) {
	broken := folderOf(t, map[string]string{"a.txt": "\x00", "b.txt": "caf\xe9", "c.txt": "fine"})
	misspelt := folderOf(t, map[string]string{"manifest.yaml": "pages:\n  - {ulr: https://example.com/b, file: b.txt}\n"})
	missing := folderOf(t, map[string]string{"manifest.yaml": "pages:\n  - {url: https://example.com/b, file: b.txt}\n"})
	outside := folderOf(t, map[string]string{"manifest.yaml": "pages:\n  - {url: https://example.com/b, file: ../b.txt}\n"})
	empty := t.TempDir()
	for _, test := range []struct{ name, location, want string }{
		{"every unreadable page is named", broken, "a.txt: the page holds NUL bytes"},
		{"every unreadable page is named, 2", broken, "b.txt: the page is not valid UTF-8"},
		{"misspelt manifest", misspelt, `did you mean "url"`},
		{"listed file missing", missing, "b.txt"},
		{"file outside of the folder", outside, "invalid"},
		{"folder without pages", empty, "no page"},
		{"no such file", filepath.Join(empty, "x"), "no such file"},
		{"no address", "https://", "not the address of a page"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Loader{Profile: stytchProfile(t)}.Load(t.Context(), test.location)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
	if _, err := (Loader{Profile: &scrape.Profile{Name: "acme"}}).Load(t.Context(), Bundled); err == nil || !strings.Contains(err.Error(), `"acme"`) {
		t.Errorf("bundled documentation of an unknown profile: error %v", err)
	}
}

func TestLoadTooLarge(t *testing.T) {
	_, err := readOne("large.txt", endless{}, "")
	var problems problem.List
	if !errors.As(err, &problems) || !strings.Contains(err.Error(), "larger than 64 MiB") {
		t.Errorf("error %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

// TestFilesPassedOver checks that the files of a folder that are not read for their
// endings are named once, but for those that nobody misses, and that the line of the
// profile that is given settles it.
func TestFilesPassedOver(t *testing.T) {
	dir := folderOf(t, map[string]string{
		"a.html": "<p>a", "errors.yml": "x", "more.yml": "x", "codes.json": "{}", "old.rst": "x", "README": "x",
		"style.css": "x", "logo.SVG": "x", ".hidden": "x", "a.html~": "x", "list.kt": "x",
	})
	load := func(profile string) string {
		p, err := scrape.ParseProfile("p.yaml", []byte(profile))
		if err != nil {
			t.Fatal(err)
		}
		var warnings problem.List
		pages, err := Loader{Profile: p, Warn: func(p problem.Problem) { warnings = append(warnings, p) }}.Load(t.Context(), dir)
		if err != nil || len(pages) != 1 {
			t.Fatalf("%d pages, error %v", len(pages), err)
		}
		return strings.ReplaceAll(warnings.Error(), dir, "docs")
	}
	const profile = "name: acme\nlists: {name: l, from: docs/list.kt, form: kotlin}\nlayouts: {begin: {kind: heading, text: '^(?P<type>a)$'}}\n"
	want := `docs: warning: 5 files are not read, for their endings: README, codes.json, errors.yml, more.yml, old.rst [unread-file]
	give those that are pages one by one with --from; or set this at the top of the profile:
	  other: [(^|/)README$, '\.json$', '\.rst$', '\.yml$']  # pages without entries`
	got := load(profile)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	_, line, _ := strings.Cut(got, "\n\t  ")
	if got := load(profile + line + "\n"); got != "" {
		t.Errorf("with the line:\n%s", got)
	}
	if pages, err := (Loader{}).Load(t.Context(), dir); err != nil || len(pages) != 1 {
		t.Errorf("without a profile: %d pages, error %v", len(pages), err)
	}
}
