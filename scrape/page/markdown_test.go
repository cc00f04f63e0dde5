package page

import (
	"strings"
	"testing"
)

// TestMarkdownProblems reads pages that must not lose what follows a mistake.
func TestMarkdownProblems(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"fence never closed", "# A\n\n```js\n{}\n\n## B\n", "page.md:3: the page cannot be read as Markdown: the fenced code that begins on line 3 and never ends"},
		{"fence closed by the next", "```\na\n\n## B\n\n```js\nb\n```\n", "page.md:1:"},
		{"fence in a container", "<A>\n  ```\n  a\n</A>\n", "page.md:2:"},
		{"comment never closed", "# A\n\n<!-- b\n\n## C\n", "page.md:3:"},
		{"comment of MDX never closed", "import a from 'b'\n\n{/* b\n", "page.md:3:"},
		{"deep lists", strings.Repeat("> ", 200) + "a", "nested too deeply"},
		{"deep elements", strings.Repeat("<div>\n", 300), "nested too deeply"},
		{"wide tables", strings.Repeat("|a", 5000) + "|\n" + strings.Repeat("|-", 5000) + "|\n" + strings.Repeat("|\n", 5000), "too many cells"},
	} {
		t.Run(test.name, func(t *testing.T) {
			page := &Page{Name: "page.md"}
			err := page.readMarkdown([]byte(test.source))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}
