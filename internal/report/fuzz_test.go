package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/errgen/errgen/templates"
	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// fuzz runs check on the hostile report of each text.
func fuzz(f *testing.F, format string, check func(t *testing.T, text, out string)) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		out := written(t, hostileReport(text), format, Options{})
		if out != written(t, hostileReport(text), format, Options{}) {
			t.Error("two runs differ")
		}
		wantVisible(t, out)
		check(t, text, out)
	})
}

// wantVisible checks that nothing in out commands a terminal or hides in it.
func wantVisible(t *testing.T, out string) {
	t.Helper()
	if clean := templates.Printable(out); clean != out {
		at := 0
		for at < len(clean) && clean[at] == out[at] {
			at++
		}
		t.Errorf("it has %q", out[at:min(at+20, len(out))])
	}
}

func FuzzText(f *testing.F) {
	fuzz(f, "text", func(t *testing.T, _, out string) {
		wantInert(t, out)
		for line := range strings.Lines(out) {
			line = brokenUp.ReplaceAllString(line, "$1[") // its width was counted before it was broken up
			line = strings.NewReplacer(`:\:`, "::", `section_start\:`, "section_start:", `section_end\:`, "section_end:").Replace(line)
			if words := strings.Fields(line); len(words) > 1 && columns(strings.TrimRight(line, "\n")) > 80 {
				t.Errorf("%d columns: %.200q", columns(line), line)
			}
		}
	})
}

func FuzzTextByPlace(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := hostileReport(text)
		r.ByPlace = true
		out := written(t, r, "text", Options{})
		wantVisible(t, out)
		wantInert(t, out)
	})
}

var oldCommand = regexp.MustCompile(`##(vso|teamcity)?\[`)

// wantInert checks that no line commands a CI system.
func wantInert(t *testing.T, out string) {
	t.Helper()
	for line := range strings.Lines(out) {
		if strings.HasPrefix(strings.TrimSpace(line), "::") || oldCommand.MatchString(line) {
			t.Errorf("a CI system would run %.200q", line)
		}
	}
}

func FuzzJSON(f *testing.F) {
	fuzz(f, "json", func(t *testing.T, text, out string) {
		var doc document
		dec := json.NewDecoder(strings.NewReader(out))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&doc); err != nil || dec.More() {
			t.Fatalf("%v in %.1000s", err, out)
		}
		// encoding/json has one U+FFFD for each byte that is not UTF-8.
		want := string([]rune(text))
		if doc.Title != want || len(doc.Items) != 3 || doc.Items[1].New != want+"." || doc.Items[2].Words[1].Text != want {
			t.Errorf("the text came back as %.200q", doc.Title)
		}
	})
}

// brokenUp is a command of Azure or TeamCity as it is on a stream.
var brokenUp = regexp.MustCompile(`(?i)(##(?:vso|teamcity)?)\\\[`)

// githubLine is a workflow command, as the runner reads it.
var githubLine = regexp.MustCompile(`^::(error|warning|notice) ([^:]*)::(.*)\n$`)

func FuzzGitHub(f *testing.F) {
	data := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%25", "%")
	property := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	fuzz(f, "github", func(t *testing.T, text, out string) {
		lines := slices.Collect(strings.Lines(out))
		if len(lines) != 3 {
			t.Fatalf("%d commands, want 3: %.1000q", len(lines), out)
		}
		for _, line := range lines {
			m := githubLine.FindStringSubmatch(line)
			if m == nil {
				t.Fatalf("no workflow command: %.1000q", line)
			}
			got := map[string]string{}
			for pair := range strings.SplitSeq(m[2], ",") {
				key, value, _ := strings.Cut(pair, "=")
				got[key] = brokenUp.ReplaceAllString(property.Replace(value), "$1[")
			}
			delete(got, "title")
			want := map[string]string{"file": templates.Printable(text), "line": "3", "col": "5"}
			isPage := Item{File: text}.isPage()
			if text == "" || isPage {
				want = map[string]string{}
			}
			if diff := cmp.Diff(want, got); diff != "" && !strings.Contains(text, `\`) {
				t.Errorf("properties (-want +got):\n%s", diff)
			}
			if message := data.Replace(m[3]); !isPage && !strings.HasPrefix(message, cut(templates.Printable("the message of "+text), 4000)[:15]) {
				t.Errorf("the message is %.200q", message)
			}
		}
	})
}

var placeholder = regexp.MustCompile(`(^|[^{])\{(\{\{)*[0-9]`)

func FuzzSARIF(f *testing.F) {
	fuzz(f, "sarif", func(t *testing.T, text, out string) {
		var log sarifLog
		if err := json.Unmarshal([]byte(out), &log); err != nil {
			t.Fatal(err)
		}
		for _, result := range log.Runs[0].Results {
			if log.Runs[0].Tool.Driver.Rules[result.RuleIndex].ID != result.RuleID {
				t.Errorf("rule %d is not %s", result.RuleIndex, result.RuleID)
			}
			if strings.Contains(result.Message.Text, "](") || placeholder.MatchString(result.Message.Text) {
				t.Errorf("the message has a link or a placeholder: %.200q", result.Message.Text)
			}
			for _, l := range result.Locations {
				uri, err := url.Parse(l.Physical.Artifact.URI)
				if err != nil || uri.Host != "" || uri.RawQuery != "" || uri.Fragment != "" {
					t.Errorf("the address of the file is %.200q (%v)", l.Physical.Artifact.URI, err)
				}
			}
		}
	})
}

func FuzzJUnit(f *testing.F) {
	fuzz(f, "junit", func(t *testing.T, text, out string) {
		var suites junitSuites
		dec := xml.NewDecoder(strings.NewReader(out))
		if err := dec.Decode(&suites); err != nil {
			t.Fatalf("%v in %.1000s", err, out)
		}
		if suites.Failures != 3 || len(suites.Suite.Cases) != 3 {
			t.Errorf("%d failures in %d cases, want 3 in 3", suites.Failures, len(suites.Suite.Cases))
		}
		for _, c := range suites.Suite.Cases {
			if c.File != xmlText(text) {
				t.Errorf("the file came back as %.200q", c.File)
			}
		}
	})
}

// xmlText returns text with U+FFFD for each character that XML does not have.
func xmlText(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

func FuzzHTML(f *testing.F) {
	// Words whose text is empty or blank look like others, so the page for
	// comparison has the same form and an innocent text.
	want, _ := pageOf(f, written(f, hostileReport("x"), "html", Options{}))
	fuzz(f, "html", func(t *testing.T, text, out string) {
		got, said := pageOf(t, out)
		if text != "" && !slices.Equal(got, want) {
			t.Errorf("the elements differ (-innocent +got):\n%s", cmp.Diff(want, got))
		}
		if clean := templates.Printable(text); !strings.Contains(said, "the message of "+clean+" changed") {
			t.Errorf("it does not say %.200q", clean)
		}
	})
}

// pageOf returns the elements of a page with their attributes, but not the
// values of those, and all its text outside of the style.
func pageOf(t testing.TB, page string) (elements []string, said string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "style" {
			b.WriteString(n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		element := n.Data
		for _, a := range n.Attr {
			element += " " + a.Key
		}
		elements = append(elements, element)
	}
	return elements, b.String()
}

func FuzzMarkdown(f *testing.F) {
	fuzz(f, "markdown", func(t *testing.T, _, out string) {
		if len(out) > maxComment {
			t.Errorf("%d bytes", len(out))
		}
		wantTame(t, out)
	})
}

func FuzzChangelog(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var b strings.Builder
		c := Changelog{Title: text, Levels: sampleReport().Levels, Versions: []Version{{Hash: "abc", Subject: text, Note: text, Items: hostileReport(text).Items}}}
		if err := c.WriteMarkdown(&b); err != nil {
			t.Fatal(err)
		}
		wantVisible(t, b.String())
		wantTame(t, b.String())
	})
}

// ourTags are the elements that we write in Markdown.
var ourTags = regexp.MustCompile(`^(</?(del|ins|sub|b|details|summary)>|<details open>|<br>|\n|[a-z]+</b> \(\d+\)|diff</b>|</summary>)*$`)

// wild is text that GitHub makes something of, outside of code.
var wild = regexp.MustCompile("[@#`<>&*_~$\\[\\]{}|\\\\]|://|(?i:www\\.)|:\\w+:|[A-Za-z]-\\d|[0-9a-f]{7}")

// wantTame checks that Markdown has no element but those that we write.
func wantTame(t *testing.T, source string) {
	t.Helper()
	src := []byte(source)
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(src))
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link, *ast.Image, *ast.AutoLink, *ast.Blockquote, *ast.CodeBlock, *ast.ThematicBreak:
			t.Errorf("it has a %s", n.Kind())
		case *ast.RawHTML:
			wantOurs(t, n.Segments.Value(src))
		case *ast.HTMLBlock:
			wantOurs(t, n.Lines().Value(src))
		case *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if part := n.Value(src); wild.Match(part) {
				t.Errorf("GitHub would make something of %.200q", part)
			}
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Error(err)
	}
}

func wantOurs(t *testing.T, tags []byte) {
	t.Helper()
	if !ourTags.Match(bytes.TrimRightFunc(tags, unicode.IsSpace)) {
		t.Errorf("it has the HTML %.200q", tags)
	}
}
