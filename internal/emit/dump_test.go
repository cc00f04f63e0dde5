package emit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

// dumpBody returns Go that prints everything a generated package says, by name
// of a constant, by type and by status.
func dumpBody(name string) string {
	return strings.ReplaceAll(`
	for t := range PKG.All() {
		i, ok := PKG.Lookup(t)
		fmt.Printf("%q %t %q %d %v %q %q %q %q %q %t %t %q %q\n", t, ok, i.Type(), i.Status(), i.Statuses(), i.Message(),
			i.Description(), i.Causes(), i.Steps(), i.URL(), i.Retryable(), i.Removed(), i.ReplacedBy(), i.Categories())
		if n, ok := i.Number(); ok {
			fmt.Println(n)
		}
		for _, other := range []PKG.Type{t + "x", t[1:], t[:len(t)-1] + "\xff", "x" + t} {
			if i, ok := PKG.Lookup(other); ok && i.Type() != other {
				fmt.Printf("%q is found as %q\n", other, i.Type())
			}
		}
	}
	for status := range 1000 {
		for t := range PKG.ByStatus(status) {
			fmt.Printf("%d %q\n", status, t)
		}
	}
	e := PKG.Parse(404, []byte("{"))
	fmt.Println(e, e.Is(PKG.Type("x")))
`, "PKG", name)
}

// searchBody returns Go that looks up every type of a package and all that is
// near to one, and texts of every length up to 200; it prints what is found
// and should not be, or the other way round.
func searchBody(name string) string {
	return strings.ReplaceAll(`
	types := map[string]bool{}
	for t := range PKG.All() {
		types[string(t)] = true
	}
	check := func(text string) {
		i, ok := PKG.Lookup(PKG.Type(text))
		if ok != types[text] || ok && string(i.Type()) != text || !ok && i != (PKG.Info{}) {
			fmt.Printf("%q: %q, %t\n", text, i.Type(), ok)
		}
	}
	for text := range types {
		for n := range len(text) + 1 {
			check(text[:n])
			check(text[n:])
			check(text[:n] + "_" + text[n:])
			for _, b := range []byte("\x00a_\xff") {
				if n < len(text) {
					check(text[:n] + string([]byte{b}) + text[n+1:])
				}
			}
		}
		for n := range 200 {
			check(text + strings.Repeat("\x00", n))
			check(text + strings.Repeat(".", n))
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 200 {
		for range 200 {
			text := make([]byte, n)
			for i := range text {
				text[i] = byte(random.Uint32())
			}
			check(string(text))
		}
	}
	fmt.Println(len(types), "types")
`, "PKG", name)
}

// dump returns what dumpBody prints of the package of c.
func dump(t *testing.T, name string, c *catalog.Catalog) string {
	entries := slices.Clone(c.Errors)
	slices.SortFunc(entries, func(a, b catalog.Entry) int { return cmp.Compare(a.Type, b.Type) })
	var all strings.Builder
	byStatus := make([]strings.Builder, 1000)
	for _, e := range entries {
		first := 0
		if len(e.Status) > 0 {
			first = e.Status[0]
		}
		fmt.Fprintf(&all, "%q true %q %d %v %q %q %q %q %q %t %t %q %q\n", e.Type, e.Type, first, e.Status, e.Message,
			e.Description, e.Causes, e.Steps, e.URL, wantRetryable(e), e.Removed, e.ReplacedBy, e.Category)
		if name == "numbers" {
			fmt.Fprintln(&all, e.Type)
		} else if e.Number != nil {
			fmt.Fprintln(&all, *e.Number)
		}
		for _, status := range slices.Compact(slices.Sorted(slices.Values(e.Status))) {
			fmt.Fprintf(&byStatus[status], "%d %q\n", status, e.Type)
		}
	}
	for _, b := range byStatus {
		all.WriteString(b.String())
	}
	fmt.Fprintf(&all, "%s: 404 Not Found false\n", name)
	return all.String()
}

// wantRetryable says the rule of Info.Retryable in another way than emit does.
func wantRetryable(e catalog.Entry) bool {
	if e.Retryable != nil {
		return *e.Retryable
	}
	const passing = "408 429 500 502 503 504"
	for _, status := range e.Status {
		if !strings.Contains(passing, fmt.Sprint(status)) {
			return false
		}
	}
	return len(e.Status) > 0
}
