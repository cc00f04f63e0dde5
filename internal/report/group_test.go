package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/problem"
	"github.com/google/go-cmp/cmp"
)

// groupReport returns a report in which one item is alone, three say the same of
// other types, and three have the same values. Its texts end with one of others.
func groupReport(text string) Report {
	r := sampleReport()
	r.Items = []Item{{Rule: "error-added", Severity: problem.Additive, Subject: "gate_open", Message: "gate_open was added", File: "errors.yaml", Line: 2}}
	for i, key := range []string{"lost", "old", "used"} {
		old, new := "gate_"+key+text, "door_"+key+text
		r.Items = append(r.Items, Item{
			Rule: "error-renamed", Severity: problem.Behavior, Subject: old, Message: old + " is likely " + new + " now", Fix: "paste " + new,
			File: "errors.yaml", Line: 10 + i, Column: 5, Fingerprint: fmt.Sprint("f", i), Likely: true, Old: old, New: new,
			Group: "1111", Shared: Shared{": gate is likely door now" + text, "paste the new types" + text, old + " → " + new},
		}, Item{
			Rule: "status-changed", Severity: problem.Behavior, Subject: "key_" + key, Message: "the status of key_" + key + " changed",
			File: "errors.yaml", Line: 20 + i, Column: 5, Fingerprint: fmt.Sprint("g", i), Old: "400" + text, New: "429" + text,
			Group: "2222", Shared: Shared{Text: ": the status changed" + text},
		})
	}
	return r
}

func TestGroups(t *testing.T) {
	got := written(t, groupReport(""), "text", Options{Width: 44})
	want := `
behavior
  3 errors: gate is likely door now
  [error-renamed]
    paste the new types
    gate_lost → door_lost errors.yaml:10:5
    gate_old → door_old errors.yaml:11:5
    gate_used → door_used errors.yaml:12:5
  3 errors: the status changed
  [status-changed]
    - 400
    + 429
    key_lost errors.yaml:20:5
    key_old errors.yaml:21:5
    key_used errors.yaml:22:5
`
	if !strings.Contains(got, want) {
		t.Errorf("text:\n%s", got)
	}
	got = written(t, groupReport(""), "markdown", Options{})
	want = "\n- 3 errors: gate is likely door now<br>paste the new types<br><sub>error-renamed</sub>\n" +
		"  - `gate_lost` → `door_lost` <sub>`errors.yaml:10:5`</sub>\n" +
		"  - `gate_old` → `door_old` <sub>`errors.yaml:11:5`</sub>\n" +
		"  - `gate_used` → `door_used` <sub>`errors.yaml:12:5`</sub>\n" +
		"- 3 errors: the status changed<br><del>400</del> → <ins>429</ins><br><sub>status-changed</sub>\n" +
		"  - `key_lost` <sub>`errors.yaml:20:5`</sub>\n"
	if !strings.Contains(got, want) || !strings.Contains(got, "| behavior | 6 | 3 error-renamed, 3 status-changed |") {
		t.Errorf("markdown:\n%s", got)
	}
	got = written(t, groupReport(""), "html", Options{})
	for text, n := range map[string]int{
		`<li class="item">`: 3, `<ul class="rows">`: 2, "3 errors: the status changed": 1, `<code class="subject">key_old</code>`: 1,
		"fingerprint <code>f1</code>": 1, "fingerprint <code>g2</code>": 1, "<del>400</del>": 1, "behavior <b>6</b>": 1, "a guess": 1,
	} {
		if strings.Count(got, text) != n {
			t.Errorf("html has %q %d times, want %d", text, strings.Count(got, text), n)
		}
	}
	for format, text := range map[string]string{
		"json": `"group": "1111"`, "sarif": `"group": "2222"`, "github": "::warning", "junit": "<testcase",
	} {
		if got := written(t, groupReport(""), format, Options{}); strings.Count(got, text) < 3 {
			t.Errorf("%s does not have each item:\n%s", format, got)
		}
	}
}

// TestGroupRows has items of one group whose values differ, and another that too
// few are of.
func TestGroupRows(t *testing.T) {
	r := groupReport("")
	r.Items[2].Old, r.Items[4].New = "404", "503"
	r.Items = slices.DeleteFunc(r.Items, func(it Item) bool { return it.Subject == "gate_old" })
	got := written(t, r, "text", Options{})
	for _, want := range []string{
		"    key_lost errors.yaml:20:5\n      - 404\n      + 429\n    key_old errors.yaml:21:5\n      - 400\n      + 503\n",
		"  gate_lost is likely door_lost now [error-renamed]\n    paste door_lost\n    errors.yaml:10:5\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("want %q in\n%s", want, got)
		}
	}
	grouped := Grouped(r.Items)
	if grouped[1].Group != "" || grouped[2].Group != "2222" || r.Items[1].Group != "1111" {
		t.Errorf("groups %+v", grouped)
	}
}

func TestGroupsInChangelog(t *testing.T) {
	var b strings.Builder
	r := groupReport("")
	if err := (Changelog{Title: "t", Levels: r.Levels, Versions: []Version{{Items: r.Items}}}).WriteMarkdown(&b); err != nil {
		t.Fatal(err)
	}
	want := "\n- 3 errors: gate is likely door now\n  - `gate_lost` → `door_lost`\n  - `gate_old` → `door_old`\n  - `gate_used` → `door_used`\n" +
		"- 3 errors: the status changed: <del>400</del> → <ins>429</ins>\n  - `key_lost`\n"
	if !strings.Contains(b.String(), want) {
		t.Errorf("got\n%s", b.String())
	}
}

func TestHostileGroups(t *testing.T) {
	elements, _ := pageOf(t, written(t, groupReport("x"), "html", Options{}))
	for _, text := range hostile {
		for _, format := range Formats() {
			out := written(t, groupReport(text), format, Options{})
			wantVisible(t, out)
			switch format {
			case "text":
				wantInert(t, out)
			case "markdown":
				wantTame(t, out)
			case "html":
				if got, _ := pageOf(t, out); !slices.Equal(got, elements) {
					t.Errorf("%.40q: the elements differ:\n%s", text, cmp.Diff(elements, got))
				}
			}
		}
	}
}

// TestGroupInComment has more rows than a comment can have.
func TestGroupInComment(t *testing.T) {
	r := groupReport("")
	for i := range 2000 {
		it := r.Items[2]
		it.Subject = fmt.Sprintf("key_number_%04d", i)
		r.Items = append(r.Items, it)
	}
	out := written(t, r, "markdown", Options{})
	shown := strings.Count(out, "\n  - ") + strings.Count(out, "was added")
	if left := fmt.Sprintf("**%d of %d are not shown**", len(r.Items)-shown, len(r.Items)); len(out) > maxComment || !strings.Contains(out, left) {
		t.Errorf("%d bytes, %d of %d shown: %s", len(out), shown, len(r.Items), out[len(out)-200:])
	}
}
