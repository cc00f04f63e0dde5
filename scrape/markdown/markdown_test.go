package markdown_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/costtest"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
	"github.com/errgen/errgen/scrape/markdown"
	"github.com/errgen/errgen/scrape/page"
	"github.com/google/go-cmp/cmp"
)

func readMD(t testing.TB, source string) block.Document {
	t.Helper()
	read, err := markdown.Read([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// TestLooksLikeMarkdown checks that no text capture is taken for Markdown,
// and that Markdown needs no title to be known as such.
func TestLooksLikeMarkdown(t *testing.T) {
	for _, v := range scrapetest.Variants(t) {
		if got := markdown.Detect([]byte(v.Source)); got != strings.Contains(v.Name, "Markdown") {
			t.Errorf("looksLikeMarkdown of the variant %s = %v", v.Name, got)
		}
	}
	for source, want := range map[string]bool{
		"---\ntitle: a\n---\ntext":                         true,
		"> See llms.txt\n\n# 404\n":                        true,
		"# Title\n\ntext":                                  true,
		"text\n\n## One\n\ntext\n\n## Two\n":               true,
		"text\n```\n{}\n```\n":                             true,
		"| a | b |\n|---|---|\n| 1 | 2 |\n":                true,
		"a\\_b is [gone](/b)\n":                            true,
		"export const A = 1;\n\n**bold** text":             true,
		"":                                                 false,
		"404 errors\n\n  • One\n  * Two\n- Three\n":        false,
		"{\n  \"a\": \"# b\"\n}\n":                         false,
		"curl x\n# a comment\ncurl y\n":                    false,
		"import { A } from 'a'\n<A b={c}>\n  text\n</A>\n": false,
		"Docs > API\n\n> curl x\n":                         false,
		"a * b * c and a_b_c\n---\n":                       false,
		"---\nno front matter":                             false,
	} {
		if got := markdown.Detect([]byte(source)); got != want {
			t.Errorf("looksLikeMarkdown(%q) = %v", source, got)
		}
	}
}

func TestMarkdownFront(t *testing.T) {
	p := readMD(t, "---\ntitle: \"40142: Token \\\"expired\\\"\"\nplain: a: b # c\nsingle: 'it''s'\nlist:\n  - nested: x\nflow: [a]\nempty:\nblock: |\n  text\n---\n# A\n")
	want := map[string]string{"title": `40142: Token "expired"`, "plain": "a: b", "single": "it's", "flow": "a"}
	if diff := cmp.Diff(want, p.Front); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if line := p.Blocks[0].Line; line != 12 {
		t.Errorf("the heading is on line %d", line)
	}
}

// TestMarkdownDetails checks what the blocks in testdata do not show.
func TestMarkdownDetails(t *testing.T) {
	p := readMD(t, "# A\n\n[One](/a_b?c&amp;d#e) and <https://example.com/x>.\n\n<Card title=\"Go\" href=\"/go\" />\n\n```js theme={null}\nx\n```\n\n"+
		"1. [x](y)\n\n| a |\n|---|\n| [b](c) |\n\ntext\n\n| d |\n|---|\n\n<a id=\"before\"/>\n\n## B\n")
	want := []block.Block{
		{Kind: block.Heading, Level: 1, Text: "A", Line: 1},
		{Text: "One and https://example.com/x.", Links: []string{"/a_b?c&d#e", "https://example.com/x"}, Line: 3},
		{Kind: block.Label, Text: "Go", Links: []string{"/go"}, Line: 5},
		{Kind: block.Code, Lang: "js theme={null}", Text: "x", Line: 7},
		{Kind: block.Item, Level: 1, Ordered: true, Text: "x", Links: []string{"y"}, Line: 11},
		{Kind: block.Row, Header: true, Table: 1, Cells: []string{"a"}, Line: 13},
		{Kind: block.Row, Table: 1, Cells: []string{"b"}, Links: []string{"c"}, Line: 15},
		{Text: "text", Line: 17},
		{Kind: block.Row, Header: true, Table: 2, Cells: []string{"d"}, Line: 19},
		{Kind: block.Heading, Level: 2, Text: "B", IDs: []string{"before"}, Line: 24},
	}
	if diff := cmp.Diff(want, p.Blocks); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestMarkdownCost reads inputs that are quadratic, or worse, for a reader
// without bounds. Each must end, with blocks or with an error.
func TestMarkdownCost(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: what hostile pages cost is not measured")
	}
	const size = 16 << 10
	for _, piece := range []string{
		"[", "]", "![", "![[[", "[](", "[a](", "[a]", "[a][", "[a](<b", "`", "`a", "``a`", "*", "*a ", "*a_ ", "**a", "*a**", "_a*", "~~a", "~a ~~",
		"<", "<a ", "<A ", "<a href=\"", "<a b='", "<a {", "<A a={\"", "<pre>", "<svg>", "<!--", "<!--a-->", "<?", "<!A", "</a>", "<A>", "<A></A>", "<a>", "<div>", "<p>", "<li>", "<b><i>",
		"<div>\n", "<A>\n", "<A>\n</B>\n", "<p>a\n", "<b>\n", "<A></B>", "</A>\n", "{", "{/*", "{\"", "{`", "export const a = {\n", "export const a = {\n\n", "import {a} from 'b'\n",
		"&", "&#", "&amp;", "\\", "a.", "> ", ">", "- ", "1. ", "* - ", "+ a\n", "- a\n", "> a\n", "a\n\n", "a\n", "#", "# a\n", "# {#a}", "|", "| a ", "a\n|-|\n|a|\n", "|-", "|-|\n", "|a|\n|-|\n",
		"[a]: x\n", "[a]: x\n\n", "[a]\n\n[a]: x\n\n", "http://a ", "<http://", "<a@", "```\n", "~~~\n", "```a\n", "\t", " ", "a*b_c ", "[^", "(", "a<br>**b:** c ", "\n", "---\n", "===\na\n", "a: b\n",
		": a\n", "a\n: b\n\n", "a\n\n: b\n", "!!! a\n", "!!! a\n    b\n", "=== \"a\"\n", ":::a [\n", "::: {", "> [!A]\n", "[^a]: b\n", "[^a] b\n\n[^a]: b\n", "{% a %}{% enda %}", "{% a {% enda ", "{{< a >}}{{< /a >}}\n",
	} {
		t.Run(fmt.Sprintf("%q", piece), func(t *testing.T) {
			checkCost(t, size, piece)
		})
	}
	for _, piece := range []string{"_a*", "[](", "> ", "`a", "- a\n", "<p>a\n", "{`", "|-|\n"} {
		t.Run(fmt.Sprintf("256 KB of %q", piece), func(t *testing.T) {
			checkCost(t, 4*size, piece)
		})
	}
}

// checkCost checks that reading a page of size bytes of a piece, and finding out
// what it is, costs what a part of it leads to expect.
func checkCost(t *testing.T, size int, piece string) {
	t.Helper()
	costtest.Linear(t, size, func(size int) func() {
		source := []byte(strings.Repeat(piece, size/len(piece)))
		return func() {
			_, _ = markdown.Read(source) // an error is an end, too
			markdown.Detect(source)
		}
	})
}

// TestAbly reads the real pages of one site.
func TestAbly(t *testing.T) {
	root := filepath.Join(scrapetest.SharedDir(t), "corpus/ably/raw/src/pages/docs/platform/errors")
	files, err := filepath.Glob(filepath.Join(root, "*/*.mdx"))
	if err != nil || len(files) != 275 {
		t.Fatalf("%d pages (error %v)", len(files), err)
	}
	syntax := regexp.MustCompile(`\{/\*|^import |export const|<a id|</?[A-Z]\w+>`)
	for _, file := range append(files, filepath.Join(root, "index.mdx"), filepath.Join(root, "codes.mdx")) {
		p := readShared(t, file)
		if p.Front["title"] == "" {
			t.Errorf("%s: no title in %v", file, p.Front)
		}
		for i, b := range p.Blocks {
			if b.IsText() && syntax.MatchString(b.Text) || p.Line(i) == 0 {
				t.Errorf("%s:%d: %v %q", file, p.Line(i), b.Kind, b.Text)
			}
		}
	}
	rows := 0
	for _, b := range readShared(t, filepath.Join(root, "codes.mdx")).Blocks {
		if b.Kind != block.Row || b.Header {
			continue
		}
		rows++
		code, _, _ := strings.Cut(block.OneLine(b.Cells[0]), " ")
		if len(b.IDs) != 1 || b.IDs[0] != code || len(b.Cells) != 3 || len(b.Links) == 0 || !strings.Contains(b.Links[0], "/"+code+"-") {
			t.Errorf("line %d: %q with the anchors %q", b.Line, b.Cells, b.IDs)
		}
	}
	if rows != 275 {
		t.Errorf("%d rows", rows)
	}
	p := readShared(t, filepath.Join(root, "codes/40142-token-expired.mdx"))
	if diff := cmp.Diff([]string{"What you should do", "Why it happens", "What you'll see"}, titles(p)); diff != "" {
		t.Errorf("headings (-page +got):\n%s", diff)
	}
}

func readShared(t *testing.T, file string) *page.Page {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p, err := page.Read(filepath.Base(file), page.Origin{Body: source})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func titles(p *page.Page) []string {
	var all []string
	for _, b := range p.Blocks {
		if b.Kind == block.Heading {
			all = append(all, b.Text)
		}
	}
	return all
}

// FuzzReadMarkdown checks that the Markdown reader keeps its promises on any
// input, and that its lines are lines of the source.
func FuzzReadMarkdown(f *testing.F) {
	scrapetest.SeedPages(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		text := strings.ToValidUTF8(string(source), "?")
		p, err := markdown.Read([]byte(text))
		if err != nil {
			return
		}
		scrapetest.CheckBlocks(t, p.Blocks)
		for i, b := range p.Blocks {
			if b.Line < 1 || int(b.Line) > 1+strings.Count(text, "\n") {
				t.Errorf("block %d is on line %d", i, b.Line)
			}
		}
	})
}

func BenchmarkReadMarkdown(b *testing.B) {
	for _, n := range []int{34, 400, 5000} {
		var source strings.Builder
		source.WriteString("# 404\n\nexport const A = \"b\";\n\n")
		for i := range n {
			fmt.Fprintf(&source, "## widget\\_%d\\_not\\_found\n\n<Columns cols={2}>\n  <div>\n    <p><Badge color=\"red\">404</Badge> <strong>Widget not found</strong></p>\n    <p>Widget %[1]d could not be found.</p>\n  </div>\n\n"+
				"  ```js theme={null}\n  {\n    \"error_type\": \"widget_%[1]d_not_found\"\n  }\n  ```\n</Columns>\n\n<Heading level={3}>Need help?</Heading>\n\n***\n\n", i)
		}
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			b.SetBytes(int64(source.Len()))
			b.ReportAllocs()
			for b.Loop() {
				readMD(b, source.String())
			}
		})
	}
}
