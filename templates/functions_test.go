package templates

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

func TestParagraphs(t *testing.T) {
	for in, want := range map[string][]string{
		"":                         nil,
		" \n\n ":                   nil,
		"one":                      {"one"},
		"one\ntwo":                 {"one two"},
		"\n one \n\n\n two\n \nx ": {"one", "two", "x"},
	} {
		if diff := cmp.Diff(want, paragraphs(in)); diff != "" {
			t.Errorf("paragraphs(%q): %s", in, diff)
		}
	}
}

func TestLink(t *testing.T) {
	for in, want := range map[string]string{
		"https://x.example/a?b=c#d": "https://x.example/a?b=c#d",
		"HTTP://x.example":          "http://x.example",
		"javascript:alert(1)":       "",
		"JavaScript://x/%0aalert()": "",
		"data:text/html,x":          "",
		"//x.example/a":             "",
		"/a":                        "",
		"https:///a":                "",
		"https://x.example/\"><x>":  "https://x.example/%22%3E%3Cx%3E",
		"https://x\x00.example":     "",
	} {
		if got := link(in); got != want {
			t.Errorf("link(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestJSON checks that texts survive, and that what a reader cannot see is
// escaped.
func TestJSON(t *testing.T) {
	for _, s := range hostile {
		text, err := jsonText(s)
		if err != nil {
			t.Fatal(err)
		}
		var back string
		if err := json.Unmarshal([]byte(text), &back); err != nil || back != s {
			t.Errorf("%q comes back as %q (error %v)", s, back, err)
		}
		if Printable(text) != text || strings.ContainsAny(text, "<>&\n\t\u2028") {
			t.Errorf("%q is not safe to look at: %s", s, text)
		}
	}
	got, err := jsonText("\u202e\U000e0041")
	if want := `"\u202e\udb40\udc41"`; got != want || err != nil {
		t.Errorf("got %s, want %s (error %v)", got, want, err)
	}
}

// TestPython checks literals against the rules of the language; the module in
// tools/browser lets Python read them.
func TestPython(t *testing.T) {
	for in, want := range map[string]string{
		"":                   `""`,
		`a"b'c\`:             `"a\"b'c\\"`,
		"a\nb\tc\r":          `"a\nb\U00000009c\U0000000d"`,
		"é 日本 😀":             `"é 日本 😀"`,
		"\u202e\u2028\x1b":   `"\U0000202e\U00002028\U0000001b"`,
		`""" + exec("x") + `: `"\"\"\" + exec(\"x\") + "`,
	} {
		if got := python(in); got != want {
			t.Errorf("python(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestJSDoc(t *testing.T) {
	for in, want := range map[string]string{
		"a */ b":               `a *\/ b`,
		"@deprecated {@link}":  `\@deprecated {\@link}`,
		"one\ntwo\u2028three*": "one two\ufffdthree*",
		"**/ *//":              `**\/ *\//`,
	} {
		if got := jsdoc(in); got != want {
			t.Errorf("jsdoc(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestCSV checks that records read back as they were, formulas too, but for
// what has no place in CSV.
func TestCSV(t *testing.T) {
	for _, s := range hostile {
		record, err := csvRecord(s, 7, true, "")
		if err != nil {
			t.Fatal(err)
		}
		back, err := csv.NewReader(strings.NewReader(record + "\n")).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([][]string{{Printable(s), "7", "true", ""}}, back); diff != "" {
			t.Errorf("%q: %s", s, diff)
		}
	}
	got, err := csvRecord("=1+2", "a,\"b\"\nc")
	if want := "=1+2,\"a,\"\"b\"\"\nc\""; got != want || err != nil {
		t.Errorf("got %s, want %s (error %v)", got, want, err)
	}
}

func TestJoin(t *testing.T) {
	if got, err := joinList(", ", []int{401, 404}); got != "401, 404" || err != nil {
		t.Errorf("got %q (error %v)", got, err)
	}
	if _, err := joinList(", ", "text"); err == nil {
		t.Error("a text is joined")
	}
}

// markup returns the elements of a document with the names of their attributes.
func markup(t *testing.T, document []byte) []string {
	t.Helper()
	var list []string
	for z := html.NewTokenizer(bytes.NewReader(document)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return list
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			names := []string{token.Data}
			for _, a := range token.Attr {
				names = append(names, a.Key)
				if a.Key == "href" && !strings.HasPrefix(a.Val, "https://x.example/") && a.Val[0] != '#' && a.Val != "data:," {
					t.Errorf("a link to %s", a.Val)
				}
			}
			list = append(list, strings.Join(names, " "))
		case html.CommentToken:
			list = append(list, "comment")
		}
	}
}

// TestHTMLPage checks that hostile text adds nothing to the site but text: it
// has the elements and attributes of the same site with harmless text.
func TestHTMLPage(t *testing.T) {
	render := func(c *Catalog) []byte {
		var b bytes.Buffer
		if err := Render(&b, "html", c); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	harmless := markup(t, render(testCatalog("text", "id", "https://x.example/a")))
	if !slices.Contains(harmless, "article id tabindex data-status data-retry") {
		t.Fatalf("the site has no entries: %q", harmless)
	}
	asCode := markup(t, render(testCatalog("    text", "id", "https://x.example/a")))
	for i, s := range slices.Concat(hostile, codes()) {
		want := harmless
		switch b := Blocks(s); {
		case len(b) != 1, len(paragraphs(s)) != 1:
			continue // it is meant to be several
		case b[0].Code:
			want = asCode
		}
		if diff := cmp.Diff(want, markup(t, render(testCatalog(s, `"><img src=x>`, hostileURLs[i%2])))); diff != "" {
			t.Errorf("%q changes the site: %s", s, diff)
		}
	}
}

// TestHTMLAlone checks that the site asks for nothing: no address of anything
// but links, and a policy that would not allow it.
func TestHTMLAlone(t *testing.T) {
	var b bytes.Buffer
	if err := Render(&b, "html", testCatalog("text", "id", "https://x.example/a")); err != nil {
		t.Fatal(err)
	}
	for _, never := range []string{"src=", "@import", "url(", "srcset", "http-equiv=\"refresh\"", "fetch(", "XMLHttpRequest", "unsafe-inline"} {
		if strings.Contains(b.String(), never) {
			t.Errorf("the site has %s", never)
		}
	}
	if !strings.Contains(b.String(), `content="default-src &#39;none&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;; img-src data:; script-src &#39;sha256-`) {
		t.Error("the site has not the policy that it should have")
	}
}
