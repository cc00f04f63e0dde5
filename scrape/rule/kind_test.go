package rule

import (
	"testing"

	"github.com/errgen/errgen/scrape/block"
)

// TestKinds checks which blocks are of kinds with and without a level, and of which
// alternative.
func TestKinds(t *testing.T) {
	heading2, item1 := block.Block{Kind: block.Heading, Level: 2}, block.Block{Kind: block.Item, Level: 1}
	header, row := block.Block{Kind: block.Row, Header: true}, block.Block{Kind: block.Row}
	for _, test := range []struct {
		names []string
		block block.Block
		want  int
	}{
		{[]string{"heading2"}, heading2, 0},
		{[]string{"heading3", "heading"}, heading2, 0},
		{[]string{"heading3"}, heading2, -1},
		{[]string{"item", "or", "paragraph"}, item1, 0},
		{[]string{"item2", "or", "paragraph", "item1"}, item1, 1},
		{[]string{"item2", "or", "paragraph"}, item1, -1},
		{[]string{"header"}, header, 0},
		{[]string{"header"}, row, -1},
		{[]string{"row"}, header, 0},
		{nil, row, -1},
	} {
		var c Compiler
		kinds := c.Kinds("take", test.names)
		if len(c.Problems) > 0 {
			t.Errorf("%v: %v", test.names, c.Problems)
		}
		if got := kinds.Rank(&test.block); got != test.want || kinds.Has(&test.block) != (got >= 0) {
			t.Errorf("%v: %v is of alternative %d, want %d", test.names, test.block, got, test.want)
		}
	}
	for _, name := range []string{"heading0", "heading7", "paragraph1", "item0", "headings", "2"} {
		var c Compiler
		if c.Kinds("take", []string{name}); len(c.Problems) == 0 {
			t.Errorf("%s is a kind", name)
		}
	}
}

func TestName(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{"Cause", "cause:", true},
		{"Cause", "CAUSE ：", true},
		{"Cause", "Causes", false},
		{"Cause | Reason", "reason", true},
		{"Cause|Reason", "Cause|Reason", true},
		{"Cause|Reason", "Cause or", false},
		{"/^Solution( - .*)?$/", "solution - in the browser:", true},
		{"/^Solution( - .*)?$/", "Solutions", false},
		{"/(?-i)^Why$/", "why", false},
		{"/", "/", true},
		{"//", "//", true},
		{"And/Or", "and/or", true},
	} {
		var c Compiler
		if _, ok := c.Name("causes", test.name).Match(test.text, Capture{}); ok != test.want || len(c.Problems) > 0 {
			t.Errorf("%s matches %q: %v, %v", test.name, test.text, ok, c.Problems)
		}
	}
}
