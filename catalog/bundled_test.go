package catalog

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBundled wants the catalogue in this folder valid and canonical. That some
// documented statuses have no entry is so.
func TestBundled(t *testing.T) {
	data, err := os.ReadFile("errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, src, err := Read("errors.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	if err := src.Place(c.Validate()).Findings().Err(); err != nil {
		t.Error(err)
	}
	if len(c.Errors) == 0 {
		t.Error("there are no entries")
	}
	encoded, err := c.Encode()
	if diff := cmp.Diff(string(data), string(encoded)); diff != "" || err != nil {
		t.Errorf("not canonical, %v (-file +encoded):\n%s", err, diff)
	}
}
