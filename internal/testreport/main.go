// Testreport shows what go test -json prints on its standard input as go test
// would, and ends with a line for each reason that tests were skipped for:
//
//	go test -json ./... | go run ./internal/testreport
//
// It exits with 1 if a test failed, if nothing was tested and, where the
// environment has CI, if a test was skipped.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/inert"
)

func main() { os.Exit(run(os.Stdin, inert.Stdout(), os.Getenv("CI") != "")) }

func run(in io.Reader, out io.Writer, ci bool) int {
	r := &testReport{out: out, output: make(map[test][]string), skipped: make(map[string]int)}
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			r.line(line)
		}
		if err != nil {
			break
		}
	}
	r.end()
	if r.failed || r.passed == 0 || ci && len(r.skipped) > 0 {
		return 1
	}
	return 0
}

// A test is named by its package and its function; the name of a package's own
// output is empty.
type test struct{ Package, Test string }

// An event is one line of go test -json, as "go doc cmd/test2json" describes it.
type event struct {
	test
	Action string
	Output string
}

// A testReport is what is known after some events.
type testReport struct {
	out     io.Writer
	output  map[test][]string // of tests that have not ended
	skipped map[string]int    // tests by the reason they give
	passed  int
	failed  bool
}

// line takes one line; one that is not an event is shown as it is.
func (r *testReport) line(text []byte) {
	var e event
	if err := json.Unmarshal(text, &e); err != nil {
		r.out.Write(text)
		r.failed = true // the build of a package, or the go command itself
		return
	}
	switch e.Action {
	case "output":
		r.keep(e)
	case "build-output":
		io.WriteString(r.out, e.Output)
	case "pass":
		r.passed++
	case "skip":
		r.skip(e.test)
	case "fail", "build-fail":
		r.failed = true
		io.WriteString(r.out, strings.Join(r.output[e.test], ""))
	}
	if e.Test != "" && e.Action != "output" && e.Action != "run" && e.Action != "pause" && e.Action != "cont" {
		delete(r.output, e.test)
	}
}

// keep keeps the output of a test until it is known how it ends, and shows that
// of a package.
func (r *testReport) keep(e event) {
	switch {
	case e.Test != "":
		r.output[e.test] = append(r.output[e.test], e.Output)
	case e.Output != "PASS\n" && !strings.Contains(e.Output, "[no test files]"):
		io.WriteString(r.out, e.Output)
	}
}

// skip counts a skipped test under the reason that it gives.
func (r *testReport) skip(t test) {
	if t.Test == "" {
		return // a package without tests
	}
	reason := "without a reason: " + t.Package + " " + t.Test
	for _, line := range slices.Backward(r.output[t]) {
		if said, ok := reasonIn(line); ok {
			reason = said
			break
		}
	}
	r.skipped[reason]++
}

// reasonIn returns the reason to skip a test that a line of its output has: what
// t.Skip was given, or the argument of skip in a script.
func reasonIn(line string) (string, bool) {
	line = strings.TrimSpace(line)
	if at := strings.Index(line, "SKIPPED"); at >= 0 {
		return strings.TrimSuffix(line[at:], "'"), true
	}
	_, after, ok := strings.Cut(line, "_test.go:")
	_, reason, hasText := strings.Cut(after, ": ")
	return reason, ok && hasText
}

// end says what was skipped.
func (r *testReport) end() {
	for _, reason := range slices.Sorted(maps.Keys(r.skipped)) {
		tests := "tests"
		if r.skipped[reason] == 1 {
			tests = "test"
		}
		fmt.Fprintf(r.out, "%d %s %s\n", r.skipped[reason], tests, strings.Replace(reason, "SKIPPED", "skipped", 1))
	}
}
