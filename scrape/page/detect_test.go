package page

import "testing"

// TestEnding checks that the ending of a name decides where the content could be
// of several forms, and only there.
func TestEnding(t *testing.T) {
	const (
		tight    = "# A\nBody of A.\n# B\nBody of B.\n"
		tags     = "<div>\n\n# A\n\n**bold** `code`\n\n</div>\n"
		noSigns  = "<p>One</p>\n<p>Two</p>\n"
		document = "<!doctype html><title>A</title><p>One\n"
		plain    = "One\nTwo\n"
	)
	for _, c := range []struct{ name, source, want string }{
		{"a.md", tight, ".md"},
		{"a.MDX", plain, ".md"},
		{"https://acme.example/a.md?raw=1", plain, ".md"},
		{"https://acme.example/a?page=b.md", plain, ".txt"},
		{"a.txt", plain, ".txt"},
		{"a", plain, ".txt"},
		{"a.md", noSigns, ".md"},
		{"a.html", noSigns, ".html"},
		{"a", noSigns, ".html"},
		{"a.htm", tags, ".html"},
		{"a.md", tags, ".md"},
		{"a", tags, ".md"},
		{"a.md", document, ".html"},
		{"a.txt", tight, ".txt"},
	} {
		p, err := Read(c.name, Origin{Body: []byte(c.source)})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if p.Ext() != c.want {
			t.Errorf("%s %q is read as %s, want %s", c.name, c.source, p.Ext(), c.want)
		}
	}
}
