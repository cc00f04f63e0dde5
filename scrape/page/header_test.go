package page

import (
	"slices"
	"strings"
	"testing"
)

// TestHeader finds the header of a table below a row of one cell, which names what the rows have in
// common and no columns, and ends it where the rows of data begin.
func TestHeader(t *testing.T) {
	const source = `<p>Text.</p><table>
<tr><th>Errors of clients</th></tr>
<tr><th>Code</th><th>What it means</th></tr>
<tr><th>Number</th><th>Text</th></tr>
<tr><td>a1</td><td>The key is wrong.</td></tr>
<tr><th>Errors of servers</th></tr>
<tr><th>Late</th><th>Header</th></tr>
</table><table><tr><td>no</td><td>header</td></tr></table>`
	p, err := Read("page.html", Origin{Body: []byte(source)})
	if err != nil {
		t.Fatal(err)
	}
	h := p.Header(1)
	if h.Block != 2 || h.Columns() != 2 {
		t.Errorf("the header begins with block %d and has %d columns, want block 2 and 2 columns:\n%s", h.Block, h.Columns(), dump(p))
	}
	for name, want := range map[string][]int{
		"Code / Number": {0}, "What it means / Text": {1}, "Code": {0}, "Text": {1},
		"Errors of clients": nil, "a1": nil, "Late": nil, "Errors of servers": nil,
	} {
		if got := h.Find(name, func(text string) bool { return strings.EqualFold(text, name) }); !slices.Equal(got, want) {
			t.Errorf("%q is found in columns %v, want %v", name, got, want)
		}
	}
	if h := p.Header(2); h.Columns() != 0 {
		t.Errorf("a table without a header has %d columns", h.Columns())
	}
}
