package catalog

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// hostile are strings that some reader or writer of YAML has got wrong.
var hostile = []string{
	"", " ", "\t", "\n", "\r\n", "\x00", "\u0085", "\u2028", "\u2029", "\ufeff", "\u00a0", "\u202e", "\u200d", "\ufffd", "\ufffe", "\U000e0041", "😀", "\x7f",
	"y", "Y", "yes", "No", "ON", "off", "true", "FALSE", "~", "null", "Null", ".inf", "-.INF", ".nan", "=", "<<", "<",
	"0042", "1e3", "0x1f", "0b1", "0o17", "1_000", "12:30", "190:20:30", "2001-01-01", "2001-12-14t21:59:43.10-05:00", "+1", "-1", ".5", "1.", "404", "4xx", "-", "--",
	"- x", "a: b", "a:", ": a", ":", " lead", "trail ", "tab\tin", "a #b", "#c", "a#b", "%TAG", "!t", "! x", "!!str x", "&a", "*a", "'", `"`, "|", ">", "@", "`", "{", "}", "[", "]", ",", "?", "? x", "Why? x", `\`, `\n`, "it's", `say "hi"`, `it's "x"`, `'"\`,
	"---", "...", "--- a", "a\n---\nb", "a\n...\nb", "a\n\nb", "\na", "a\n", "a\n\n", " a\nb", "a\n b", "a \nb", "a\n \nb", "a\n# b\nc", "a\r\nb", "a\tb\nc", "# a\nb", "- a\n- b", "a: b\nc: d", "|-\n", "héllo wörld", "エラー", "é", "https://x.y/z?a=b&c=d#e", "{a: b}", "[a, b]", "a, b", "key: |-\n  x",
	"    a\n      b", "    a\n\n    b\n  c", "   x\ny", " \n a", "        deep\n    a\n        b", "    - a: b\n      c", "    # x\n    y", "Say:\n\n    a:\n      b\n\nAnd so on.", "    a\n", "  \n\n a",
	strings.Repeat("x ", 50_000), strings.Repeat("long line ", 300) + "\n\n" + strings.Repeat("y", 2000),
}

// anyText draws hostile strings, pieces of them joined, and anything at all.
func anyText() *rapid.Generator[string] {
	short := rapid.SampledFrom(hostile[:len(hostile)-2])
	joined := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(short, 0, 5).Draw(t, "pieces"), rapid.SampledFrom([]string{"", " ", "\n"}).Draw(t, "glue"))
	})
	return rapid.OneOf(rapid.SampledFrom(hostile), joined, joined, rapid.String(), rapid.StringMatching(`[-0-9a-fxo_:.eE+ ]{1,8}`), rapid.StringMatching(`[0-9]_?[xXoObB]?_?[-+]?_?[0-9a-f_.eE:]{0,4}`),
		rapid.StringOf(rapid.RuneFrom([]rune(" \n#:-?,[]{}'\"\\a\té.")))).
		Filter(utf8.ValidString)
}

func texts() *rapid.Generator[[]string] {
	return rapid.Custom(func(t *rapid.T) []string {
		if list := rapid.SliceOfN(anyText(), 0, 4).Draw(t, "items"); len(list) > 0 {
			return list
		}
		return nil
	})
}

func codes() *rapid.Generator[[]int] {
	return rapid.SampledFrom([][]int{nil, {404}, {400, 404}, {100, 200, 599}})
}

func anyEntry() *rapid.Generator[Entry] {
	return rapid.Custom(func(t *rapid.T) Entry {
		text := anyText()
		return Entry{
			Type: text.Draw(t, "type"), Status: codes().Draw(t, "status"),
			Category: texts().Draw(t, "category"), Number: rapid.Ptr(rapid.Int(), true).Draw(t, "number"),
			Message: text.Draw(t, "message"), Description: text.Draw(t, "description"),
			Causes: texts().Draw(t, "causes"), Steps: texts().Draw(t, "steps"), URL: text.Draw(t, "url"),
			Listed: texts().Draw(t, "listed"), Removed: rapid.Bool().Draw(t, "removed"), GoName: text.Draw(t, "go_name"), Note: text.Draw(t, "note"),
			Retryable:  rapid.Ptr(rapid.Bool(), true).Draw(t, "retryable"),
			ReplacedBy: text.Draw(t, "replaced_by"), Undocumented: rapid.Bool().Draw(t, "undocumented"),
		}
	})
}

func anyFields() *rapid.Generator[Fields] {
	return rapid.Custom(func(t *rapid.T) Fields {
		text := rapid.Ptr(anyText(), true)
		list := rapid.OneOf(texts(), rapid.Just([]string{}))
		return Fields{
			Status:   rapid.OneOf(codes(), rapid.Just([]int{})).Draw(t, "status"),
			Category: list.Draw(t, "category"), Number: rapid.Ptr(rapid.Int(), true).Draw(t, "number"),
			Message: text.Draw(t, "message"), Description: text.Draw(t, "description"),
			Causes: list.Draw(t, "causes"), Steps: list.Draw(t, "steps"), URL: text.Draw(t, "url"),
		}
	})
}

func anyCatalog() *rapid.Generator[*Catalog] {
	return rapid.Custom(func(t *rapid.T) *Catalog {
		text := anyText()
		status := rapid.Custom(func(t *rapid.T) Status {
			return Status{rapid.Int().Draw(t, "code"), text.Draw(t, "title"), text.Draw(t, "url")}
		})
		class := rapid.Custom(func(t *rapid.T) Class { return Class{text.Draw(t, "class"), text.Draw(t, "meaning")} })
		override := rapid.Custom(func(t *rapid.T) Override {
			return Override{text.Draw(t, "type"), anyFields().Draw(t, "set"), anyFields().Draw(t, "was"), text.Draw(t, "reason")}
		})
		return &Catalog{
			Version: FormatVersion, Name: text.Draw(t, "name"), Title: text.Draw(t, "title"), Docs: text.Draw(t, "docs"),
			Statuses:  rapid.SliceOfN(status, 0, 3).Draw(t, "statuses"),
			Classes:   rapid.SliceOfN(class, 0, 3).Draw(t, "classes"),
			Errors:    rapid.SliceOfN(anyEntry(), 0, 4).Draw(t, "errors"),
			Overrides: rapid.SliceOfN(override, 0, 3).Draw(t, "overrides"),
		}
	})
}

// equalTop compares catalogues with no difference between no list and an
// empty one at the top, where the canonical form has none.
var equalTop = cmp.FilterPath(func(p cmp.Path) bool { return len(p) <= 3 }, cmpopts.EquateEmpty())

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCatalog().Draw(t, "catalogue")
		first, err := c.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, _, err := Read("errors.yaml", first)
		if err != nil {
			t.Fatalf("%v\n%s", err, first)
		}
		want := c.sorted()
		if diff := cmp.Diff(&want, back, equalTop); diff != "" {
			t.Fatalf("read back (-want +got):\n%s\n%s", diff, first)
		}
		second, err := back.Encode()
		if err != nil || string(first) != string(second) {
			t.Fatalf("encoded again (-first +second), %v:\n%s", err, cmp.Diff(string(first), string(second)))
		}
	})
}

// TestRoundTripHostile puts each hostile string in each position, so that a
// failure names them.
func TestRoundTripHostile(t *testing.T) {
	for _, s := range hostile {
		c := &Catalog{
			Version: FormatVersion, Name: s, Title: s, Docs: s,
			Statuses:  []Status{{Code: 404, Title: s, URL: s}},
			Classes:   []Class{{Class: s, Meaning: s}},
			Errors:    []Entry{{Type: s, Message: s, Description: s, Causes: []string{s, s}, Steps: []string{s}, URL: s, GoName: s, Note: s, ReplacedBy: s}},
			Overrides: []Override{{Type: s, Set: Fields{Message: &s, Causes: []string{s}, URL: &s}, Was: Fields{Description: &s, Steps: []string{}}, Reason: s}},
		}
		data, err := c.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, _, err := Read("errors.yaml", data)
		if err != nil {
			t.Errorf("%.40q: %v\n%.2000s", s, err, data)
			continue
		}
		if diff := cmp.Diff(c, back); diff != "" {
			t.Errorf("%.40q (-want +got):\n%s\n%.2000s", s, diff, data)
		}
	}
}

func TestEncodeKeepsReceiver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCatalog().Draw(t, "catalogue")
		order := make([]string, len(c.Errors))
		for i, e := range c.Errors {
			order[i] = e.Type
		}
		if _, err := c.Encode(); err != nil {
			t.Fatal(err)
		}
		for i, e := range c.Errors {
			if e.Type != order[i] {
				t.Fatalf("errors[%d] was %q, is %q", i, order[i], e.Type)
			}
		}
	})
}
