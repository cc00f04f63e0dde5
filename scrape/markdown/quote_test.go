package markdown_test

import (
	"testing"

	"github.com/errgen/errgen/scrape/block"
	"github.com/google/go-cmp/cmp"
)

// TestQuotedFence reads fenced code in quotations: it ends with the fence, or
// with the quotation.
func TestQuotedFence(t *testing.T) {
	for name, source := range map[string]string{
		"closed": "> Note\n>\n> ```js\n> {}\n> ```\n\nafter\n",
		"open":   "> Note\n>\n> ```js\n> {}\n\nafter\n",
	} {
		want := []block.Block{
			{Text: "Note", Line: 1},
			{Kind: block.Code, Lang: "js", Text: "{}", Line: 3},
			{Text: "after", Line: map[string]int32{"closed": 7, "open": 6}[name]},
		}
		if diff := cmp.Diff(want, readMD(t, source).Blocks); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
