package problem

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGrouped checks that problems of a group are one, that the first stands for
// them, and that all else stays where it is.
func TestGrouped(t *testing.T) {
	ps := List{
		{File: "a", Line: 1, Rule: "x", Group: "g", Message: "one", Fix: "do\nthat"},
		{File: "a", Line: 2, Rule: "y", Message: "alone"},
		{File: "a", Line: 3, Rule: "y", Message: "alone"},
		{File: "a", Line: 4, Rule: "y", Message: "alone"},
		{File: "a", Line: 5, Rule: "x", Group: "g", Message: "two"},
		{File: "b", Rule: "x", Group: "g", Message: "three"},
		{File: "a", Line: 6, Rule: "x", Group: "g", Message: "a warning", Severity: Warning},
		{File: "a", Line: 7, Rule: "z", Group: "g", Message: "another rule"},
		{File: "a", Line: 8, Rule: "z", Group: "h", Message: "the first of a pair"},
		{File: "a", Line: 9, Rule: "z", Group: "h", Message: "the second of a pair"},
		{File: "a", Rule: "p", Group: "p", Message: "page"},
		{File: "b\nc", Line: 4, Rule: "p", Group: "p", Message: "page"},
		{File: "c", Rule: "p", Group: "p", Message: "page"},
		{File: "a", Rule: "q", Group: "q", Message: "page"},
		{File: "b", Rule: "q", Group: "q", Message: "page"},
		{File: "b", Rule: "q", Group: "q", Message: "page"},
		{Rule: "n", Group: "n", Message: "nowhere"},
		{Rule: "n", Group: "n", Message: "nowhere"},
		{Rule: "n", Group: "n", Message: "nowhere"},
	}
	want := `a:1: one; 2 more like it, in 2 files together, the next on line 5 [x]
	do
	that
a:2: alone [y]
a:3: alone [y]
a:4: alone [y]
a:6: warning: a warning [x]
a:7: another rule [z]
a:8: the first of a pair; one more like it on line 9 [z]
a: page; 2 more like it, in 3 files together, the next at b\nc:4 [p]
a: page; 2 more like it, in 2 files together, the next in b [q]
nowhere; 2 more like it [n]`
	if diff := cmp.Diff(want, ps.Grouped().Error()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := ps.GroupedOver(2); len(got) != 11 {
		t.Errorf("%d problems where pairs stay, want 11:\n%v", len(got), got)
	}
	if got := List(nil).Grouped(); got != nil {
		t.Errorf("nothing gives %v", got)
	}
}
