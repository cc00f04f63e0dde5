package fetch

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// needBrowser skips a test where there is no Chromium, but not in CI.
func needBrowser(t *testing.T) {
	t.Helper()
	if _, err := new(Client).findBrowser(); err == nil {
		return
	}
	if os.Getenv("CI") != "" {
		t.Fatal("CI has no Chromium: install it, or set ERRGEN_CHROMIUM")
	}
	t.Skip("SKIPPED: there is no Chromium to test rendering with; install it, or set ERRGEN_CHROMIUM")
}

// script serves /page, whose script puts into it what it could load from each
// of the addresses, and counts the requests for other paths.
func script(t *testing.T, asked *sync.Map, addresses ...string) *httptest.Server {
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/page":
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, `<!doctype html><title>Errors</title><ol></ol><script>
for (const a of ["`+strings.Join(addresses, `", "`)+`"]) {
	const li = document.querySelector("ol").appendChild(document.createElement("li"))
	fetch(a, {mode: "no-cors"}).then(r => r.text()).then(s => { li.textContent = a + ": " + s }, () => { li.textContent = a + ": failed" })
}</script>`)
		default:
			asked.Store(r.URL.Path, r.UserAgent())
			io.WriteString(w, "email_not_found")
		}
	})
}

// TestRender runs browsers side by side, as each takes its time to start, and
// checks at last that nothing of them is left.
func TestRender(t *testing.T) {
	needBrowser(t)
	noLeaks(t)
	temp := ownTemp(t)
	t.Cleanup(func() { noBrowsers(t, temp) })
	for name, test := range map[string]func(*testing.T){
		"page": testRenderPage, "guard": testRenderIsGuarded, "refused": testRenderRefuses,
		"timeout": testRenderTimeout, "canceled": testRenderCanceled,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t)
		})
	}
}

func testRenderPage(t *testing.T) {
	var asked sync.Map
	server := script(t, &asked, "/data")
	c := newClient(t)
	c.Timeout = 30 * time.Second
	c.CacheDir = t.TempDir()
	got, err := c.Render(t.Context(), server.URL+"/page#part")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(got.Body), `<li>/data: email_not_found</li>`) || got.Type != "text/html" || got.URL != server.URL+"/page" {
		t.Errorf("got %s of type %s from %s", got.Body, got.Type, got.URL)
	}
	if agent, _ := asked.Load("/data"); !strings.Contains(agent.(string), "errgen/") {
		t.Errorf("the browser calls itself %q", agent)
	}

	offline := newClient(t)
	offline.CacheDir, offline.Offline = c.CacheDir, true
	again, err := offline.Render(t.Context(), server.URL+"/page")
	if err != nil || !again.Cached || string(again.Body) != string(got.Body) {
		t.Errorf("offline: got %v, error %v", again, err)
	}
}

// testRenderIsGuarded has a page that asks for what it may not have: another
// host, a private address, this machine, a file. The browser asks for accounts
// and updates on its own behalf, at hosts that nobody has heard of.
func testRenderIsGuarded(t *testing.T) {
	var asked, askedOther sync.Map
	other := script(t, &askedOther)
	_, port, _ := net.SplitHostPort(hostOf(t, other))
	server := script(t, &asked, "/data", other.URL+"/other", "http://localhost:"+port+"/localhost",
		"http://127.0.0.2:"+port+"/loopback", "https://"+hostOf(t, other)+"/tls", "file:///etc/hostname", "http://169.254.169.254/")
	c := guarded(t, hostOf(t, server), "127.0.0.2:"+port)
	c.Timeout = 30 * time.Second
	c.world.flags = []string{"--gaia-url=http://own-accounts.example/", "--component-updater=url-source=http://own-updates.example/"}
	var mu sync.Mutex
	var told []string
	c.Notify = func(e Event) {
		mu.Lock()
		defer mu.Unlock()
		told = append(told, hostOfAddress(e.URL))
	}
	got, err := c.Render(t.Context(), server.URL+"/page")
	if err != nil {
		t.Fatal(err)
	}
	body := string(got.Body)
	if !strings.Contains(body, "/data: email_not_found") || strings.Count(body, ": failed</li>") != 6 {
		t.Errorf("got %s", body)
	}
	askedOther.Range(func(path, _ any) bool {
		t.Errorf("the other server was asked for %v", path)
		return true
	})
	mu.Lock()
	defer mu.Unlock()
	want := []string{hostOf(t, other), "localhost:" + port, "127.0.0.2:" + port, "169.254.169.254:80"}
	slices.Sort(told)
	slices.Sort(want)
	if !slices.Equal(told, want) { // each host once
		t.Errorf("told of %q, want %q", told, want)
	}
}

// testRenderRefuses has pages that a browser is not started for, or that it
// cannot load.
func testRenderRefuses(t *testing.T) {
	server := withRobots(t, "User-agent: *\nDisallow: /page\n", func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/gone":
			http.NotFound(w, r)
		case strings.HasPrefix(r.UserAgent(), "Mozilla"):
			panic(http.ErrAbortHandler)
		default:
			io.WriteString(w, "<p>for others")
		}
	})
	for path, kind := range map[string]Kind{"/page": Refused, "/gone": NotFound, "/broken": Browser} {
		c := newClient(t)
		c.Timeout = 30 * time.Second
		if got, err := c.Render(t.Context(), server.URL+path); !isKind(err, kind) {
			t.Errorf("%s: got %v, error %v", path, got, err)
		}
	}
}

// silent serves pages to all but browsers, which wait for them. It says when
// one does.
func silent(t *testing.T) (address string, waiting chan bool) {
	waiting = make(chan bool, 10)
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.UserAgent(), "Mozilla") {
			waiting <- true
			<-r.Context().Done()
			return
		}
		io.WriteString(w, "<p>for others")
	})
	return server.URL + "/page", waiting
}

func testRenderTimeout(t *testing.T) {
	address, _ := silent(t)
	c := newClient(t)
	c.Timeout = 1500 * time.Millisecond
	if _, err := c.Render(t.Context(), address); !isKind(err, Timeout) {
		t.Errorf("got %v", err)
	}
}

func testRenderCanceled(t *testing.T) {
	address, waiting := silent(t)
	c := newClient(t)
	c.Timeout = 30 * time.Second
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-waiting
		cancel()
	}()
	if _, err := c.Render(ctx, address); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// ownTemp gives the test a folder of its own for temporary files, which another
// test process does not use. Its name is short, as the path of a socket must be.
func ownTemp(t *testing.T) string {
	t.Helper()
	before := os.TempDir()
	temp, err := os.MkdirTemp("", "render")
	if err != nil {
		t.Fatal(err)
	}
	os.Setenv("TMPDIR", temp) // t.Setenv does not go with parallel subtests
	t.Cleanup(func() {
		os.Setenv("TMPDIR", before)
		os.RemoveAll(temp)
	})
	return temp
}

// noBrowsers fails the test if a browser that it started still runs, or has
// left its folder. One that was killed may take a moment to go.
func noBrowsers(t *testing.T, temp string) {
	t.Helper()
	for range 300 {
		if len(leftBehind(temp)) == 0 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("left behind: %q", leftBehind(temp))
}

// leftBehind returns the folders of browsers in temp and the command lines of
// processes that name it; none of these where there is no /proc.
func leftBehind(temp string) []string {
	left, _ := filepath.Glob(filepath.Join(temp, browserFolder+"*"))
	processes, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, name := range processes {
		if line, err := os.ReadFile(name); err == nil && strings.Contains(string(line), temp) {
			left = append(left, string(line))
		}
	}
	return left
}

func TestRenderWithoutBrowser(t *testing.T) {
	t.Setenv("ERRGEN_CHROMIUM", filepath.Join(t.TempDir(), "chromium"))
	_, err := new(Client).Render(t.Context(), "https://docs.example/page")
	if !isKind(err, Browser) || !strings.Contains(err.Error(), "https://docs.example/page: there is no browser") || !strings.Contains(err.Error(), "ERRGEN_CHROMIUM") {
		t.Errorf("got %v", err)
	}
}

// TestRenderBadBrowser runs programs that are no browser.
func TestRenderBadBrowser(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("SKIPPED: the programs are scripts of a Unix shell")
	}
	noLeaks(t)
	server := serve(t, page)
	for text, says := range map[string]string{
		"echo out; echo wrong display >&2; exit 7": "exit status 7: \"wrong display\\n\"",
		"true":                           "did not print a whole page",
		"echo '<html>half of'":           "did not print a whole page",
		"exec head -c 3000000 /dev/zero": "more than 1 MiB",
		"sleep 60 & echo $! >$0.pid; exec sleep 60":            "within 1.5s",
		"sleep 60 & echo $! >$0.pid; echo '<html>page</html>'": "", // what it leaves behind ends with it
	} {
		browser := filepath.Join(t.TempDir(), "browser")
		if err := os.WriteFile(browser, []byte("#!/bin/sh\n"+text+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			c := newClient(t)
			c.world.browser = browser
			c.MaxBody = 1 << 20
			if strings.HasPrefix(says, "within") {
				c.Timeout = 1500 * time.Millisecond
			}
			_, err := c.Render(t.Context(), server.URL+"/page")
			if (err == nil) != (says == "") || err != nil && !strings.Contains(err.Error(), says) {
				t.Error(err)
			}
			if pid, err := os.ReadFile(browser + ".pid"); err == nil {
				ended(t, strings.TrimSpace(string(pid)))
			}
		})
	}
}

// ended checks that a process has ended; where there is no /proc, it checks
// nothing.
func ended(t *testing.T, pid string) {
	t.Helper()
	for range 100 {
		stat, err := os.ReadFile("/proc/" + pid + "/stat")
		if err != nil || strings.Contains(string(stat), ") Z ") {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("process %s still runs", pid)
}

// TestRenderByProxy refuses: the guard would not see what the browser reaches.
func TestRenderByProxy(t *testing.T) {
	needBrowser(t)
	noLeaks(t)
	server := serve(t, page)
	c := newClient(t)
	via, err := parseAddress(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	c.world.proxy = http.ProxyURL(via)
	if _, err := c.Render(t.Context(), server.URL+"/page"); !isKind(err, Browser) || !strings.Contains(err.Error(), "HTTP_PROXY") {
		t.Errorf("got %v", err)
	}
}
