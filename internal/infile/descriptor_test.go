package infile

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
)

// descriptor returns the name of a pipe that has text, and stays open if it is not
// to end.
func descriptor(t *testing.T, text string, ends bool) string {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close(); w.Close() })
	if _, err := w.WriteString(text); err != nil {
		t.Fatal(err)
	}
	if ends {
		w.Close()
	}
	name := fmt.Sprintf("/dev/fd/%d", r.Fd())
	if _, err := os.Stat(name); err != nil {
		t.Skip("SKIPPED: this system has no names for descriptors")
	}
	return name
}

func TestReadDescriptor(t *testing.T) {
	data, err := ReadDescriptor(t.Context(), descriptor(t, "version: 1\n", true), 100)
	if err != nil || string(data) != "version: 1\n" {
		t.Errorf("got %q, error %v", data, err)
	}
	if _, err := ReadDescriptor(t.Context(), descriptor(t, strings.Repeat("x", 101), true), 100); err == nil {
		t.Error("more than the limit is read")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ReadDescriptor(ctx, descriptor(t, "half", false), 100); !errors.Is(err, context.Canceled) {
		t.Errorf("a pipe that does not end: error %v", err)
	}
}
