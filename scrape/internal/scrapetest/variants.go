package scrapetest

import (
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

// A variant is a form of the captured page, and the entries it still has.
type Variant struct {
	Name, Source string
	Want         []catalog.Entry
}

// CapturedPage returns the page of 404 errors that errgen carries.
func CapturedPage(t testing.TB) string { return bundledFile(t, "404.txt") }

func bundledFile(t testing.TB, name string) string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join(scrapeDir(t), "site", "bundled", "stytch-b2b", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

// Variants are the forms 1 and 5 of the Stytch documentation: text captures
// as browsers and extractors make them, and the page as HTML.
func Variants(t testing.TB) []Variant {
	text := CapturedPage(t)
	replace := func(pattern, by string) string {
		out := regexp.MustCompile(pattern).ReplaceAllString(text, by)
		if out == text {
			t.Fatalf("the pattern %s changes nothing", pattern)
		}
		return out
	}
	navigation, _, found := strings.Cut(bundledFile(t, "overview.txt"), "Errors overview")
	if !found {
		t.Fatal("the overview has no title")
	}
	all := func(name, source string) Variant { return Variant{name, source, PageErrors} }
	forms := []Variant{
		all("new site as text", NewSiteText(PageErrors, true)),
		all("new site as HTML", NewSiteHTML(PageErrors)),
	}
	for name, write := range Listings {
		forms = append(forms,
			all("new site as Markdown, "+name+" inside", NewSiteMarkdown(PageErrors, write, true)),
			all("new site as Markdown, "+name+" after", NewSiteMarkdown(PageErrors, write, false)))
	}
	return append(forms, []Variant{
		all("windows line ends", strings.ReplaceAll(text, "\n", "\r\n")),
		all("byte order mark", "\ufeff"+text),
		all("navigation before the title", navigation+text),
		all("badge on two lines", replace(`(?m)^404Not found$`, "404\nNot found")),
		all("badge with a space", replace(`(?m)^404Not found$`, "404 Not found")),
		all("no blank line before the sample", replace(`(?m)^Error\n\n\{`, "Error\n{")),
		all("no label before the sample", replace(`(?m)^Error\n\n\{`, "{")),
		all("headings of the new site", replace(`(?m)^Troubleshooting steps$`, "Troubleshooting")),
		all("flush left", replace(`(?m)^[ \t]+`, "")),
		all("indented", replace(`(?m)^`, "    ")),
		{"reader mode", readerMode(text), PageErrors},
		{"old site as HTML", OldSite(PageErrors), PageErrors},
		{"old site as HTML, tight", strings.ReplaceAll(OldSite(PageErrors), ">\n", ">"), PageErrors},
	}...)
}

// readerMode returns a capture as reader modes make it: the first description
// above the title, no bullets, no blank lines, nothing indented.
func readerMode(text string) string {
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(strings.TrimSpace(line), "• ")
	}
	at := slices.Index(lines, PageErrors[0].Message)
	first := lines[at]
	return first + "\n" + strings.Join(slices.Delete(lines, at, at+1), "\n")
}

// OldSite writes entries as the HTML of the old site: rendered on the server,
// with the type as the id of its heading and everything repeated in a script.
func OldSite(entries []catalog.Entry) string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html>
<html lang="en"><head><title>404 errors</title><style>h2 { color: red }</style></head>
<body>
<nav><a href="/docs">Docs</a><ul><li><a href="/docs/b2b/api/errors/overview">Overview</a></li>
<li><a href="/docs/b2b/api/errors/404">404</a></li></ul></nav>
<main><h1>404 errors</h1>
`)
	for _, e := range entries {
		description := e.Description
		if description == "" {
			description = e.Message
		}
		fmt.Fprintf(&b, `<section>
<h2 id="%s">%[1]s</h2>
<div><span class="badge">404</span><span>Not found</span></div>
<p>%s</p>
`, e.Type, html.EscapeString(description))
		oldSiteList(&b, "Common causes", e.Causes)
		oldSiteList(&b, "Troubleshooting steps", e.Steps)
		fmt.Fprintf(&b, `<h4>Error</h4>
<pre><code class="language-json">%s</code></pre>
<div><h5>How to get help</h5><div>Visit our forum<br><a href="#">Stytch Forum</a></div><div>Ask in Slack</div></div>
</section>
`, html.EscapeString(sample(e)))
	}
	fmt.Fprintf(&b, "</main><script id=\"__NEXT_DATA__\" type=\"application/json\">%s</script></body></html>\n", sample(entries[0]))
	return b.String()
}

func oldSiteList(b *strings.Builder, title string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(b, "<h4>%s</h4>\n<ul>\n", title)
	for _, item := range items {
		fmt.Fprintf(b, "<li><p>%s</p></li>\n", strings.Replace(html.EscapeString(item), " ", "\n  ", 3))
	}
	b.WriteString("</ul>\n")
}

// sample returns the JSON sample of an entry as the page shows it.
func sample(e catalog.Entry) string {
	out, err := json.MarshalIndent(struct {
		StatusCode   int    `json:"status_code"`
		RequestID    string `json:"request_id"`
		ErrorType    string `json:"error_type"`
		ErrorMessage string `json:"error_message"`
		ErrorURL     string `json:"error_url"`
	}{e.Status[0], "request-id-test-b05c992f-ebdc-489d-a754-c7e70ba13141", e.Type, e.Message, e.URL}, "", "  ")
	if err != nil {
		panic(err)
	}
	return string(out)
}
