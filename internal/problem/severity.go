package problem

import "fmt"

// A Severity says how much a finding or a change matters. The zero value is
// [Error].
type Severity int

// The severities of findings, the gravest first.
const (
	Error   Severity = iota // something is wrong
	Warning                 // a person should look at it, but nothing is wrong
	Info                    // good to know; it asks for nothing

	Unreadable // documentation that could not be read as a catalogue
)

// The severities of changes, the gravest first: what a change means for a program
// that uses the generated package.
const (
	Breaking Severity = iota + Unreadable + 1 // it no longer compiles, or no longer finds what it asks for
	Behavior                                  // it compiles, and may do something else
	Additive                                  // there is more than before
	Text                                      // only what people read is different
)

// severities has the name of each severity, and the one that it has for tools
// which know only three.
var severities = [...]struct{ name, standard string }{
	Error:      {"error", "error"},
	Warning:    {"warning", "warning"},
	Info:       {"info", "note"},
	Unreadable: {"unreadable", "error"},
	Breaking:   {"breaking", "error"},
	Behavior:   {"behavior", "warning"},
	Additive:   {"additive", "note"},
	Text:       {"text", "note"},
}

// String returns the severity as it is written, such as "breaking".
func (s Severity) String() string {
	if s < 0 || int(s) >= len(severities) {
		return fmt.Sprintf("Severity(%d)", int(s))
	}
	return severities[s].name
}

// MarshalText returns what String does.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText sets s to the severity that MarshalText writes so.
func (s *Severity) UnmarshalText(text []byte) error {
	for i, row := range severities {
		if row.name == string(text) {
			*s = Severity(i)
			return nil
		}
	}
	return fmt.Errorf("there is no level %q", text)
}

// Standard returns the severity for tools that know only three: "error",
// "warning" or "note", as SARIF calls them.
func (s Severity) Standard() string { return severities[s].standard }

// IsAtLeast reports whether s is as grave as limit or graver; both must be of
// findings, or both of changes.
func (s Severity) IsAtLeast(limit Severity) bool { return s <= limit }
