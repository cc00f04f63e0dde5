package fetch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// versions serves a page with an ETag or a date, by request path.
type versions struct {
	text       string
	conditions []string // what each request asked for
}

func (v *versions) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	v.conditions = append(v.conditions, r.Header.Get("If-None-Match")+r.Header.Get("If-Modified-Since"))
	const day = "Sat, 01 Jan 2000 00:00:00 GMT"
	etag := fmt.Sprintf("%q", v.text)
	switch r.URL.Path {
	case "/moved":
		http.Redirect(w, r, "/etag", http.StatusFound)
		return
	case "/etag":
		w.Header().Set("ETag", etag)
		if r.Header.Get("If-None-Match") == etag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	case "/date":
		w.Header().Set("Last-Modified", day)
		if r.Header.Get("If-Modified-Since") == day {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	w.Header().Set("Content-Type", "text/markdown; charset=utf-8")
	io.WriteString(w, v.text)
}

func TestCache(t *testing.T) {
	noLeaks(t)
	for path, conditions := range map[string][]string{
		"/etag":  {"", `"# One"`, `"# One"`},
		"/date":  {"", "Sat, 01 Jan 2000 00:00:00 GMT", "Sat, 01 Jan 2000 00:00:00 GMT"},
		"/moved": {"", "", "", `"# One"`, "", `"# One"`}, // the redirect itself is not asked about
		"/plain": {"", "", ""},
	} {
		t.Run(path, func(t *testing.T) {
			v := &versions{text: "# One"}
			server := serve(t, v.ServeHTTP)
			dir := t.TempDir()
			get := func() *Response {
				t.Helper()
				c := newClient(t)
				c.CacheDir = dir
				r, err := c.Get(t.Context(), server.URL+path)
				if err != nil {
					t.Fatal(err)
				}
				return r
			}
			first := get()
			again := get()
			if again.Cached != (path != "/plain") || first.Cached {
				t.Errorf("from the cache: first %v, then %v", first.Cached, again.Cached)
			}
			again.Cached = false
			if fmt.Sprint(first) != fmt.Sprint(again) {
				t.Errorf("first %v, then %v", first, again)
			}
			v.text = "# Two"
			want := "# Two"
			if path == "/date" {
				want = "# One" // the server says that it is as it was
			}
			if r := get(); string(r.Body) != want {
				t.Errorf("at last %s", r.Body)
			}
			if fmt.Sprint(v.conditions) != fmt.Sprint(conditions) {
				t.Errorf("conditions %q, want %q", v.conditions, conditions)
			}
		})
	}
}

// TestCacheByAccept keeps apart what was asked for in different forms.
func TestCacheByAccept(t *testing.T) {
	noLeaks(t)
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"same"`)
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		wanted, _, _ := strings.Cut(r.Header.Get("Accept"), ",")
		w.Header().Set("Content-Type", wanted)
		io.WriteString(w, "text")
	})
	c := newClient(t)
	c.CacheDir = t.TempDir()
	for range 2 {
		for _, wanted := range []string{"text/html", "text/markdown"} {
			r, err := c.Get(t.Context(), server.URL+"/page", wanted)
			if err != nil || r.Type != wanted {
				t.Errorf("wanted %s, got %v, error %v", wanted, r, err)
			}
		}
	}
}

func TestOffline(t *testing.T) {
	noLeaks(t)
	v := &versions{text: "# One"}
	server := serve(t, v.ServeHTTP)
	online := newClient(t)
	online.CacheDir = t.TempDir()
	want, err := online.Get(t.Context(), server.URL+"/moved#part")
	if err != nil {
		t.Fatal(err)
	}
	asked := len(v.conditions)

	c := newClient(t)
	c.CacheDir, c.Offline = online.CacheDir, true
	got, err := c.Get(t.Context(), server.URL+"/moved")
	if err != nil || !got.Cached || string(got.Body) != "# One" || got.Final != want.Final || got.Type != want.Type {
		t.Errorf("got %v, error %v", got, err)
	}
	_, err = c.Get(t.Context(), server.URL+"/other")
	if !isKind(err, Offline) || !strings.Contains(err.Error(), server.URL+"/other: the page is not in the cache") {
		t.Errorf("got %v", err)
	}
	c = newClient(t)
	c.Offline = true
	if _, err = c.Get(t.Context(), server.URL+"/etag"); !isKind(err, Offline) {
		t.Errorf("without a cache: %v", err)
	}
	if len(v.conditions) != asked {
		t.Error("the server was asked")
	}
}

// TestCacheDamaged changes, cuts and lengthens a file of the cache at each
// byte. None of that is ever read as the page.
func TestCacheDamaged(t *testing.T) {
	const address, accept = "https://example.com/", "text/html"
	e := &entry{Response: &Response{URL: address, Final: address, Type: "text/html", Body: []byte("<p>page")}, ETag: `"1"`}
	good := e.encode(accept)
	if got := decodeEntry(good, address, accept); got == nil || string(got.Body) != "<p>page" || got.ETag != `"1"` || !got.Cached {
		t.Fatalf("not read: %s", good)
	}
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= 1
		if decodeEntry(bad, address, accept) != nil {
			t.Errorf("read with byte %d changed", i)
		}
		if decodeEntry(good[:i], address, accept) != nil {
			t.Errorf("read with %d bytes", i)
		}
	}
	if decodeEntry(append(bytes.Clone(good), 'x'), address, accept) != nil {
		t.Error("read with a byte more")
	}
	if decodeEntry(good, address+"x", accept) != nil || decodeEntry(good, address, "text/plain") != nil {
		t.Error("read as another document")
	}
}

// TestCacheDamagedIsMiss gets a page whose file in the cache is damaged.
func TestCacheDamagedIsMiss(t *testing.T) {
	noLeaks(t)
	v := &versions{text: "# One"}
	server := serve(t, v.ServeHTTP)
	c := newClient(t)
	c.CacheDir = t.TempDir()
	name := c.cacheFile(server.URL+"/etag", acceptHeader(nil))
	for _, damage := range []string{"", "garbage", cacheMagic} {
		if err := os.WriteFile(name, []byte(damage), 0o600); err != nil {
			t.Fatal(err)
		}
		if r, err := c.Get(t.Context(), server.URL+"/etag"); err != nil || r.Cached {
			t.Errorf("got %v, error %v", r, err)
		}
	}
	if fmt.Sprint(v.conditions) != fmt.Sprint([]string{"", "", ""}) {
		t.Errorf("conditions %q", v.conditions)
	}
}

// TestCacheNotWritable still gets the page, and says so.
func TestCacheNotWritable(t *testing.T) {
	noLeaks(t)
	server := serve(t, page)
	c := newClient(t)
	c.CacheDir = filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(c.CacheDir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var told []Event
	c.Notify = func(e Event) { told = append(told, e) }
	if _, err := c.Get(t.Context(), server.URL+"/page"); err != nil {
		t.Error(err)
	}
	if len(told) != 1 || !strings.Contains(told[0].Reason, "the cache cannot be written") {
		t.Errorf("told %v", told)
	}
}

// TestCacheShared lets clients write and read one file at the same time, as
// processes do. Each reads one of what was written, whole.
func TestCacheShared(t *testing.T) {
	dir := t.TempDir()
	u, err := parseAddress("https://example.com/")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			c := &Client{CacheDir: dir}
			body := bytes.Repeat([]byte{'a' + byte(i)}, 100_000)
			for range 30 {
				c.store(&entry{Response: &Response{URL: u.String(), Body: body}}, "text/html")
				got := c.load(u, "text/html")
				if got == nil || bytes.Count(got.Body, got.Body[:1]) != len(body) {
					t.Error("not one whole page")
				}
			}
		})
	}
	all.Wait()
	if left := folder(t, dir); len(left) != 1 {
		t.Errorf("%d files are left", len(left))
	}
}

func TestCleanCache(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "errgen")
	if u, err := CleanCache(dir); err != nil || u != (Usage{}) {
		t.Errorf("no folder: %v, error %v", u, err)
	}
	c := &Client{CacheDir: dir}
	for i := range 3 {
		c.store(&entry{Response: &Response{URL: fmt.Sprint("https://example.com/", i), Body: []byte("text")}}, "text/html")
	}
	hash := strings.Repeat("0123456789abcdef", 4)
	foreign := []string{"notes.txt", "x.page", hash, hash + "0.page", hash + ".page.txt", strings.ToUpper(hash) + ".page", filepath.Join("folder", hash+".page")}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range append(foreign, hash+".page.tmp123") {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("1234"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, strings.Repeat("f", 64)+".page"), 0o700); err != nil {
		t.Fatal(err)
	}
	linked := filepath.Join(t.TempDir(), "linked")
	if err := errors.Join(os.WriteFile(linked, nil, 0o600), os.Symlink(linked, filepath.Join(dir, strings.Repeat("e", 64)+".page"))); err != nil {
		t.Fatal(err)
	}
	usage, err := CacheUsage(dir)
	if err != nil || usage.Pages != 4 {
		t.Errorf("usage %v, error %v", usage, err)
	}
	if freed, err := CleanCache(dir); err != nil || freed != usage {
		t.Errorf("freed %v, error %v", freed, err)
	}
	for _, name := range foreign {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(linked); err != nil {
		t.Error(err)
	}
	if left, err := CacheUsage(dir); err != nil || left != (Usage{}) {
		t.Errorf("left %v, error %v", left, err)
	}

	c.CacheDir = filepath.Join(t.TempDir(), "errgen")
	c.store(&entry{Response: &Response{URL: "https://example.com/", Body: []byte("text")}}, "text/html")
	if _, err := CleanCache(c.CacheDir); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(c.CacheDir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the empty folder is still there: %v", err)
	}
}
