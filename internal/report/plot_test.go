package report

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func day(n int) time.Time { return time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC) }

func TestBlocks(t *testing.T) {
	p := Plot{
		{day(1), map[int]int{404: 7, 0: 1}},
		{day(2), map[int]int{404: 14, 500: 2}},
		{day(5), map[int]int{404: 14, 500: 1}},
	}
	// Four days in 48 columns: 47 steps of 1/47 of four days. The second day
	// begins at a quarter, after 11.75 steps; the last sample holds in the last.
	want := "entries by status, 2026-01-01 to 2026-01-05\n" +
		"  404 " + strings.Repeat("▄", 12) + strings.Repeat("█", 36) + " 14\n" +
		"  500 " + strings.Repeat(" ", 12) + strings.Repeat("▂", 35) + "▁ 1\n" +
		" none " + strings.Repeat("▁", 12) + strings.Repeat(" ", 36) + " 0\n"
	if diff := cmp.Diff(want, p.Blocks()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := (Plot{}).Blocks(); got != "" {
		t.Errorf("no samples give %q", got)
	}
}

// TestManyStatuses wants the statuses beyond the seventh under one name.
func TestManyStatuses(t *testing.T) {
	counts := map[int]int{}
	for i := range 12 {
		counts[400+i] = 100 - i
	}
	all := Plot{{day(1), counts}}.series()
	// 400 to 406 by themselves; 407 to 411 have 93+92+91+90+89.
	if last := all[len(all)-1]; len(all) != 8 || last.name != "other" || last.counts[0] != 455 {
		t.Errorf("%d series, the last %v", len(all), last)
	}
}

// TestSVG wants well-formed XML in which every place is a number.
func TestSVG(t *testing.T) {
	many := Plot{}
	for i := range 40 {
		many = append(many, Sample{day(1 + i/2), map[int]int{400 + i: i, 404: 3}})
	}
	for _, p := range []Plot{nil, {{day(1), nil}}, {{day(1), map[int]int{404: 1}}}, many} {
		svg := p.SVG()
		dec := xml.NewDecoder(strings.NewReader(svg))
		for {
			if _, err := dec.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%v in %s", err, svg)
			}
		}
		if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
			t.Errorf("a place is not a number in %s", svg)
		}
	}
}

func TestNiceTop(t *testing.T) {
	for highest, want := range map[int]int{0: 4, 1: 4, 4: 4, 5: 8, 9: 20, 20: 20, 21: 40, 75: 80, 81: 200, 1000: 2000} {
		if got := niceTop([]int{highest}); got != want {
			t.Errorf("niceTop(%d) = %d, want %d", highest, got, want)
		}
	}
}

func TestChangelog(t *testing.T) {
	var b strings.Builder
	c := Changelog{
		Title: "Changes of errors.yaml", Levels: sampleReport().Levels,
		Versions: []Version{
			{Hash: "0123456789abcdef", Date: day(2), Subject: "errors: reword @me", Items: sampleReport().Items},
			{Hash: "abcdef0123456789", Date: day(1), Subject: "begin", Note: "The catalogue begins, with 3 errors."},
		},
	}
	if err := c.WriteMarkdown(&b); err != nil {
		t.Fatal(err)
	}
	want := "# Changes of `errors.yaml`\n" +
		"\n## 2026-01-02 errors: reword `@me` (0123456789)\n" +
		"\n### breaking\n\n- `cname_not_found` is no longer in the catalogue\n" +
		"\n### behavior\n\n- `idp_client_gone` is likely now `connected_app_gone`\n" +
		"- the status of `slow_down` changed: <del>400</del> → <ins>429</ins>\n" +
		"\n### additive\n\n- `invite_not_found` was added: Invite could not be found.\n" +
		"\n### text\n\n- the message of `email_not_found` changed: Email could not be <del>found</del><ins>located in this project</ins>.\n" +
		"\n## 2026-01-01 begin (abcdef0123)\n" +
		"\nThe catalogue begins, with 3 errors.\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
