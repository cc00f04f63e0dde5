package scrapetest

import (
	"fmt"
	"html"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// The new site's forms of the page, composed from what is known of its generator.

// badgeTitle returns the type as the new site's badge has it.
func badgeTitle(e catalog.Entry) string {
	words := strings.ReplaceAll(e.Type, "_", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// prose returns what the page says above the sample.
func prose(e catalog.Entry) string {
	if e.Description != "" {
		return e.Description
	}
	return e.Message
}

// NewSiteText writes entries as form 2: a text capture of the new site.
func NewSiteText(entries []catalog.Entry, withSamples bool) string {
	var b strings.Builder
	b.WriteString("Search...\nAPI reference\nErrors\n400\n401\n404\n\n404\n\n")
	for _, e := range entries {
		fmt.Fprintf(&b, "%s\n\n404 %s\n\n%s\n\n", e.Type, badgeTitle(e), prose(e))
		for _, list := range []struct {
			label string
			items []string
		}{{"Common Causes", e.Causes}, {"Troubleshooting", e.Steps}} {
			if len(list.items) > 0 {
				fmt.Fprintf(&b, "%s\n\n  • %s\n\n", list.label, strings.Join(list.items, "\n\n  • "))
			}
		}
		if withSamples {
			b.WriteString(sample(e) + "\n")
		}
		b.WriteString("Need help?\n\nSlack community\nAsk a question\n\nEmail us\n\n")
	}
	return b.String()
}

// A listing writes the causes or steps of an entry in Markdown under a label.
type Listing func(b *strings.Builder, label string, items []string)

// The ways in which a page may write them.
var Listings = map[string]Listing{
	"stars under headings": func(b *strings.Builder, label string, items []string) {
		fmt.Fprintf(b, "### %s\n\n* %s\n\n", label, strings.Join(items, "\n* "))
	},
	"stars under bold labels": func(b *strings.Builder, label string, items []string) {
		fmt.Fprintf(b, "**%s**\n\n* %s\n\n", label, strings.Join(items, "\n* "))
	},
	"items under components": func(b *strings.Builder, label string, items []string) {
		fmt.Fprintf(b, "<Heading noAnchor={true} level={3}>%s</Heading>\n\n<ul>\n  <li>%s</li>\n</ul>\n\n", label, strings.Join(items, "</li>\n  <li>"))
	},
}

// NewSiteMarkdown writes entries as form 3. The lists stand in the first div,
// indented as it is, or after it.
func NewSiteMarkdown(entries []catalog.Entry, write Listing, inside bool) string {
	var b strings.Builder
	b.WriteString(`> ## Documentation Index
> Fetch the complete documentation index at: https://stytch.com/docs/llms.txt

# 404

> Not found errors of the B2B API

export const PUBLIC_SLACK_INVITE_URL = "https://join.slack.com/t/stytch/shared_invite/zt-1234";

`)
	for _, e := range entries {
		var lists strings.Builder
		for _, list := range []struct {
			label string
			items []string
		}{{"Common Causes", e.Causes}, {"Troubleshooting", e.Steps}} {
			if len(list.items) > 0 {
				write(&lists, list.label, list.items)
			}
		}
		in, after := "", lists.String()
		if inside {
			in, after = indent(lists.String(), "    "), ""
		}
		fmt.Fprintf(&b, `## %s

<Columns cols={2}>
  <div>
    <p><Badge color="red">404</Badge> <strong>%s</strong></p>

    <p>%s</p>

%s  </div>

%s%s
</Columns>

<Heading noAnchor={true} level={3}>Need help?</Heading>

<Columns cols={2}>
  <Card title="Slack community" icon="slack" href={PUBLIC_SLACK_INVITE_URL} />

  <Card title="Email us" icon="envelope" href="mailto:support@stytch.com" />
</Columns>

***

`, strings.ReplaceAll(e.Type, "_", `\_`), badgeTitle(e), prose(e), in, after, indent("```js theme={null}\n"+sample(e)+"\n```\n", "  "))
	}
	return b.String()
}

func indent(text, by string) string {
	if text == "" {
		return ""
	}
	return by + strings.TrimSuffix(strings.ReplaceAll(text, "\n", "\n"+by), by)
}

// NewSiteHTML writes entries as form 4: what the generator of the new site
// renders, with everything that bites.
func NewSiteHTML(entries []catalog.Entry) string {
	var b, toc strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&toc, `<li><a href="#%s">%[1]s</a></li>`, e.Type)
	}
	b.WriteString(`<!DOCTYPE html><html><head><title>404 - Stytch</title></head><body><div id="sidebar"><ul>` +
		`<li><a href="/docs/api-reference/b2b/api/errors/overview">Overview</a></li><li><a href="/404">404</a></li></ul></div>` +
		`<div id="content-area"><header><h1 id="page-title">404</h1></header><div class="mdx-content">`)
	for _, e := range entries {
		fmt.Fprintf(&b, `<h2 class="flex" id="%s"><div class="absolute"><a aria-label="Navigate to header" href="#%[1]s">%s<div class="icon"><svg></svg></div></a></div><span class="cursor-pointer">%[1]s</span></h2>`, e.Type, "\u200b")
		fmt.Fprintf(&b, `<div class="columns"><div><span data-as="p"><span data-shape="rounded" data-variant="surface">404</span> <strong>%s</strong></span><span data-as="p">%s</span>`,
			badgeTitle(e), html.EscapeString(prose(e)))
		newSiteLists(&b, e)
		b.WriteString(`</div><div data-component-part="code-block-root"><button aria-label="Copy">Copy</button><div><pre><code language="js">` +
			tokens(sample(e)) + `</code></pre></div></div></div>`)
		b.WriteString(`<h3 id="need-help">Need help?</h3><div><a href="https://join.slack.com"><h2 data-component-part="card-title">Slack community</h2></a>` +
			`<a href="mailto:support@stytch.com"><h2 data-component-part="card-title">Email us</h2></a></div><hr/>`)
	}
	b.WriteString(`</div></div><div id="table-of-contents"><ul>` + toc.String() + `</ul></div><footer>Powered by</footer><script>self.__next_f.push([1,"`)
	for _, e := range entries {
		b.WriteString(strings.ReplaceAll(html.EscapeString(sample(e)), "\n", `\n`))
	}
	b.WriteString(`"])</script></body></html>`)
	return b.String()
}

func newSiteLists(b *strings.Builder, e catalog.Entry) {
	for _, list := range []struct {
		label string
		items []string
	}{{"Common Causes", e.Causes}, {"Troubleshooting", e.Steps}} {
		if len(list.items) == 0 {
			continue
		}
		fmt.Fprintf(b, `<h3 id="%s"><span>%s</span></h3><ul>`, strings.ToLower(strings.ReplaceAll(list.label, " ", "-")), list.label)
		for _, item := range list.items {
			fmt.Fprintf(b, `<li>%s</li>`, html.EscapeString(item))
		}
		b.WriteString(`</ul>`)
	}
}

// tokens writes code with a span for each token, as highlighters do.
func tokens(code string) string {
	var b strings.Builder
	for _, line := range strings.SplitAfter(code, "\n") {
		b.WriteString(`<span class="line">`)
		for _, word := range strings.SplitAfter(line, " ") {
			b.WriteString(`<span style="color:#24292E">` + html.EscapeString(word) + `</span>`)
		}
		b.WriteString(`</span>`)
	}
	return b.String()
}
