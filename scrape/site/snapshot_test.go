package site

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
	"github.com/errgen/errgen/scrape/page"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// snap records the crawl of a web in a folder that holds old, and returns what
// the folder then holds.
func snap(t testing.TB, p *scrape.Profile, w web, old fstest.MapFS) fstest.MapFS {
	t.Helper()
	pages, _, err := crawlWeb(t, p, w)
	if err != nil {
		t.Fatal(err)
	}
	return recordIn(t, p, pages, old)
}

// recordIn records pages in a folder that holds old, and returns what it then
// holds.
func recordIn(t testing.TB, p *scrape.Profile, pages []*page.Page, old fstest.MapFS) fstest.MapFS {
	t.Helper()
	files, err := Snapshot(Documentation{Profile: p, Pages: pages}, old)
	if err != nil {
		t.Fatal(err)
	}
	now := fstest.MapFS{}
	for name, file := range old {
		now[name] = file
	}
	for _, f := range files {
		if !fs.ValidPath(f.Name) {
			t.Errorf("the file %q is not in the folder", f.Name)
		}
		if f.Content == nil {
			delete(now, f.Name)
			continue
		}
		now[f.Name] = &fstest.MapFile{Data: f.Content}
	}
	return now
}

// contents returns the files of a folder, each with its content.
func contents(dir fstest.MapFS) map[string]string {
	all := map[string]string{}
	for name, file := range dir {
		all[name] = string(file.Data)
	}
	return all
}

// inFolder writes the files of dir to a new folder.
func inFolder(t *testing.T, dir fstest.MapFS) string {
	t.Helper()
	return folderOf(t, contents(dir))
}

// TestSnapshot records a site as it changes. Only what changed in what a page
// says changes a file.
func TestSnapshot(t *testing.T) {
	p := crawlProfile(t, ", markdown: true")
	w := web{
		"https://a.example/errors":            "<a href=/errors/404>404</a><a href=/errors/410>410</a><a href=/errors/499>499</a>",
		"https://a.example/errors/404.md":     "# Error 404\n\nexport const INVITE = \"zt-1\";\n\n## type_404\n\nIt is 404.\n",
		"https://a.example/errors/410":        "→https://a.example/new/errors/410",
		"https://a.example/new/errors/410":    errorPage(410) + "<footer>built at 10:00</footer>",
		"https://a.example/errors/499":        errorPage(499),
		"https://a.example/new/errors/499.md": "unused",
	}
	own := fstest.MapFS{"README.md": {Data: []byte("mine")}}
	first := snap(t, p, w, own)
	manifest := fmt.Sprintf(`pages:
  - url: https://a.example/errors/404
    type: text/markdown
    file: 404.md
    sha256: %x
    entries: ENTRIES
  - url: https://a.example/errors/410
    final: https://a.example/new/errors/410
    type: text/html
    file: 410.html
    sha256: %x
    entries: ENTRIES
  - url: https://a.example/errors/499
    type: text/html
    file: 499.html
    sha256: %x
    entries: ENTRIES
`, sha256.Sum256([]byte(w["https://a.example/errors/404.md"])), sha256.Sum256([]byte(w["https://a.example/new/errors/410"])), sha256.Sum256([]byte(w["https://a.example/errors/499"])))
	got := contents(first)
	for line := range strings.Lines(got[manifestName]) {
		if name, sum, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && name == "entries" && len(sum) == 64 {
			got[manifestName] = strings.Replace(got[manifestName], sum, "ENTRIES", 1)
		}
	}
	want := map[string]string{
		"README.md": "mine", manifestName: manifest,
		"404.md": w["https://a.example/errors/404.md"], "410.html": w["https://a.example/new/errors/410"], "499.html": w["https://a.example/errors/499"],
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("first (-want +got):\n%s", diff)
	}

	w["https://a.example/errors/404.md"] = strings.Replace(w["https://a.example/errors/404.md"], "zt-1", "zt-2", 1)
	w["https://a.example/new/errors/410"] = strings.Replace(w["https://a.example/new/errors/410"], "10:00", "11:00", 1)
	again := snap(t, p, w, first)
	if diff := cmp.Diff(contents(first), contents(again)); diff != "" {
		t.Errorf("the pages say the same, and the snapshot differs (-first +again):\n%s", diff)
	}

	w["https://a.example/errors/404.md"] = strings.Replace(w["https://a.example/errors/404.md"], "It is 404.", "It is lost.", 1)
	w["https://a.example/errors"] = "<a href=/errors/404>404</a><a href=/errors/410>410</a>"
	changed := snap(t, p, w, first)
	if string(changed["404.md"].Data) != w["https://a.example/errors/404.md"] {
		t.Error("the page that says something else was not written")
	}
	if diff := cmp.Diff(first["410.html"].Data, changed["410.html"].Data); diff != "" {
		t.Errorf("the page that says the same was written:\n%s", diff)
	}
	if changed["499.html"] != nil || strings.Contains(string(changed[manifestName].Data), "499") {
		t.Error("the page that is gone is still there")
	}
	if string(changed["README.md"].Data) != "mine" {
		t.Error("a file that is not of the snapshot was touched")
	}
}

// TestSnapshotRoundTrip checks that a snapshot makes the catalogue that the
// live pages made, and the same snapshot again.
func TestSnapshotRoundTrip(t *testing.T) {
	p := crawlProfile(t, "")
	w := nineStatuses()
	w["https://a.example/errors/401"] = "<!doctype html><h1>Error 401</h1><h2>type_401</h2><p>caf\xe9</p>" // and no charset
	w["https://a.example/errors/404"] = "→https://a.example/moved/errors/404"
	w["https://a.example/moved/errors/404"] = errorPage(404)
	live, _, err := crawlWeb(t, p, w)
	if err != nil {
		t.Fatal(err)
	}
	recorded := recordIn(t, p, live, nil)
	saved, err := Loader{}.Load(t.Context(), inFolder(t, recorded))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(catalogOf(t, p, live), catalogOf(t, p, saved)); diff != "" {
		t.Errorf("catalogue (-live +saved):\n%s", diff)
	}
	for name, old := range map[string]fstest.MapFS{"anew": nil, "over itself": recorded} {
		if diff := cmp.Diff(contents(recorded), contents(recordIn(t, p, saved, old))); diff != "" {
			t.Errorf("recorded %s (-first +again):\n%s", name, diff)
		}
	}
}

// TestSnapshotEdited edits a recorded page by hand: it is refused, unless the
// edit is to be accepted.
func TestSnapshotEdited(t *testing.T) {
	p := crawlProfile(t, "")
	recorded := snap(t, p, nineStatuses(), nil)
	recorded["404.html"] = &fstest.MapFile{Data: []byte(strings.Replace(string(recorded["404.html"].Data), "It is", "It was", 1))}
	dir := inFolder(t, recorded)
	pages, err := Loader{}.Load(t.Context(), dir)
	var problems problem.List
	if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Rule != "edited-page" || problems[0].File != path.Join(filepath.ToSlash(dir), "404.html") || len(pages) != 7 {
		t.Fatalf("%d pages, error %v", len(pages), err)
	}
	pages, err = Loader{AcceptEdits: true}.Load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	accepted := recordIn(t, p, pages, recorded)
	if _, err := (Loader{}).Load(t.Context(), inFolder(t, accepted)); err != nil {
		t.Errorf("after it was recorded: %v", err)
	}
	if string(accepted["404.html"].Data) != string(recorded["404.html"].Data) {
		t.Error("the edit was lost")
	}
}

// TestSnapshotLineEnds reads recorded pages whose line ends git converted, in
// either direction.
func TestSnapshotLineEnds(t *testing.T) {
	p := crawlProfile(t, "")
	w := nineStatuses()
	w["https://a.example/errors/403"] = "<h1>Error 403</h1>\n<h2>type_403</h2>\n<p>It is 403.</p>\n"
	w["https://a.example/errors/404"] = "<h1>Error 404</h1>\r\n<h2>type_404</h2>\r\n<p>It is 404.</p>\r\n"
	recorded := snap(t, p, w, nil)
	for name, ends := range map[string]*strings.Replacer{
		"403.html": strings.NewReplacer("\n", "\r\n"),
		"404.html": strings.NewReplacer("\r\n", "\n"),
	} {
		recorded[name] = &fstest.MapFile{Data: []byte(ends.Replace(string(recorded[name].Data)))}
	}
	dir := inFolder(t, recorded)
	_, err := Loader{}.Load(t.Context(), dir)
	for _, file := range []string{"403.html", "404.html"} {
		want := path.Join(filepath.ToSlash(dir), file) + ": the page has other line ends than when it was recorded, and is the same but for these [edited-page]\n" +
			"\tif git converts them, add the line  " + filepath.ToSlash(dir) + "/** -text  to .gitattributes, remove the folder and check it out again"
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v\nwant %s", err, want)
		}
	}
}

// TestSnapshotMended records over a folder in which a page is missing and
// another was damaged: both are written again.
func TestSnapshotMended(t *testing.T) {
	p := crawlProfile(t, "")
	sound := snap(t, p, nineStatuses(), nil)
	damaged := fstest.MapFS{}
	for name, file := range sound {
		damaged[name] = file
	}
	delete(damaged, "400.html")
	damaged["404.html"] = &fstest.MapFile{Data: []byte("damaged")}
	if diff := cmp.Diff(contents(sound), contents(snap(t, p, nineStatuses(), damaged))); diff != "" {
		t.Errorf("(-sound +repaired):\n%s", diff)
	}
}

// TestSnapshotHostile gives a manifest that names files outside of the folder:
// none of them is read, written or removed.
func TestSnapshotHostile(t *testing.T) {
	p := crawlProfile(t, "")
	old := fstest.MapFS{manifestName: {Data: []byte(`pages:
  - {url: https://a.example/errors/404, file: ../../etc/passwd.html}
  - {url: https://a.example/errors/410, file: /etc/hosts.html}
  - {url: https://a.example/errors/411, file: manifest.yaml}
`)}}
	files, err := Snapshot(Documentation{Profile: p}, old)
	if err != nil || len(files) != 1 || files[0].Name != manifestName || string(files[0].Content) != "pages: []\n" {
		t.Errorf("files %v, error %v", files, err)
	}
	if _, err := Snapshot(Documentation{Profile: p}, fstest.MapFS{manifestName: {Data: []byte("pagse: []\n")}}); err == nil || !strings.Contains(err.Error(), `did you mean "pages"`) {
		t.Errorf("a manifest that cannot be read: error %v", err)
	}
	_, err = Snapshot(Documentation{Profile: p, Pages: []*page.Page{{Name: "404.html", Blocks: []block.Block{{Kind: block.Heading, Level: 1, Text: "Error 404"}, {Kind: block.Heading, Level: 2, Text: "x"}}}}}, nil)
	if err == nil || !strings.Contains(err.Error(), "404.html has no address") {
		t.Errorf("a page without address: error %v", err)
	}
}

// TestFileNames derives names of files from addresses.
func TestFileNames(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/docs/errors/404":             "404",
		"https://a.example/docs/errors/404.html":        "404",
		"https://a.example/docs/errors/404/":            "404",
		"https://a.example/errors?code=E1&lang=en":      "errors-code-e1-lang-en",
		"https://a.example/":                            "index",
		"https://a.example/Not%20Found":                 "not-found",
		"https://a.example/..%2f..%2fetc%2fpasswd":      "passwd",
		"https://a.example/a%5C..%5Cb":                  "a-..-b",
		"https://a.example/.htaccess":                   "htaccess",
		"https://a.example/CON":                         "page-con",
		"https://a.example/aux.html":                    "page-aux",
		"https://a.example/com1.x":                      "page-com1.x",
		"https://a.example/%E5%8E%9F%E5%9B%A0":          "index",
		"https://a.example/" + strings.Repeat("x", 300): strings.Repeat("x", 80),
		"%zz": "zz",
	} {
		if got := stemOf(address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

// TestFileNamesUnique records pages whose addresses are alike.
func TestFileNamesUnique(t *testing.T) {
	p := crawlProfile(t, "")
	rapid.Check(t, func(rt *rapid.T) {
		addresses := rapid.SliceOfNDistinct(rapid.StringMatching(`https://a\.example/(docs|x)/([aA]|con|404|%2e%2e|é|\.)(\.html|\?q=[aA]|/)?`), 1, 12, rapid.ID).Draw(rt, "addresses")
		now, err := recordAt(p, addresses, fstest.MapFS{"404.html": {Data: []byte("mine")}})
		if err != nil {
			rt.Fatal(err)
		}
		names := map[string]bool{}
		for _, f := range now {
			folded := strings.ToLower(f.Name)
			if names[folded] || folded == "404.html" || !fs.ValidPath(f.Name) || strings.ContainsAny(f.Name, `/\:`) || strings.HasPrefix(f.Name, ".") {
				rt.Errorf("the name %q in %v", f.Name, names)
			}
			names[folded] = true
		}
		if len(names) != len(addresses)+1 {
			rt.Errorf("%d files for %d pages", len(names), len(addresses))
		}
		m, err := readManifest(manifestName, now[len(now)-1].Content)
		var back []string
		for _, row := range m.Pages {
			back = append(back, row.URL)
		}
		if diff := cmp.Diff(slices.Sorted(slices.Values(addresses)), back); diff != "" || err != nil {
			rt.Errorf("error %v; manifest (-want +got):\n%s", err, diff)
		}
	})
}

// recordAt records a page at each address.
func recordAt(p *scrape.Profile, addresses []string, old fs.FS) ([]File, error) {
	var pages []*page.Page
	for _, address := range addresses {
		pg, err := page.Read(address, page.Origin{Body: []byte(errorPage(404))})
		if err != nil {
			return nil, err
		}
		pg.URL = address
		pages = append(pages, pg)
	}
	return Snapshot(Documentation{Profile: p, Pages: pages}, old)
}

// TestManifestRoundTrip writes rows of any text and reads them back.
func TestManifestRoundTrip(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[0-9a-f]{1,8}|[0-9]e[0-9]{1,3}|[-:#"'{}\[\] a&*!|>%@]{1,8}|true|null|~|text/html; charset=x`))
	rapid.Check(t, func(t *rapid.T) {
		row := ManifestPage{text.Draw(t, "url"), text.Draw(t, "final"), text.Draw(t, "type"), text.Draw(t, "file"), text.Draw(t, "sha256"), text.Draw(t, "entries")}
		if row == (ManifestPage{}) {
			row.URL = "x"
		}
		list := ManifestList{text.Draw(t, "list"), text.Draw(t, "list url"), text.Draw(t, "list file"), text.Draw(t, "list sha256")}
		if list == (ManifestList{}) {
			list.Name = "x"
		}
		want := Manifest{[]ManifestPage{row}, []ManifestList{list}}
		got, err := readManifest(manifestName, want.encode())
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("error %v (-want +got):\n%s\n%s", err, diff, want.encode())
		}
	})
}

// TestBundledSnapshot checks that the captures that errgen carries are a
// snapshot, and current.
func TestBundledSnapshot(t *testing.T) {
	const dir = "bundled/stytch-b2b"
	pages, err := Loader{}.Load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	profile := stytchProfile(t)
	lists, err := Loader{Profile: profile}.LoadLists(t.Context(), profile.Lists, []string{Bundled})
	if err != nil {
		t.Fatal(err)
	}
	files, err := Snapshot(Documentation{Profile: profile, Pages: pages, Lists: lists}, os.DirFS(dir))
	if err != nil || len(files) != 4 {
		t.Fatalf("%d files, error %v", len(files), err)
	}
	for _, f := range files {
		have, err := os.ReadFile(filepath.Join(dir, f.Name))
		if err != nil {
			t.Fatal(err)
		}
		if *scrapetest.Update && f.Name == manifestName {
			if err := os.WriteFile(filepath.Join(dir, f.Name), f.Content, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(string(have), string(f.Content)); diff != "" {
			t.Errorf("%s (-have +want):\n%s", f.Name, diff)
		}
	}
}

// TestFingerprint checks what changes the sum of a page, and what does not.
func TestFingerprint(t *testing.T) {
	p := crawlProfile(t, "")
	sum := func(source string) string {
		t.Helper()
		pg, err := page.Read("https://a.example/errors/404", page.Origin{Body: []byte(source)})
		if err != nil {
			t.Fatal(err)
		}
		pg.URL = pg.Name
		print, err := fingerprint(p, pg)
		if err != nil {
			t.Fatal(err)
		}
		return print
	}
	const whole = "<h1>Error 404</h1><h2>a</h2><p>It is a.</p><h2>b</h2><p>It is b.</p>"
	for name, same := range map[string]string{
		"order":          "<h1>Error 404</h1><h2>b</h2><p>It is b.</p><h2>a</h2><p>It is a.</p>",
		"form":           "# Error 404\n\n## a\n\nIt is a.\n\n## b\n\nIt is b.\n",
		"what surrounds": "<nav>News</nav>" + whole + "<script>1</script>",
	} {
		if sum(same) != sum(whole) {
			t.Errorf("%s changes the sum", name)
		}
	}
	for name, other := range map[string]string{
		"a text":   strings.Replace(whole, "It is a", "It was a", 1),
		"an entry": strings.Replace(whole, "<h2>b</h2><p>It is b.</p>", "", 1),
		"a status": strings.Replace(whole, "404", "405", 1),
	} {
		if sum(other) == sum(whole) {
			t.Errorf("%s does not change the sum", name)
		}
	}
}
