package problem

import (
	"errors"
	"io/fs"
	"testing"
)

func TestErrorf(t *testing.T) {
	err := Errorf("create it", "no catalogue: %w", fs.ErrNotExist)
	const want = "no catalogue: file does not exist\n\tcreate it"
	if got := err.Error(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		t.Error("the error does not wrap the one it was made with")
	}
}
