package scrape

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func readMD(t testing.TB, source string) *Page {
	t.Helper()
	page := &Page{Name: "page.md"}
	if err := page.readMarkdown([]byte(source)); err != nil {
		t.Fatal(err)
	}
	return page
}

// TestMarkdownTime reads inputs that are quadratic, or worse, for a reader
// without bounds. Each must end, with blocks or with an error.
func TestMarkdownTime(t *testing.T) {
	const size = 1 << 20
	for _, piece := range []string{
		"[", "]", "![", "![[[", "[](", "[a](", "[a]", "[a][", "[a](<b", "`", "`a", "``a`", "*", "*a ", "*a_ ", "**a", "*a**", "_a*", "~~a", "~a ~~",
		"<", "<a ", "<A ", "<a href=\"", "<a b='", "<a {", "<A a={\"", "<pre>", "<svg>", "<!--", "<!--a-->", "<?", "<!A", "</a>", "<A>", "<A></A>", "<a>", "<div>", "<p>", "<li>", "<b><i>",
		"<div>\n", "<A>\n", "<A>\n</B>\n", "<p>a\n", "<b>\n", "<A></B>", "</A>\n", "{", "{/*", "{\"", "{`", "export const a = {\n", "export const a = {\n\n", "import {a} from 'b'\n",
		"&", "&#", "&amp;", "\\", "a.", "> ", ">", "- ", "1. ", "* - ", "+ a\n", "- a\n", "> a\n", "a\n\n", "a\n", "#", "# a\n", "# {#a}", "|", "| a ", "a\n|-|\n|a|\n", "|-", "|-|\n", "|a|\n|-|\n",
		"[a]: x\n", "[a]: x\n\n", "[a]\n\n[a]: x\n\n", "http://a ", "<http://", "<a@", "```\n", "~~~\n", "```a\n", "\t", " ", "a*b_c ", "[^", "(", "a<br>**b:** c ", "\n", "---\n", "===\na\n", "a: b\n",
	} {
		t.Run(fmt.Sprintf("%q", piece), func(t *testing.T) {
			for _, source := range []string{
				strings.Repeat(piece, size/len(piece)),
				"# a\n\n" + strings.Repeat(strings.Repeat(strings.TrimSuffix(piece, "\n"), 4000/len(piece))+"\n\n", size/4000),
			} {
				start := time.Now()
				page := &Page{Name: "page.md"}
				err := page.readMarkdown([]byte(source))
				looksLikeMarkdown([]byte(source))
				if took := time.Since(start); took > 2*time.Second {
					t.Errorf("took %v (error %v)", took, err)
				}
			}
		})
	}
}
