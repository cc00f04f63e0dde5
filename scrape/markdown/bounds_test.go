package markdown_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/costtest"
	"github.com/errgen/errgen/scrape/page"
)

// TestMarkdownBounds reads pages of one thing over and over, each twice as large as the
// one before, up to the first that is refused: each ends in blocks or in an error within
// 256 MiB.
func TestMarkdownBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: what hostile pages cost is not measured")
	}
	const table, mb = "# T\n\n| a | b | c | d |\n|---|---|---|---|\n", 1 << 20
	for _, test := range []struct{ head, piece string }{
		{"", "a\n"},
		{"", "a\n\n"},
		{"", "a  \n"},
		{"", "#\n"},
		{"", "# a\n"},
		{"", "a\n===\n"},
		{"", "x"},
		{"", "\""},
		{"", "a b "},
		{"", "- a\n"},
		{"", "-\n"},
		{"", "- a\n\n"},
		{"", "- - - a\n"},
		{"", "1. a\n2) a\n"},
		{"", "-\n\n  a\n"},
		{"", "> a\n"},
		{"", "> > > a\n\n"},
		{"", ">>>>>>>>>>>> a\n\n"},
		{"", ": a\n"},
		{"", "a\n: b\n\n"},
		{"", "<p>a\n"},
		{"", "<p>a\n\n"},
		{"", "<b>a</b>\n\n"},
		{"", "<b>a</b>"},
		{"", "<A />\n"},
		{"", "</b>"},
		{"", "<br>\n\n"},
		{"", "`a` "},
		{"", "`a`\n\n"},
		{"", "*a* **b** _c_\n\n"},
		{"", "[a](b)\n\n"},
		{"", "![a](b)\n\n"},
		{"", "~~a~~\n\n"},
		{"", "<http://a>\n\n"},
		{"", "&amp;\\*\n\n"},
		{"", "[a]: x\n\n"},
		{"", "[^a] b\n\n[^a]: b\n"},
		{"[^a]: " + strings.Repeat("note ", 10_000) + "\n\n", "x [^a]\n"},
		{"", "{% a %}{% enda %}\n"},
		{"", "{{< figure "},
		{"", "{% toc %}\n"},
		{"", "    a\n\n"},
		{"", "```\n```\n"},
		{"", "!!! a\n    b\n"},
		{"", "> [!A]\n> b\n\n"},
		{"", ":::a\nb\n:::\n"},
		{"", "import a from 'b'\n"},
		{"", "|-|\n|a|\n\n"},
		{table, "|a|a|a|a\n"},
		{table, "a\n"},
		{"|" + strings.Repeat("a|", 2000) + "\n|" + strings.Repeat("-|", 2000) + "\n", "a\n"},
		{"---\n", "a: b\n"},
		{strings.Repeat("<div>\n", 150), strings.Repeat(" ", 90) + "- a\n"},
	} {
		t.Run(fmt.Sprintf("%.20q, %q", test.head, strings.TrimSpace(test.piece)), func(t *testing.T) {
			for n := mb / 2; n <= 64*mb; n *= 2 {
				source := []byte(test.head + strings.Repeat(test.piece, n/len(test.piece)))
				var err error
				used := costtest.Memory(func() { _, err = page.Read("page.md", page.Origin{Body: source}) }) + uint64(len(source))
				if used > 256*mb {
					t.Errorf("%d KB use %d MB (error %v)", n>>10, used/mb, err)
				}
				if err != nil {
					if !strings.Contains(err.Error(), "page.md") || len(err.Error()) > 500 {
						t.Errorf("%d KB: %v", n>>10, err)
					}
					return
				}
			}
			t.Error("64 MB are read")
		})
	}
}

// TestNumberedMarkdown does the same with texts that differ, as of footnotes and fields.
func TestNumberedMarkdown(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: what hostile pages cost is not measured")
	}
	const mb = 1 << 20
	for _, format := range []string{"x [^%d]\n\n[^%[1]d]: note\n\n", "[a%d]\n\n[a%[1]d]: /b\n\n", "{%% a%d %%}x{%% enda%[1]d %%}\n\n", "<a id=\"a%d\"></a>\n\n## b\n\n"} {
		t.Run(format, func(t *testing.T) {
			for n := 4 << 10; n <= 16<<20; n *= 2 {
				var b strings.Builder
				for i := range n {
					fmt.Fprintf(&b, format, i)
				}
				var err error
				used := costtest.Memory(func() { _, err = page.Read("page.md", page.Origin{Body: []byte(b.String())}) }) + uint64(b.Len())
				if used > 256*mb {
					t.Errorf("%d of them use %d MB (error %v)", n, used/mb, err)
				}
				if err != nil {
					return
				}
			}
		})
	}
}
