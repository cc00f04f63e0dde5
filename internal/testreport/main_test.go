package main

import (
	"strings"
	"testing"
)

const passed = `{"Action":"start","Package":"a"}
{"Action":"run","Package":"a","Test":"TestA"}
{"Action":"output","Package":"a","Test":"TestA","Output":"=== RUN   TestA\n"}
{"Action":"output","Package":"a","Test":"TestA","Output":"noise\n"}
{"Action":"pass","Package":"a","Test":"TestA"}
{"Action":"output","Package":"a","Output":"PASS\n"}
{"Action":"output","Package":"a","Output":"ok  \ta\t0.1s\n"}
{"Action":"pass","Package":"a"}
`

const skipped = `{"Action":"output","Package":"b","Test":"TestB","Output":"    b_test.go:7: SKIPPED: there is no browser; install one\n"}
{"Action":"skip","Package":"b","Test":"TestB"}
{"Action":"output","Package":"b","Test":"TestC","Output":"    b_test.go:9: SKIPPED: there is no browser; install one\n"}
{"Action":"skip","Package":"b","Test":"TestC"}
{"Action":"skip","Package":"b","Test":"TestD"}
{"Action":"output","Package":"b","Test":"TestScript/init","Output":"main_test.go:7:2: some output of a program\n"}
{"Action":"output","Package":"b","Test":"TestScript/init","Output":"        > [short] skip 'SKIPPED BY -short: nothing is built'\n"}
{"Action":"output","Package":"b","Test":"TestScript/init","Output":"        \n"}
{"Action":"skip","Package":"b","Test":"TestScript/init"}
{"Action":"output","Package":"c","Output":"?   \tc\t[no test files]\n"}
{"Action":"skip","Package":"c"}
`

const failed = `{"Action":"output","Package":"d","Test":"TestD/sub","Output":"    d_test.go:3: got 1, want 2\n"}
{"Action":"fail","Package":"d","Test":"TestD/sub"}
`

func TestRun(t *testing.T) {
	const skips = "1 test skipped BY -short: nothing is built\n2 tests skipped: there is no browser; install one\n1 test without a reason: b TestD\n"
	for name, test := range map[string]struct {
		in   string
		ci   bool
		out  string
		code int
	}{
		"passed":         {passed, true, "ok  \ta\t0.1s\n", 0},
		"skipped":        {passed + skipped, false, "ok  \ta\t0.1s\n" + skips, 0},
		"skipped in CI":  {passed + skipped, true, "ok  \ta\t0.1s\n" + skips, 1},
		"failed":         {passed + failed, false, "ok  \ta\t0.1s\n    d_test.go:3: got 1, want 2\n", 1},
		"does not build": {passed + "{\"Action\":\"build-output\",\"ImportPath\":\"e\",\"Output\":\"e.go:1: oops\\n\"}\n{\"Action\":\"build-fail\",\"ImportPath\":\"e\"}\n", false, "ok  \ta\t0.1s\ne.go:1: oops\n", 1},
		"not an event":   {passed + "go: no such module\n", false, "ok  \ta\t0.1s\ngo: no such module\n", 1},
		"nothing":        {"", false, "", 1},
	} {
		var out strings.Builder
		if code := run(strings.NewReader(test.in), &out, test.ci); out.String() != test.out || code != test.code {
			t.Errorf("%s: exit code %d, want %d, and\n%swant\n%s", name, code, test.code, &out, test.out)
		}
	}
}
