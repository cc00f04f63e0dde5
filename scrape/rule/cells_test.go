package rule

import (
	"fmt"
	"regexp"
	"testing"
)

// TestCellPattern checks what patterns capture in cells of one line and of several.
func TestCellPattern(t *testing.T) {
	for _, test := range []struct{ pattern, cell, want string }{
		{`^(?P<cause>.+)$`, "a b", `cause="a b"`},
		{`^(?P<cause>.+)$`, "a\nb c", `cause="a" cause="b c"`},
		{`^(Why: )?(?P<cause>.+)$`, "Why: a\nb", `cause="a" cause="b"`},
		{`^Why: (?P<cause>.+)$`, "Why: a\nb", `cause="a" cause="b"`},
		{`^Why: (?P<cause>.+)$`, "a\nb", "no"},
		{`^(?P<cause>.+)$`, "1. a\n2. b\n10) c", `cause="a" cause="b" cause="c"`},
		{`^(?P<cause>.+)$`, "- a\n-b", `cause="- a" cause="-b"`},
		{`^(?P<cause>.+?)( Fix: (?P<step>.+))?$`, "a\nb\nFix: c\nd", `cause="a" cause="b" step="c" step="d"`},
		{`^(?P<cause>[^\n]+)(\n(?P<step>[\s\S]+))?$`, "a b\nc\nd", `cause="a b" step="c" step="d"`},
		{`(?m)^Fix: (?P<step>.+)$`, "a\nFix: b\nc", `step="b"`},
		{`(?s)^(?P<message>.+)\nFix: (?P<step>.+)$`, "a\nb\nFix: c", `message="a b" step="c"`},
		{`^(?P<message>.+)$`, "a\nb", `message="a b"`},
		{`^(?P<description>.+)$`, "a\nb", `description="a\n\nb"`},
		{`^(?P<type>\w+( \w+)*)$`, "E1\nE2", `type="E1 E2"`},
		{`^a b$`, "a\nb", ""},
		{`^(?P<cause>é.+)$`, "é — 1\né 2", `cause="é — 1" cause="é 2"`},
	} {
		rule := newCell(column{}, regexp.MustCompile(test.pattern))
		found, ok := rule.capture(test.cell, Capture{})
		got := "no"
		if ok {
			got = ""
			for i, c := range found {
				if i > 0 {
					got += " "
				}
				got += fmt.Sprintf("%s=%q", c.Name, c.Value)
			}
		}
		if got != test.want {
			t.Errorf("%s in %q: %s, want %s", test.pattern, test.cell, got, test.want)
		}
	}
}
