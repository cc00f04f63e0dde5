package report

import (
	"fmt"
	"strings"
	"testing"
)

// TestMegabyte writes texts of a megabyte in every format.
func TestMegabyte(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: large reports are not written")
	}
	text := strings.Repeat("long `@", 1<<20/7)
	r := hostileReport(text)
	r.Items = r.Items[:1]
	for _, format := range Formats() {
		out := written(t, r, format, Options{})
		switch format {
		case "markdown":
			wantTame(t, out)
			if len(out) > maxComment {
				t.Errorf("the comment has %d bytes", len(out))
			}
		default:
			if len(out) < len(text) {
				t.Errorf("%s has %d bytes only", format, len(out))
			}
		}
	}
}

// TestComment wants a comment of at most 65,536 characters, however many
// items there are and how long, that says how many it does not show.
func TestComment(t *testing.T) {
	for _, n := range []int{0, 1, 300, 5000} {
		r := sampleReport()
		for range n {
			r.Items = append(r.Items, sampleReport().Items...)
		}
		out := written(t, r, "markdown", Options{})
		shown := strings.Count(out, "\n- ")
		if len(out) > 65536 {
			t.Errorf("%d items: %d bytes", len(r.Items), len(out))
		}
		left := fmt.Sprintf("**%d of %d are not shown**", len(r.Items)-shown, len(r.Items))
		if shown < len(r.Items) != strings.Contains(out, left) {
			t.Errorf("%d of %d items shown, but it does not say so: %s", shown, len(r.Items), out[len(out)-300:])
		}
		if strings.Count(out, "<details") != strings.Count(out, "</details>") {
			t.Errorf("%d items: the details are not closed", len(r.Items))
		}
		if first := strings.Index(out, "cname_not_found"); first < 0 || first > strings.Index(out, "\n- `invite_not_found`") && strings.Contains(out, "\n- `invite_not_found`") {
			t.Error("what is breaking does not come first")
		}
	}
}
