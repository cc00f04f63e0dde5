package cli

import (
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// servePages is the command of the scripts. "serve DIR" serves the files of a folder
// and sets $SERVER to the address; "! serve" stops. Serving again is at the
// same address. Files are read at each request, so that a script can change
// the site:
//
//	/errors/404      errors/404, or else errors/404.html
//	/errors/404.md   errors/404.md; the type of the answer follows the extension
//	404.md.status    beside 404.md, or alone: the status to answer with, and
//	                 for a redirect the address behind it, as in "301 /errors/not-found"
func servePages(ts *testscript.TestScript, stop bool, args []string) {
	running, _ := ts.Value(siteKey{}).(*servedSite)
	running.stop()
	if stop {
		return
	}
	if len(args) != 1 {
		ts.Fatalf("usage: serve DIR, or ! serve")
	}
	listener, err := net.Listen("tcp", running.address)
	ts.Check(err)
	running.address = listener.Addr().String()
	running.server = httptest.NewUnstartedServer(siteHandler(ts.MkAbs(args[0])))
	running.server.Listener.Close()
	running.server.Listener = listener
	running.server.Start()
	ts.Setenv("SERVER", "http://"+running.address)
}

// siteKey is the key of the site of a script in the values of its environment.
type siteKey struct{}

// A servedSite is what a script serves.
type servedSite struct {
	address string
	server  *httptest.Server // nil when it is stopped
}

// newSite gives a script its site.
func newSite(env *testscript.Env) {
	s := &servedSite{address: "127.0.0.1:0"}
	env.Values[siteKey{}] = s
	env.Defer(s.stop)
}

func (s *servedSite) stop() {
	if s.server != nil {
		s.server.CloseClientConnections()
		s.server.Close()
		s.server = nil
	}
}

// siteTypes are the types of the files that a site has.
var siteTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".md":   "text/markdown; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
}

func siteHandler(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file := filepath.Join(dir, filepath.FromSlash(path.Clean("/"+r.URL.Path)))
		if info, err := os.Stat(file); err != nil || info.IsDir() {
			file += ".html"
		}
		body, err := os.ReadFile(file)
		code := http.StatusOK
		if err != nil {
			code = http.StatusNotFound
		}
		for _, name := range []string{file, strings.TrimSuffix(file, ".html")} {
			if fault, err := os.ReadFile(name + ".status"); err == nil {
				word, location, _ := strings.Cut(strings.TrimSpace(string(fault)), " ")
				code, _ = strconv.Atoi(word) // WriteHeader refuses what is not a status
				if location != "" {
					w.Header().Set("Location", location)
				}
			}
		}
		w.Header().Set("Content-Type", siteTypes[path.Ext(file)])
		w.WriteHeader(code)
		w.Write(body)
	})
}
