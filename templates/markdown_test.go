package templates

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// hostile are texts that would be more than text if an output let them.
var hostile = []string{
	"plain", "a_b c_d", "_emphasis_", "*emphasis* __strong__ **strong**", "`code` ``code``", "# heading", "- item", "+ item", "* item", "1. item", "2) item",
	"> quote", "---", "===", "```\nfence", "~~~", "~~gone~~", "| a | b |\n|---|---|", "<b>bold</b>", "<!-- comment -->", "<script>alert(1)</script>", "&lt;&amp;&#35;", "[link](https://x.example)", "[x]: https://x.example",
	"![image](https://x.example)", "https://x.example/path", "www.example.com", "WWW.example.com", "someone@example.com", "<https://x.example>", "\\", "\\\\*", "a\\", "a  \nb", "one\n\ntwo", "    indented", "\tindented", "$x$ $$y$$",
	"`", "``", "a`", "`a", "@deprecated {@link x} */ -->", "\"quoted\" 'quoted'", "{{.Type}} ${x} %s", "\x1b[31mred", "\u202ertl\u2028\u2029\ufeff", "日本 😀", "[^1]", "[ ] task", "ftp://x", "_", "__", "a__b__c", "é_b_ü", "?_x_?",
	"http&#58;//x", "www\\.example.com", "mailto:someone@example.com", "xmpp:a@b.c", "ends with #", "=cmd|' /C calc'!A1", "a,b\r\nc",
}

// github is the Markdown of GitHub, as far as goldmark has it.
var github = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))

// outline returns the elements of a document and what its texts say, in order.
func outline(t testing.TB, source []byte) []string {
	t.Helper()
	var list []string
	err := ast.Walk(github.Parser().Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			value := string(n.Segment.Value(source))
			if _, isCode := n.Parent().(*ast.CodeSpan); !isCode {
				value = unescape(value)
			}
			if n.SoftLineBreak() {
				value += "\n"
			}
			if last := len(list) - 1; last >= 0 && strings.HasPrefix(list[last], "text ") {
				list[last] += value
			} else {
				list = append(list, "text "+value)
			}
		case *ast.String:
			list = append(list, "text "+string(n.Value))
		case *ast.RawHTML:
			list = append(list, "html "+string(n.Segments.Value(source)))
		case *ast.Link:
			list = append(list, "link "+string(n.Destination))
		default:
			list = append(list, n.Kind().String())
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// unescape returns what a text of Markdown says: a backslash before
// punctuation does not show. There are no entities in what we write.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// checkMarkdown checks that a text reads as itself in each place where the
// templates have one.
func checkMarkdown(t testing.TB, s string) {
	t.Helper()
	want := singleLine(s)
	if want == "" {
		return
	}
	texts := []string{"text " + want}
	for _, test := range []struct {
		source string
		want   []string
	}{
		{"%s\n", append([]string{"Document", "Paragraph"}, texts...)},
		{"- %s\n", append([]string{"Document", "List", "ListItem", "TextBlock"}, texts...)},
		{"## %s\n", append([]string{"Document", "Heading"}, texts...)},
		{"[%s](#x)\n", append([]string{"Document", "Paragraph", "link #x"}, texts...)},
	} {
		source := fmt.Sprintf(test.source, markdown(s))
		if diff := cmp.Diff(test.want, outline(t, []byte(source))); diff != "" {
			t.Errorf("%q reads otherwise in\n%s%s", s, source, diff)
		}
	}
	code := markdownCode(s) + "\n"
	if diff := cmp.Diff([]string{"Document", "Paragraph", "CodeSpan", "text " + want}, outline(t, []byte(code))); diff != "" {
		t.Errorf("%q reads otherwise as code in\n%s%s", s, code, diff)
	}
	link := fmt.Sprintf("[x](%s)\n", markdownLink(s))
	if got := outline(t, []byte(link)); len(got) != 4 || got[3] != "text x" {
		t.Errorf("%q reads otherwise as a link in\n%s%q", s, link, got)
	}
}

func TestMarkdown(t *testing.T) {
	for _, s := range hostile {
		checkMarkdown(t, s)
	}
	for in, want := range map[string]string{ // the usual stays readable
		"Set email_id to a value (not 3.5).": "Set email_id to a value (not 3.5).",
		"Use GET /v1/users: it's free!":      "Use GET /v1/users: it's free!",
		"a * b":                              `a \* b`,
	} {
		if got := markdown(in); got != want {
			t.Errorf("markdown(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkMarkdown(t, s) })
}

// TestMarkdownPage checks that hostile text adds nothing to a page but text: it
// has the elements of the same page with harmless text.
func TestMarkdownPage(t *testing.T) {
	kinds := func(c *Catalog) []string {
		var b bytes.Buffer
		if err := Render(&b, "markdown", c); err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, element := range outline(t, b.Bytes()) {
			kind, _, _ := strings.Cut(element, " ")
			list = append(list, kind)
		}
		return list
	}
	harmless := func(s string) []string { return kinds(testCatalog(s, "id", "https://x.example/a")) }
	asText, asCode := harmless("text"), harmless("    text")
	for i, s := range slices.Concat(hostile, codes()) {
		want := asText
		switch b := Blocks(s); {
		case len(b) != 1, len(paragraphs(s)) != 1:
			continue // it is meant to be several
		case b[0].Code:
			want = asCode
		}
		if diff := cmp.Diff(want, kinds(testCatalog(s, `"><img src=x>`, hostileURLs[i%2]))); diff != "" {
			t.Errorf("%q changes the page: %s", s, diff)
		}
	}
}

// codes are the hostile texts as code.
func codes() []string {
	var list []string
	for _, s := range hostile {
		list = append(list, "    "+strings.ReplaceAll(s, "\n", "\n    "))
	}
	return list
}

// hostileURLs are addresses that may be linked to, with what ends a link.
var hostileURLs = []string{
	"https://x.example/a)[x](javascript:y)",
	"https://x.example/a)](x) \"t\" <b>_*`&lt;?x='\\#y#z",
}

// testCatalog returns a catalogue with a text in every field.
func testCatalog(s, id, url string) *Catalog {
	e := Error{
		Type: s, Status: []int{404, 429}, Title: s, Category: []string{s}, Message: s, Description: s, Causes: []string{s, s}, Steps: []string{s},
		URL: url, Note: s, Removed: true, ReplacedBy: s, Undocumented: true, Retryable: true,
		Const: "ErrX", Package: "acme", Member: "X", ID: id, Anchor: id, RemovedSince: s,
		Listed: []string{s, s}, ListedOnly: true,
	}
	errors := []Error{e, e}
	own := []*Error{&errors[0], &errors[1]}
	return &Catalog{
		Name: "acme", Title: s, Docs: url, Package: "acme", Lists: []string{s},
		Wire:     Wire{Status: "status", Type: "error.type", Message: "error.message"},
		Statuses: []Status{{Code: 404, Title: s, URL: url, ID: id, Errors: own, Own: own}, {Code: 429, Title: s, ID: id + "2", Errors: own}},
		Classes:  []Class{{"4xx", s}},
		Errors:   errors,
	}
}
