package html

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// TestAttributesAreCounted checks that no tag has more attributes than are
// counted in it, to judge by the tokenizer.
func TestAttributesAreCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tag := "<p a " + rapid.StringMatching(`[bcd "'/=<\n]{0,30}`).Draw(t, "attributes") + ">"
		z := html.NewTokenizer(strings.NewReader(tag))
		z.Next()
		n := 0
		for _, more := z.TagName(); more; n++ {
			_, _, more = z.TagAttr()
		}
		if got := inTags([]byte(tag)); got < 2*n {
			t.Errorf("%q has %d attributes, %d/2 are counted", tag, n, got)
		}
		if got := separators([]byte(tag)); got < 2*n {
			t.Errorf("%q has %d attributes, and %d/2 separators", tag, n, got)
		}
	})
}
