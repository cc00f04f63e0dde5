package inert_test

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/errgen/errgen/internal/inert"
	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// What a program that reads a log takes for a command. It is written down here
// once more, since a list that is shared with the code would share its mistakes.
var live = []*regexp.Regexp{
	regexp.MustCompile(`(?m)^[\s\p{Z}]*::`),
	regexp.MustCompile(`(?i)##(vso|teamcity)?\[`),
	regexp.MustCompile(`section_(start|end):`),
	regexp.MustCompile(`(?m)^(---|\+\+\+|~~~|\^\^\^)`),
	regexp.MustCompile(`[^\P{C}\n\t]`), // control, format, surrogate, private and unassigned
	regexp.MustCompile(`[\x{2028}\x{2029}\x{115f}\x{1160}\x{3164}\x{ffa0}\x{34f}\x{e0100}-\x{e01ef}]`),
}

func wantInert(t interface{ Errorf(string, ...any) }, out string) {
	if !utf8.ValidString(out) {
		t.Errorf("%q is not UTF-8", out)
	}
	for _, command := range live {
		if found := command.FindString(out); found != "" {
			t.Errorf("%q has %q", out, found)
		}
	}
}

// pieces are what commands are made of.
var pieces = []string{
	":", "::", "#", "##", "[", "vso[", "VSO[", "teamcity[", "section_start:", "section_", "end:", "1", "-", "--", "---", "+", "++", "~", "~~~", "^", "^^^",
	" ", "\t", "\n", "\r", "\r\n", "\u00a0", "\u0085", "\u2028", "\v", "\f", "x", "ä", "日", "\ufe0f", "\u200b", "\u202e", "\ufeff", "\\", "diff ", `"`, "'", "<", ">", "&",
	"\x1b[31m", "\x1b[1m", "\x1b[0m", "\x1b[", "\x1b]8;;http://x\x1b\\", "\x1b", "\u009b", "\x9b", "\xff", "\xe6\x97", "\x00", "\x7f", "\U000e0041", "\U000e0100", "\u3164",
}

func anyText(t *rapid.T) string {
	piece := rapid.OneOf(rapid.SampledFrom(pieces), rapid.SampledFrom(pieces), rapid.String())
	return strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), "")
}

func TestText(t *testing.T) {
	tests := []struct{ text, want string }{
		{"plain\n\ttext: ok :: and\n", "plain\n\ttext: ok :: and\n"},
		{"::error::x", `:\:error::x`},
		{" \t\u00a0::error::x", " \t\u00a0" + `:\:error::x`},
		{"a ##[error]x ##vso[y]z ##VSO[y] ###[x] ##teamcity[x]", `a ##\[error]x ##vso\[y]z ##VSO\[y] ###\[x] ##teamcity\[x]`},
		{"section_start:1:a\r\x1b[0Ksection_end:1:a", `section_start\:1:a\r\x1b[0Ksection_end\:1:a`},
		{"--- x\n+++ x\n~~~\n^^^ +++\n----\n --- ok\n", "--\\- x\n++\\+ x\n~~\\~\n^^\\^ +++\n--\\--\n --- ok\n"},
		{"a\rb\x00\x1b]8;;http://x\x1b\\\u009b\x9b\u202e\u200b\u3164\U000e0041", `a\rb\x00\x1b]8;;http://x\x1b\\u009b\x9b\u202e\u200b\u3164\U000e0041`},
		{"##vs\ufe0fo[", "##vs\ufe0fo\\["},
		{"⚠️ 日本 é", "⚠️ 日本 é"},
	}
	for _, test := range tests {
		if got := inert.Text(test.text); got != test.want {
			t.Errorf("%q became\n%q, want\n%q", test.text, got, test.want)
		}
		wantInert(t, inert.Text(test.text))
	}
	if got := inert.Line("a\nb\tc\r\n"); got != `a\nb\tc\r\n` {
		t.Errorf("the line is %q", got)
	}
}

// TestStream checks that what is written is inert, however it is cut, and that what
// is inert is left as it is.
func TestStream(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText(t)
		var b strings.Builder
		s := inert.NewStream(&b)
		for rest := text; rest != ""; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "cut")
			if wrote, err := s.Write([]byte(rest[:n])); wrote != n || err != nil {
				t.Fatalf("wrote %d of %d bytes: %v", wrote, n, err)
			}
			rest = rest[n:]
		}
		if err := s.Flush(); err != nil {
			t.Fatal(err)
		}
		if b.String() != inert.Text(text) {
			t.Errorf("in parts %q, in one %q", &b, inert.Text(text))
		}
		wantInert(t, b.String())
		if again := inert.Text(b.String()); again != b.String() {
			t.Errorf("%q became %q", &b, again)
		}
	})
}

// TestStyled checks that the door for styles lets through styles and nothing else.
func TestStyled(t *testing.T) {
	style := regexp.MustCompile(`\x1b\[(0|1|2|31|33|9;31|4;32|1;31|1;33|1;36)m`)
	rapid.Check(t, func(t *rapid.T) {
		text := anyText(t)
		var b strings.Builder
		s := inert.NewStream(&b)
		w := inert.Styled(s)
		for rest := text; rest != ""; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "cut")
			if _, err := w.Write([]byte(rest[:n])); err != nil {
				t.Fatal(err)
			}
			rest = rest[n:]
		}
		if err := s.Flush(); err != nil {
			t.Fatal(err)
		}
		wantInert(t, style.ReplaceAllString(b.String(), ""))
		if got, want := style.FindAllString(b.String(), -1), style.FindAllString(text, -1); !slices.Equal(got, want) {
			t.Errorf("styles %q, want %q", got, want)
		}
	})
}

func TestWriteOwn(t *testing.T) {
	var b strings.Builder
	s := inert.NewStream(&b)
	for _, err := range []error{
		inert.WriteOwn(s, "::error ", "file=x::\n::stop ##[x]\n"),
		inert.WriteOwn(s, "\r\x1b[K", "::x"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if want := "::error file=x::\n:\\:stop ##\\[x]\n\r\x1b[K:\\:x"; b.String() != want {
		t.Errorf("got %q, want %q", &b, want)
	}
}

func TestWriteDiff(t *testing.T) {
	const diff = "diff a b\n--- a\x1b\n+++ b\n@@ -1,3 +1,3 @@\n--- item\n-::x\n+++ item\n \n ::x\ndiff c d\n--- c\n+++ d\n--- c\n+++ d\n"
	const want = "diff a b\n--- a\\x1b\n+++ b\n@@ -1,3 +1,3 @@\n--\\- item\n-::x\n++\\+ item\n \n :\\:x\ndiff c d\n--- c\n+++ d\n--\\- c\n++\\+ d\n"
	var b strings.Builder
	if err := inert.WriteDiff(inert.NewStream(&b), diff); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("got %q, want %q", &b, want)
	}
}

// written returns what a function writes, and checks that a stream has nothing to
// change in it.
func written(t *rapid.T, write func(io.Writer, string) error, text string) string {
	var b, through strings.Builder
	if err := write(&b, text); err != nil {
		t.Fatal(err)
	}
	if err := write(inert.NewStream(&through), text); err != nil {
		t.Fatal(err)
	}
	wantInert(t, b.String())
	if b.String() != through.String() {
		t.Errorf("a stream makes %q of %q", &through, &b)
	}
	return b.String()
}

func TestWriteQuoted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := strings.ToValidUTF8(anyText(t), "�")
		data, err := json.MarshalIndent(map[string]any{"key": []string{want}, want: want}, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		out := written(t, inert.WriteQuoted, string(data))
		if strings.Contains(out, "::") {
			t.Errorf("it has :: in %q", out)
		}
		var before, after any
		if err := json.Unmarshal(data, &before); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(out), &after); err != nil {
			t.Fatalf("%q: %v", out, err)
		}
		canonical, _ := json.Marshal(after)
		if want, _ := json.Marshal(before); string(want) != string(canonical) {
			t.Errorf("read %q, want %q", canonical, want)
		}
	})
}

func TestWriteXML(t *testing.T) {
	type element struct {
		Attribute string `xml:"a,attr"`
		Text      string `xml:",chardata"`
	}
	rapid.Check(t, func(t *rapid.T) {
		text := anyText(t)
		data, err := xml.MarshalIndent(element{text, text}, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		var before, after element
		if err := xml.Unmarshal(data, &before); err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal([]byte(written(t, inert.WriteXML, string(data))), &after); err != nil || after != before {
			t.Errorf("read %q, want %q; %v", after, before, err)
		}
	})
}

func TestWriteHTML(t *testing.T) {
	control := regexp.MustCompile(`[^\P{Cc}\n\t]|\x{fffd}`) // what HTML has no references for
	read := func(t *rapid.T, page string) string {
		doc, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		text := ""
		for n := range doc.Descendants() {
			text += "|" + n.Data
			for _, a := range n.Attr {
				text += "|" + a.Val
			}
		}
		return control.ReplaceAllString(text, "")
	}
	rapid.Check(t, func(t *rapid.T) {
		text := html.EscapeString(strings.ToValidUTF8(strings.ReplaceAll(anyText(t), "\r", ""), "�"))
		page := "<p title=\"" + text + "\">x" + text + "</p>"
		if got, want := read(t, written(t, inert.WriteHTML, page)), read(t, page); got != want {
			t.Errorf("read %q, want %q", got, want)
		}
	})
}

func FuzzStream(f *testing.F) {
	f.Add(strings.Join(pieces, ""), 3)
	f.Add(strings.Join(pieces, "\n"), 7)
	f.Fuzz(func(t *testing.T, text string, cut int) {
		cut = max(0, min(cut, len(text)))
		var b strings.Builder
		s := inert.NewStream(&b)
		io.WriteString(s, text[:cut])
		io.WriteString(s, text[cut:])
		s.Flush()
		wantInert(t, b.String())
		if b.String() != inert.Text(text) {
			t.Errorf("in parts %q, in one %q", &b, inert.Text(text))
		}
	})
}
