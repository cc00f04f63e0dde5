package cli

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// TestInterruptInput sends SIGINT to an errgen that waits for its input.
func TestInterruptInput(t *testing.T) {
	interrupt(t, os.Interrupt, []string{"--from", "-"}, func(stdin io.Writer) {
		// More than a pipe holds: once it is written, errgen has begun to read.
		if _, err := stdin.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
	})
}

// TestInterruptFetch interrupts an errgen that waits for a server, as a person
// does and as a CI system.
func TestInterruptFetch(t *testing.T) {
	asked := make(chan bool, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		asked <- true
		<-r.Context().Done()
	}))
	defer server.Close()
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		interrupt(t, sig, []string{"--from", server.URL + "/errors", "--save", "docs", "--allow-private", "--no-cache"}, func(io.Writer) { <-asked })
	}
}

// interrupt starts errgen scrape, waits until it is ready, sends it a signal, and
// checks that it ends at once and leaves nothing behind.
func interrupt(t *testing.T, sig os.Signal, args []string, ready func(stdin io.Writer)) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cmd := exec.Command(self)
	cmd.Args = append([]string{"errgen", "scrape", "--profile", "stytch-b2b", "--catalog", "errors.yaml"}, args...)
	cmd.Dir = dir
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var stderr strings.Builder
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ready(stdin)
	if err := cmd.Process.Signal(sig); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
		t.Errorf("exit code %d, want %d; standard error: %s", code, exitInterrupted, &stderr)
	}
	if want := "errgen scrape: interrupted; nothing was written\n"; stderr.String() != want {
		t.Errorf("standard error %q, want %q", &stderr, want)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (error %v)", left, err)
	}
}
