package sources

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/report"
	"github.com/errgen/errgen/internal/update"
)

// hostile is a text that means something to terminals, to CI systems and in markup.
const hostile = "::error::x\n::set-output name=a::b\n##vso[task.x]\x1b[31m @team #1 <script>alert(1)</script> [a](http://b) | `c`\n# d\u202e"

// hostileComparison has the text wherever documentation has a say.
func hostileComparison() *Comparison {
	pages := &catalog.Catalog{
		Title:    hostile,
		Errors:   []catalog.Entry{{Type: hostile, Message: "Here."}, {Type: "x", Message: hostile, Category: []string{hostile}}},
		Coverage: catalog.Coverage{Partial: new(catalog.Missing)},
	}
	sdk := listOf("sdk", "x", "y")
	sdk.Items[0].Message, sdk.Items[0].Category = []string{"There."}, []string{"a"}
	sdk.Items[0].File, sdk.Items[0].Line = hostile, 3
	return Compare(&update.Publication{
		File: hostile, Title: hostile, Pages: pages, Lists: []update.PublishedList{sdk},
		Places: map[string]update.Place{hostile: {File: hostile, Line: 1}, "x": {File: hostile, Line: 2}},
	})
}

// TestHostile checks that no text of a source is a command or markup in a format.
func TestHostile(t *testing.T) {
	c := hostileComparison()
	if len(c.Findings) != 4 {
		t.Fatalf("found %q", found(c))
	}
	command := regexp.MustCompile(`(?m)^\s*::|##vso\[|[\x00-\x09\x0b-\x1f\x{202e}]`)
	for _, format := range report.Formats() {
		var b bytes.Buffer
		out := inert.NewStream(&b)
		if err := (Comparisons{c}).Write(out, format, Options{Strict: true, All: true}); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		if format == "github" {
			text = regexp.MustCompile(`(?m)^::(error|notice) `).ReplaceAllString(text, "")
		}
		if at := command.FindString(text); at != "" && format != "html" {
			t.Errorf("%s has the command %q:\n%s", format, at, text)
		}
		if (format == "html" || format == "junit") && strings.Contains(text, "<script>") {
			t.Errorf("%s has a script:\n%s", format, text)
		}
		if format == "markdown" {
			for _, span := range []string{"@team", "<script>", "[a](http", "#1"} {
				if outside := regexp.MustCompile("`+[^`]+`+").ReplaceAllString(text, ""); strings.Contains(outside, span) {
					t.Errorf("%q is outside of code:\n%s", span, text)
				}
			}
		}
	}
}

// TestJSONForm checks that the JSON form has all, whatever people see.
func TestJSONForm(t *testing.T) {
	c := Compare(&update.Publication{Lists: []update.PublishedList{listOf("a", strings.Fields(strings.Repeat("x", 1)+" b1 c2 d3 e4 f5 g6 h7 i8 j9 k10 l11 m12")...), listOf("b", "x")}})
	var b bytes.Buffer
	if err := (Comparisons{c}).Write(&b, "json", Options{}); err != nil {
		t.Fatal(err)
	}
	var doc jsonDocument
	if err := json.Unmarshal(b.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	sources := doc.Catalogs[0].Sources
	if len(sources[0].Only) != 12 || len(sources[1].Missing) != 12 || len(sources[1].Only) != 0 || len(doc.Catalogs[0].Findings) != 12 || !doc.Differ {
		t.Errorf("%+v", doc)
	}
}
