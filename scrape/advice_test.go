package scrape_test

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

// advised are profiles that do not quite fit, with a page for each. A profile ends in
// its only layout, each key of which has a line.
var advised = []struct {
	name, profile, page string
	want                []string // the rules of the findings
}{
	{
		"items, code and rows of descriptions",
		"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}",
		`<h2>E1</h2><p>Full.</p><ul><li>Of apples<li>Of pears<li>Of plums</ul>
<pre>empty()</pre><pre>fill()</pre><pre>empty()</pre><table><tr><td>a</td><td>b</td></tr></table>
<h2>E2</h2><p>Gone.</p><ul><li>It fell</ul>`,
		[]string{"unexpected-block", "unexpected-block", "unexpected-block"},
	},
	{
		"a take that is there, and code among causes",
		"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}\n    causes: Causes\n    take: {causes: [item], description: [paragraph]}\n    drop: [row]",
		"<h2>E1</h2><p>Full.</p><h3>Causes</h3><ul><li>Apples</ul><pre>x = 1</pre><pre>x = 2</pre>\n<h2>E2</h2><h3>Causes</h3><p>A word.</p>",
		[]string{"unexpected-block", "unexpected-block"},
	},
	{
		"labels of other words, with what YAML has a meaning for",
		"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}\n    steps: \"What to do: now\"\n    drop: item",
		`<h2>E1</h2><h3>Why: here's "it" #1?</h3><p>Pears.</p>
<h2>E2</h2><h3>Why: here's "it" #1?</h3><p>Plums.</p>
<h2>E3</h2><h3>Why: here's "it" #1?</h3><p>Plums.</p>
<h2>E4</h2><h3>{no}, [yes]: \d</h3><h3>Another</h3><h3>Yet another</h3><h3>And another</h3>`,
		[]string{"unexpected-block", "unexpected-block"},
	},
	{
		"headings that begin nothing",
		"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}\n    ignore: [See also]",
		"<h2>E1</h2><p>Full.</p><h2>E-2</h2><p>Gone.</p><h2>Note: the end</h2><h2>Thanks</h2><h2>See also</h2>",
		[]string{"lost-entry"},
	},
	{
		"text after the sample",
		"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}\n    noise: ^Nothing$",
		"<h2>E1</h2><pre>{\"message\":\"m\"}</pre><p>Was this page (really) helpful to you, today?</p>\n<h2>E2</h2><pre>{\"message\":\"m\"}</pre><p>Was this page (really) helpful to you, today?</p><p>\\d+ of 10 people liked the whole page, and all that stands at its end.</p>",
		[]string{"unexpected-block"},
	},
	{
		"entries without text before one that has some",
		"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}",
		"<h2>E1</h2><h2>E2</h2><p>Full.</p><h2>E3</h2><p>Gone.</p><h2>E4</h2><p>Gone.</p><h2>E5</h2><h2>E6</h2><p>Gone.</p>",
		[]string{"bare-entry"},
	},
	{
		"entries of which most have no text",
		"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}",
		"<h2>E1</h2><h2>E2</h2><h2>E3</h2><p>Gone.</p>",
		nil,
	},
	{
		"labels that are mappings and patterns beside a new one",
		"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}\n    causes: ['/^why:/', {kind: heading3, text: '^Cause'}, Reason|Grund]",
		"<h2>E1</h2><h3>Why: a</h3><p>Full.</p><h3>Causes</h3><p>Old.</p><h3>Grund</h3><p>New.</p><h3>Because</h3>\n<h2>E2</h2><h3>Because</h3>\n<h2>E3</h2><h3>Because</h3>",
		[]string{"unexpected-block"},
	},
	{
		"what entries must have",
		"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}\n    require: [status, description]",
		"<h2>E1</h2><p>Full.</p>\n<h2>E2</h2><p>Full.</p>\n<h2>E3</h2><p>Full.</p>",
		[]string{"incomplete-entry"},
	},
	{
		"a page that ends as if it were cut",
		"begin: [{kind: heading, level: 2, text: '^(?P<type>E\\d)$'}, {kind: paragraph, text: '^HTTP (?P<status>\\d+)$'}]\n    end: Help",
		"<h2>E1</h2><p>HTTP 404</p><h3>Help</h3><p>Ask us on the forum.</p>\n<h2>E2</h2><p>HTTP 404</p><h3>Help</h3><p>Ask us on</p>",
		[]string{"cut-page"},
	},
	{
		"columns that no rule takes",
		"begin: {kind: row, cells: {Code: '^(?P<type>E\\d)$', \"What it means\": message}}",
		`<table><tr><th>Code<th>What it means<th>Common causes<th>Solution: do this<th>Who, when<th>
<tr><td>E1<td>Full.<td>Apples<td>Eat some<td>Ann<td>x
<tr><td>E2<td>Gone.<td><td>Eat some<td><td>y</table>
<table><tr><th>Code<th>What it means<th>Solution: do this<tr><td>E3<td>Lost.<td>Look</table>`,
		[]string{"unread-column"},
	},
	{
		"columns of alternatives, and without header",
		"begin: [{kind: row, cells: {Code: '^(?P<type>E\\d)$'}}, or, {kind: row, cells: {\"1\": '^(?P<type>F\\d)$', \"2\": message}}]",
		`<table><tr><th>Code<th>Meaning<tr><td>E1<td>Full.<tr><td>E2<td>Gone.</table>
<table><tr><td>F1<td>Lost.<td>It's "odd": really<tr><td>F2<td>Torn.<td></table>`,
		[]string{"unread-column"},
	},
	{
		"a table with other columns",
		"begin: {kind: row, cells: {Code: '^(?P<type>[A-Z]\\w+)$', Meaning: message}}\n    noise: ^Thanks",
		`<table><tr><th>Code<th>Meaning<tr><td>BOX_FULL<td>Full.<tr><td>BOX_GONE<td>Gone.</table>
<table><tr><th>Error<th>What: it means<th>How to fix<tr><td>BOX_TORN<td>Torn.<td>Mend<tr><td>BOX_WET<td>Wet.<td>Dry<tr><td>BOX_FULL<td>Full.<td>Eat</table>
<table><tr><td>LID_LOST<td>No lid.<tr><td>LID_OPEN<td>Open.</table>`,
		[]string{"lost-entry", "lost-entry"},
	},
	{
		"headings that begin nothing, where a text of any kind may",
		"begin: {kind: text, text: '^(?P<type>E\\d) '}\n    drop: item",
		"<h1>All</h1><h3>E1 (full)</h3><p>Full.</p><h3>E2 (gone)</h3><p>Gone.</p><h3>E_OLD (3)</h3><p>Old.</p><h4>Below</h4><h3>Lids</h3><p>F1.</p>",
		[]string{"lost-entry"},
	},
	{
		"terms that begin nothing, where any block may",
		"begin: {text: '^(?P<type>E\\d)$'}",
		"<dl><dt>E1<dd>Full.<dt>E2<dd>Gone.<dt>E-3<dd>Old.</dl>",
		[]string{"lost-entry"},
	},
	{
		"rules that find nothing",
		"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}\n    find: ['^Status: (?P<status>\\d+)$', '^(?P<message>.+)$']\n    group: {kind: heading, level: 1, text: '^Group: (?P<category>.+)$'}\n    fields: {Severity: category, 'No.': '(?P<number>\\d+)', Solution: steps}",
		"<h1>Group 1</h1><h2>E1</h2><p>Full.</p><p>Statuses: 404</p><h2>E2</h2><p>Gone.</p><p>Statuses: 409</p><h3>Solution</h3><ul><li>Wait</ul>",
		[]string{"unused-rule", "unused-rule", "unused-rule", "unused-rule"},
	},
	{
		"types in other words that stand nowhere",
		"begin: {kind: heading, level: 2, text: '^(?P<type>.+)$'}\n    types: {Box full: box_full, Box gne: box_gone, Lid: lid}",
		"<h2>Box full</h2><p>Full.</p><h2>Box gone</h2><p>Gone.</p>",
		[]string{"unused-rule", "unused-rule"},
	},
	{
		"labels that stand nowhere",
		"begin: {kind: row, cells: {Code: '^(?P<type>E\\d+)$', Meaning: message}}\n    causes: [Cause, Reason]",
		"<table><tr><th>Code<th>Meaning" + strings.Repeat("<tr><td>E1<td>m", 10) + "</table>",
		[]string{"unused-rule"},
	},
	{
		"rows that do not match, for two reasons",
		"begin: {kind: row, cells: {Code: '^(?P<type>E\\d)$', Meaning: '^(?P<message>.+)$'}}\n    noise: ^Thanks$",
		"<table><tr><th>Code<th>Meaning<tr><td>E1<td>Full.<tr><td>E-2<td>It's [gone] | \\d<tr><td>E-3<td>Wet.<tr><td>E4<td></table>",
		[]string{"lost-entry", "lost-entry"},
	},
	{
		"JSON outside of entries that have samples",
		"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}\n    sample: Example\n    end: Help",
		"<h2>E1</h2><p>Example</p><pre>{\"message\": \"m\"}</pre><p>Help</p><pre>{\n  \"message\": \"It's \\\"odd\\\"\"\n}</pre><h2>E2</h2><p>Example</p><pre>{\"message\": \"m\"}</pre><p>Help</p>",
		[]string{"lost-entry"},
	},
	{
		"entries written as paragraphs",
		"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d{3})$'}",
		"<p>E100</p><p>Full.</p><h2>E101</h2><p>Gone.</p><h2>E102</h2><p>Wet.</p>",
		[]string{"lost-entry"},
	},
	{
		"names that look like the types, and may be anything",
		"begin: {kind: row, cells: {Code: '^(?P<type>\\w+)$', Meaning: message}}",
		`<table><tr><th>Code<th>Meaning<tr><td>box_full<td>Full.<tr><td>box_gone<td>Gone.</table>
<table><tr><th>Field<th>Description<tr><td>error_code<td>The code.<tr><td>error_message<td>The message.</table>`,
		[]string{"lost-entry"},
	},
	{
		"fewer entries",
		"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}\n    expect: {entries: 5, per_page: 1}",
		"<h2>E1</h2><p>Full.</p>",
		[]string{"too-few-entries"},
	},
}

// TestAdvice pastes each line that a finding advises into the profile, and wants it to
// settle that finding, or some of those that are alike.
func TestAdvice(t *testing.T) {
	for _, test := range advised {
		t.Run(test.name, func(t *testing.T) {
			source := "name: box\nwire: {message: message}\nlayouts:\n  - page: {title: .}\n    " + test.profile + "\n"
			findings := advisedFindings(t, source, test.page)
			var rules []string
			for _, p := range findings {
				rules = append(rules, p.Rule)
			}
			if !slices.Equal(rules, test.want) {
				t.Fatalf("rules %q, want %q:\n%v", rules, test.want, findings)
			}
			for _, p := range findings {
				checkAdvice(t, source, test.page, p)
			}
		})
	}
}

// checkAdvice pastes the lines of a finding.
func checkAdvice(t *testing.T, source, html string, p problem.Problem) {
	t.Helper()
	lines := pasteLine.FindAllStringSubmatch(p.Fix, -1)
	if len(lines) == 0 {
		t.Errorf("nothing to paste: %v", p)
	}
	for _, m := range lines {
		for _, left := range advisedFindings(t, pasteInto(source, m[1], m[0]), html) {
			if left.Rule == p.Rule && left.Line == p.Line && left.Message == p.Message {
				t.Errorf("%s does not settle it: %v", m[0], left)
			}
		}
	}
}

// pasteLine is a line of YAML in a fix.
var pasteLine = regexp.MustCompile(`(?m)^  (\w+): .*$`)

// pasteInto sets a key of the only layout of a profile, or of the profile itself.
func pasteInto(source, key, line string) string {
	indent := "    "
	if key == "other" {
		indent = ""
	}
	old := regexp.MustCompile("(?m)^" + indent + key + ":.*\n")
	return old.ReplaceAllString(source, "") + indent + strings.TrimSpace(line) + "\n"
}

// advisedFindings returns what a profile finds on a page: errors, or else warnings.
func advisedFindings(t *testing.T, source, html string) problem.List {
	t.Helper()
	profile, err := scrape.ParseProfile("p.yaml", []byte(source))
	if err != nil {
		t.Fatalf("%v\n%s", err, source)
	}
	pg, err := page.Read("errors.html", page.Origin{Body: []byte("<title>Box</title><h1>Box</h1>" + html)})
	if err != nil {
		t.Fatal(err)
	}
	s, err := scrape.Extract(profile, []*page.Page{pg})
	var found problem.List
	if err != nil && !errors.As(err, &found) {
		t.Fatal(err)
	}
	return append(found, s.Warnings...)
}

// TestManyAlike checks that one wrong rule gives one finding, however many blocks it is
// about, and that blocks with a text that repeats are told from the others.
func TestManyAlike(t *testing.T) {
	var html strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&html, "<h2>E%d</h2>\n<p>Full.</p><h3>Try this</h3><ul><li>Empty box %d<li>Ask</ul><h3>Box %d</h3>\n", i, i, i)
	}
	findings := advisedFindings(t, "name: box\nlayouts:\n  - begin: {kind: heading, level: 2, text: '^(?P<type>E\\d+)$'}\n", html.String())
	want := `errors.html:2: no rule expects the heading "Try this" in E0; 999 more like it, the next on line 4 [unexpected-block]
	set one of these in layouts[0] of the profile:
	  causes: Try this  # it is a label of causes
	  steps: Try this  # it is a label of steps
	  ignore: Try this  # it is a label, and what follows is left out
	  take: {description: [paragraph, definition, heading]}  # it is part of the description
	  drop: heading  # leaves such blocks out
errors.html:2: no rule expects the item "Empty box 0" in E0; 999 more like it, the next on line 4 [unexpected-block]
	set one of these in layouts[0] of the profile:
	  take: {description: [paragraph, definition, item]}  # it is part of the description
	  drop: item  # leaves such blocks out
errors.html:2: no rule expects the item "Ask" in E0; 999 more like it, the next on line 4 [unexpected-block]
	set one of these in layouts[0] of the profile:
	  noise: '^Ask$'  # leaves out what matches
	  take: {description: [paragraph, definition, item]}  # it is part of the description
	  drop: item  # leaves such blocks out
errors.html:2: no rule expects the heading "Box 0" in E0; 999 more like it, the next on line 4 [unexpected-block]
	set one of these in layouts[0] of the profile:
	  take: {description: [paragraph, definition, heading]}  # it is part of the description
	  drop: heading  # leaves such blocks out`
	if got := findings.Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestNoFalseAlarms has pages with much that is like types, and is none that is lost, and
// rules that found nothing for a reason.
func TestNoFalseAlarms(t *testing.T) {
	for name, test := range map[string]struct{ profile, page string }{
		"an index of the entries": {
			"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d{3})$'}",
			"<table><tr><th>Code<th>Name<tr><td>E101<td>Full<tr><td>E102<td>Gone</table><p>E101</p><h2>E101</h2><p>Full.</p><h2>E102</h2><p>Gone.</p>",
		},
		"statuses and words beside codes": {
			"begin: {kind: row, cells: {Code: '^(?P<type>\\w+)$', Meaning: message}}",
			"<table><tr><th>Status<th>Name<tr><td>404<td>Not found<tr><td>409<td>Conflict</table><table><tr><th>Word<th>Is<tr><td>BOX<td>a thing<tr><td>Lid<td>another</table><p>INTRODUCTION</p><table><tr><th>Code<th>Meaning<tr><td>BOX_FULL<td>Full.<tr><td>BOX_GONE<td>Gone.</table>",
		},
		"fields of JSON beside codes": {
			"begin: {kind: row, cells: {Code: '^(?P<type>\\w+)$', Meaning: message}}",
			"<table><tr><th>Field<th>Is<tr><td>error_code<td>the code<tr><td>error_message<td>the message</table><table><tr><th>Code<th>Meaning<tr><td>BOX_FULL<td>Full.</table>",
		},
		"two forms of one field": {
			"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}\n    find: ['^Status: (?P<status>\\d+)$', '^HTTP (?P<status>\\d+)$']\n    fields: {Code: '(?P<status>\\d+)'}",
			"<h2>E1</h2><p>HTTP 404</p><h2>E2</h2><p>Gone.</p>",
		},
		"a label that few entries lack": {
			"begin: {kind: row, cells: {Code: '^(?P<type>E\\d+)$', Meaning: message}}\n    causes: Cause",
			"<table><tr><th>Code<th>Meaning" + strings.Repeat("<tr><td>E1<td>m", 9) + "</table>",
		},
		"a label without text after it": {
			"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}\n    steps: Solution",
			strings.Repeat("<h2>E1</h2><p>Full.</p>", 10) + "<h2>E2</h2><h3>Solution</h3>",
		},
		"a group that captures nothing": {
			"begin: {kind: heading, level: 2, text: '^(?P<type>E\\d)$'}\n    group: {kind: heading, level: 1, text: ^Old}\n    find: '^(?P<title>Not) a field'",
			"<h2>E1</h2><p>Full.</p>",
		},
		"a column that all rows leave empty, and one that spans another": {
			"begin: {kind: row, cells: {Code: '^(?P<type>E\\d)$', Meaning: message}}",
			"<table><tr><th>Code<th colspan=2>Meaning<th>Links<tr><td>E1<td colspan=2>Full.<td><tr><td>E2<td colspan=2>Gone.<td></table>",
		},
		"a table with one code among others": {
			"begin: {kind: row, cells: {Code: '^(?P<type>[A-Z_]+)$', Meaning: message}}",
			"<table><tr><th>Setting<th>Is<tr><td>Max<td>most<tr><td>Min<td>least<tr><td>BOX_HOME<td>where</table><table><tr><th>Code<th>Meaning<tr><td>BOX_FULL<td>Full.</table>",
		},
	} {
		if found := advisedFindings(t, "name: box\nlayouts:\n  - "+test.profile+"\n", test.page); len(found) > 0 {
			t.Errorf("%s:\n%v", name, found)
		}
	}
}

// TestShape checks what codes look like, and that words look like nothing.
func TestShape(t *testing.T) {
	for text, want := range map[string]string{
		"CARD_OLD": "A_", "E0000001": "A0000000", "-1003": "-0000", "10001": "00000", "404": "000", "card_old": "a_", "CardOld": "Aa",
		"card-old": "a-", "errors.card.old": "a.", "NP0101": "A0000", "err:a:b": "a:", "2FA_REQUIRED": "A_", "ERR_404": "A_",
		"Card": "", "CARD": "", "card": "", "12": "", "a card": "", "": "", "card!": "", "é": "",
	} {
		if got := scrape.ShapeOf(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
