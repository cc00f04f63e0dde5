package scrape_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
	"github.com/google/go-cmp/cmp"
)

// crates is a profile of pages whose frame nothing marks.
const crates = `
name: crate
title: Crate
layouts:
  - begin: {kind: heading, text: '^(?P<type>[a-z_]+)$'}
    steps: What helps
    end: More crates
    noise: ^Call us
    url: "{page}"
`

// extractCrates returns what the entries of pages say, a line each, and the warnings.
func extractCrates(t *testing.T, pages map[string]string) (entries, warnings string) {
	t.Helper()
	profile, err := scrape.ParseProfile("crate.yaml", []byte(crates))
	if err != nil {
		t.Fatal(err)
	}
	var read []*page.Page
	for i := range len(pages) {
		for name, source := range pages {
			if !strings.HasPrefix(name, fmt.Sprint(i+1)) {
				continue
			}
			p, err := page.Read(name, page.Origin{Body: []byte(source)})
			if err != nil {
				t.Fatal(err)
			}
			p.URL = "https://crate.example/" + name
			read = append(read, p)
		}
	}
	s, err := scrape.Extract(profile, read)
	if err != nil {
		return err.Error(), ""
	}
	for _, o := range s.Entries {
		entries += o.Entry.Type + ": " + strings.Join(append([]string{o.Entry.Description}, o.Entry.Steps...), " / ") + "\n"
	}
	for _, w := range s.Warnings {
		warnings += w.Message + "\n" + w.Fix + "\n"
	}
	return entries, warnings
}

// TestPageEnds reads pages that end in what is of no entry, or looks so.
func TestPageEnds(t *testing.T) {
	const one = "<h2>a</h2><p>One.</p><h2>b</h2><p>Two.</p><h2>c</h2><p>Three.</p><h2>d</h2><p>Four.</p>"
	for _, test := range []struct {
		name    string
		pages   map[string]string
		entries string
		warning string
	}{
		{
			name: "a footer of words", pages: map[string]string{"1.html": "<h2>a</h2><p>One.</p><p>Copyright 2026 Crate Ltd.</p>"},
			entries: "a: One.\n\nCopyright 2026 Crate Ltd.\n", warning: `noise: ['^Copyright 2026 Crate Ltd\.$']`,
		},
		{
			name: "unlike the others", pages: map[string]string{"1.html": one + "<p>Crates since 1999.</p><p>Don't shake them, or what is in them may break.</p>"},
			entries: "d: Four.\n\nCrates", warning: `noise: ['^Crates since 1999\.$', '^Don''t shake them, or what is i']`,
		},
		{
			name: "like the others", pages: map[string]string{"1.html": "<h2>a</h2><p>One.</p><p>Really.</p>" + strings.ReplaceAll(one, ">a<", ">e<") + "<p>Crates since 1999.</p>"},
			entries: "d: Four.\n\nCrates since 1999.",
		},
		{
			name: "widgets", pages: map[string]string{"1.html": one + "<h2>Was this page helpful?</h2><p>Yes</p><p>No</p><p>Last updated: March 3</p><p>© Crate</p>"},
			entries: "d: Four.\n",
		},
		{
			name: "widgets after steps", pages: map[string]string{"1.md": "## a\n\nOne.\n\n**What helps**\n\n1. Wait.\n\nDid this page help you?\n\n[Edit this page](https://g.example)\n"},
			entries: "a: One. / Wait.\n",
		},
		{
			name: "widgets in each entry", pages: map[string]string{"1.html": "<h2>a</h2><p>One.</p><p>Last updated: March 3</p><h2>b</h2><p>Two.</p><p>Last updated: March 4</p>"},
			entries: "b: Two.\n\nLast updated: March 4\n", warning: "reads like the frame",
		},
		{
			name: "one text on most pages", pages: map[string]string{
				"1.html": "<h2>a</h2><p>One.</p><p>Crates since 1999.</p><p>Made by hand.</p>", "2.html": "<h2>b</h2><p>Two.</p><p>Crates since 1999.</p><p>Made by hand.</p>",
				"3.html": "<h2>c</h2><p>Three.</p><p>Crates since 1999.</p><p>Made by hand.</p>", "4.html": "<h2>d</h2><p>Four.</p>",
			},
			entries: "a: One.\nb: Two.\nc: Three.\nd: Four.\n", warning: `3 pages end in "Crates since 1999."`,
		},
		{
			name: "after a label that ends entries", pages: map[string]string{
				"1.html": "<h2>a</h2><p>One.</p><h3>More crates</h3><p>Red ones.</p><p>Made by hand.</p>", "2.html": "<h2>b</h2><p>Two.</p><h3>More crates</h3><p>Red ones.</p><p>Made by hand.</p>",
				"3.html": "<h2>c</h2><p>Three.</p><h3>More crates</h3><p>Green ones.</p><p>Made by hand.</p>",
			},
			entries: "a: One.\nb: Two.\nc: Three.\n",
		},
		{
			name: "which noise names", pages: map[string]string{
				"1.html": "<h2>a</h2><p>One.</p><p>Call us.</p>", "2.html": "<h2>b</h2><p>Two.</p><p>Call us.</p>", "3.html": "<h2>c</h2><p>Three.</p><p>Call us.</p>",
			},
			entries: "a: One.\nb: Two.\nc: Three.\n",
		},
		{
			name: "one text for all entries", pages: map[string]string{
				"1.html": "<h2>a</h2><p>It failed.</p><h2>b</h2><p>It failed.</p>", "2.html": "<h2>c</h2><p>It failed.</p><h2>d</h2><p>It failed.</p>",
				"3.html": "<h2>e</h2><p>It failed.</p><h2>f</h2><p>It failed.</p>",
			},
			entries: "e: It failed.\nf: It failed.\n",
		},
		{
			name: "on two pages", pages: map[string]string{"1.html": "<h2>a</h2><p>One.</p><p>Wait.</p>", "2.html": "<h2>b</h2><p>Two.</p><p>Wait.</p>"},
			entries: "a: One.\n\nWait.\nb: Two.\n\nWait.\n",
		},
		{
			name: "a step on all pages", pages: map[string]string{
				"1.html": "<h2>a</h2><p>One.</p><h3>What helps</h3><ul><li>Wait.</ul>", "2.html": "<h2>b</h2><p>Two.</p><h3>What helps</h3><ul><li>Wait.</ul>",
				"3.html": "<h2>c</h2><p>Three.</p><h3>What helps</h3><ul><li>Open it.<li>Wait.</ul>",
			},
			entries: "a: One. / Wait.\nb: Two. / Wait.\nc: Three. / Open it. / Wait.\n",
		},
		{
			name: "in the main part", pages: map[string]string{
				"1.html": "<main><h2>a</h2><p>One.</p><p>Wait.</p></main>", "2.html": "<main><h2>b</h2><p>Two.</p><p>Wait.</p></main>", "3.html": "<main><h2>c</h2><p>Three.</p><p>Wait.</p></main>",
			},
			entries: "a: One.\n\nWait.\nb: Two.\n\nWait.\nc: Three.\n\nWait.\n",
		},
		{
			name: "in Markdown", pages: map[string]string{"1.md": "## a\n\nOne.\n\nWait.", "2.md": "## b\n\nTwo.\n\nWait.", "3.md": "## c\n\nThree.\n\nWait."},
			entries: "c: Three.\n\nWait.\n",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			entries, warnings := extractCrates(t, test.pages)
			if !strings.Contains(entries, test.entries) {
				t.Errorf("entries: %s", cmp.Diff(test.entries, entries))
			}
			if (warnings == "") != (test.warning == "") || !strings.Contains(warnings, test.warning) {
				t.Errorf("warnings:\n%s\nwant one with %s", warnings, test.warning)
			}
		})
	}
}

// TestWithinFrame checks that a part of a page may end before the footer of its site.
func TestWithinFrame(t *testing.T) {
	profile, err := scrape.ParseProfile("a.yaml", []byte("name: a\ntitle: A\nlayouts:\n  - within: {before: ^Crates since}\n    begin: {kind: heading, text: '^(?P<type>[a-z]+)$'}\n"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := page.Read("a.html", page.Origin{Body: []byte("<main><h2>full</h2><p>One.</p></main><footer><p>Crates since 1999.</p></footer>")})
	if err != nil {
		t.Fatal(err)
	}
	if s, err := scrape.Extract(profile, []*page.Page{p}); err != nil || len(s.Entries) != 1 || s.Entries[0].Entry.Description != "One." {
		t.Errorf("entries %v, error %v", s.Entries, err)
	}
}
