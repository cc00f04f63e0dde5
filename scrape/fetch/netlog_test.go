package fetch

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// The lines have the form that Chromium 156 writes, shortened.
const (
	netLogHead  = `{"constants":{"logEventTypes":{"URL_REQUEST_START_JOB":136}},` + "\n" + `"events": [` + "\n"
	netLogOwn   = `{"params":{"initiator":"not an origin","method":"GET","url":"https://accounts.example/List"},"phase":1,"source":{"id":12,"type":1},"type":136},` + "\n"
	netLogPage  = `{"params":{"initiator":"not an origin","method":"GET","url":"https://docs.example/errors"},"phase":1,"source":{"id":35,"type":1},"type":136},` + "\n"
	netLogMoved = `{"params":{"initiator":"not an origin","method":"GET","url":"https://moved.example/errors"},"phase":1,"source":{"id":35,"type":1},"type":136},` + "\n"
	netLogParts = `{"params":{"initiator":"https://docs.example","method":"GET","url":"https://cdn.example:8443/a.js"},"phase":1,"source":{"id":43,"type":1},"type":136},` + "\n" +
		`{"params":{"initiator":"null","method":"GET","url":"ws://frame.example/x"},"phase":1,"source":{"id":71,"type":1},"type":136},` + "\n"
	netLogLast = `{"params":{"initiator":"https://docs.example","method":"POST","url":"http://beacon.example/"},"phase":1,"source":{"id":82,"type":1},"type":136}],` + "\n" + `"polledData": {}}` + "\n"
)

func TestReadNetLog(t *testing.T) {
	docs, parts := "docs.example:443", []string{"cdn.example:8443", "frame.example:80"}
	for name, test := range map[string]struct {
		log  string
		want []string
		ok   bool
	}{
		"whole":              {netLogHead + netLogOwn + netLogPage + netLogParts + netLogLast, append(parts, docs, "beacon.example:80"), true},
		"redirected":         {netLogHead + netLogPage + netLogMoved + netLogOwn + netLogLast, []string{docs, "moved.example:443", "beacon.example:80"}, true},
		"cut off":            {netLogHead + netLogPage + netLogParts + netLogLast[:90], append(parts, docs), true},
		"without the page":   {netLogHead + netLogOwn + netLogLast, []string{"beacon.example:80"}, false},
		"another form":       {`{"netlog": 2}`, nil, false},
		"nothing in it":      {"", nil, false},
		"initiator in a URL": {netLogHead + netLogPage + `{"params":{"url":"https://other.example/?\"initiator\""},"source":{"id":1}},` + "\n", []string{docs}, true},
	} {
		path := filepath.Join(t.TempDir(), "netlog.json")
		if err := os.WriteFile(path, []byte(test.log), 0o600); err != nil {
			t.Fatal(err)
		}
		hosts, ok := readNetLog(path, "https://docs.example/errors")
		slices.Sort(test.want)
		if got := slices.Sorted(maps.Keys(hosts)); !slices.Equal(got, test.want) || ok != test.ok {
			t.Errorf("%s: got %q, %t, want %q, %t", name, got, ok, test.want, test.ok)
		}
	}
	if _, ok := readNetLog(filepath.Join(t.TempDir(), "none"), "https://docs.example/errors"); ok {
		t.Error("a log that is not there can tell")
	}
}
