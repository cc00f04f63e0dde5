package diff

import (
	"slices"

	"github.com/errgen/errgen/internal/problem"
)

// severities are those that a change can have, the gravest first.
var severities = []problem.Severity{problem.Breaking, problem.Behavior, problem.Additive, problem.Text}

// Severities returns those that a change can have, the gravest first.
func Severities() []problem.Severity { return slices.Clone(severities) }

// ParseSeverity returns the severity of changes with a name, such as "breaking".
func ParseSeverity(name string) (problem.Severity, error) {
	var s problem.Severity
	err := s.UnmarshalText([]byte(name))
	if err == nil && slices.Contains(severities, s) {
		return s, nil
	}
	return 0, problem.Errorf("the levels are text, additive, behavior, breaking", "there is no level %q", name)
}
