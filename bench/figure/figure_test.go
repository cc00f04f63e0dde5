package figure

import (
	"strings"
	"testing"
)

func TestFigure(t *testing.T) {
	for _, c := range []struct {
		figure  Figure
		met     bool
		want    string
		verdict string
	}{
		{Figure{What: "hits", Value: 1.84, Unit: "×", Bound: AtLeast(1.8)}, true, "hits: 1.84× (target ≥ 1.80×)", "OK"},
		{Figure{What: "hits", Value: 1.79, Unit: "×", Bound: AtLeast(1.8)}, false, "hits: 1.79× (target ≥ 1.80×)", "**short**"},
		{Figure{What: "inits", Value: 0, Bound: AtMost(0)}, true, "inits: 0 (target ≤ 0)", "OK"},
		{Figure{What: "inits", Value: 2, Bound: AtMost(0)}, false, "inits: 2 (target ≤ 0)", "**short**"},
		{Figure{What: "bytes", Value: 1, Unit: " bytes an entry", Bound: Below(1)}, false, "bytes: 1 bytes an entry (target < 1 bytes an entry)", "**short**"},
		{Figure{What: "memory", Value: 97.53, Unit: " MiB"}, true, "memory: 97.5 MiB", ""},
	} {
		if c.figure.Met() != c.met || c.figure.String() != c.want || c.figure.Verdict() != c.verdict {
			t.Errorf("got %v, %q, %q; want %v, %q, %q", c.figure.Met(), c.figure, c.figure.Verdict(), c.met, c.want, c.verdict)
		}
	}
}

func TestTable(t *testing.T) {
	table := Table{"Lookup", "go run . -only lookup", []Figure{
		{What: "hits", Value: 2, Unit: "×", Bound: AtLeast(1.8)},
		{What: "misses", Value: 1.5, Unit: "×", Bound: AtLeast(2.2)},
	}}
	const want = "### Lookup\n\n`go run . -only lookup`\n\n" +
		"| figure | target | measured | |\n|---|---|---|---|\n" +
		"| hits | ≥ 1.80× | 2× | OK |\n" +
		"| misses | ≥ 2.20× | 1.50× | **short** |\n"
	if got := table.Markdown(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if short := table.Short(); len(short) != 1 || !strings.HasPrefix(short[0].What, "misses") {
		t.Errorf("short: %v", short)
	}
}
