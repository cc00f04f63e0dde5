package cli

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/inert"
)

// TestServe answers requests until the run is interrupted.
func TestServe(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	read, written := io.Pipe()
	done := make(chan int)
	go func() {
		done <- run(ctx, []string{"serve", "--config", "../../errgen.yaml", "--address", "127.0.0.1:0", "--next", "email_not_found"},
			stdio{in: strings.NewReader(""), out: inert.NewStream(written), err: inert.NewStream(io.Discard)})
		written.Close()
	}()
	line, err := bufio.NewReader(read).ReadString('\n')
	_, address, ok := strings.Cut(strings.TrimSpace(line), "34 errors at ")
	if err != nil || !ok {
		t.Fatalf("it says %q, %v", line, err)
	}
	for _, want := range []int{http.StatusNotFound, http.StatusOK} {
		resp, err := http.Get(strings.TrimSuffix(address, "/errgen/"))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if resp.StatusCode != want || err != nil || want == http.StatusNotFound && !strings.Contains(string(body), `"error_type":"email_not_found"`) {
			t.Errorf("%s %s, %v", resp.Status, body, err)
		}
	}
	cancel()
	if code := <-done; code != exitOK {
		t.Errorf("exit code %d", code)
	}
}
