package problem

import "testing"

func TestSeverity(t *testing.T) {
	for s := range severities {
		s := Severity(s)
		text, err := s.MarshalText()
		if err != nil || s.String() == "" || string(text) != s.String() {
			t.Errorf("%d is called %q, and %q as text, %v", int(s), s, text, err)
		}
		var back Severity
		if err := back.UnmarshalText(text); err != nil || back != s {
			t.Errorf("%q is read as %v, %v", text, back, err)
		}
		switch s.Standard() {
		case "error", "warning", "note":
		default:
			t.Errorf("%v is %q for other tools", s, s.Standard())
		}
	}
	if got := Severity(len(severities)).String(); got != "Severity(8)" {
		t.Errorf("an unknown severity is %q", got)
	}
	if !Breaking.IsAtLeast(Text) || !Text.IsAtLeast(Text) || Text.IsAtLeast(Behavior) {
		t.Error("the severities of changes are not ordered")
	}
}

func TestRules(t *testing.T) {
	rules := Rules{{ID: "a"}, {ID: "b", Severity: Info}}
	if rules.Index("b") != 1 || rules.Index("c") != -1 || rules.Severity("b") != Info || rules.Severity("c") != Error {
		t.Errorf("%v are not found by their ids", rules)
	}
}

func TestList(t *testing.T) {
	all := List{{Message: "e"}, {Message: "w", Severity: Warning}, {Message: "i", Severity: Info}}
	if got, want := all.Error(), "e\nwarning: w\ninfo: i"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := all.Errors().Error(); got != "e" {
		t.Errorf("the errors are %q", got)
	}
	if got := all.Findings().Error(); got != "e\nwarning: w" {
		t.Errorf("the findings are %q", got)
	}
	if List(nil).Err() != nil {
		t.Error("no problem is an error")
	}
}
