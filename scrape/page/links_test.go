package page

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPageLinks checks that every link of a page arrives, wherever it stands.
func TestPageLinks(t *testing.T) {
	for _, test := range []struct {
		name, source string
		base         string
		want         []string
	}{
		{
			name: "HTML", base: "https://example.com/docs/",
			source: `<!doctype html><head><base target=_top><base href="https://example.com/docs/"><base href=/other></head>
<body><nav><ul><li><a href="errors/400">400</a></ul></nav>
<h1><a href=home>Errors</a></h1><table><tr><td><a href=errors/401>401</a><td>Unauthorized</table>
<a href="errors/403" aria-label="403"></a><a href="errors/404"><img src=x></a>
<pre><a href=errors/405>code</a></pre><a href="https://example.com/a b">space</a><a name=x>no link</a>
<h2><a href="#top">#</a>Top</h2><footer><a href="/legal">Legal</a></footer>`,
			want: []string{"errors/400", "home", "errors/401", "errors/403", "errors/404", "errors/405", "https://example.com/a b", "/legal"},
		},
		{
			name: "Markdown",
			source: "> Index at: https://example.com/bare\n\n# Errors\n\n- [400](/errors/400): Bad request\n- <https://example.com/auto>\n\n" +
				"<Card title=\"401\" href=\"/errors/401\" />\n\n<Card icon=\"x\" href=\"/errors/403\" />\n\n| a |\n|---|\n| [404](errors/404.md) |\n",
			want: []string{"/errors/400", "https://example.com/auto", "/errors/401", "/errors/403", "errors/404.md"},
		},
		{
			name:   "llms.txt",
			source: "# Acme\n\n> All of it.\n\n## Docs\n\n- [Not found](https://example.com/errors/404.md): what 404 means\n- [Gone](https://example.com/errors/410.md)\n",
			want:   []string{"https://example.com/errors/404.md", "https://example.com/errors/410.md"},
		},
		{name: "text", source: "404 errors\n\nsee https://example.com/errors\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			page, err := Read("page", Origin{Body: []byte(test.source)})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, page.Links); diff != "" || page.Base != test.base {
				t.Errorf("base %q; links (-want +got):\n%s", page.Base, diff)
			}
		})
	}
}
