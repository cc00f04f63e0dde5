package diff

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// A Version is the part of a semantic version that a change asks to raise.
type Version int

// The parts of a version, from the lowest.
const (
	None Version = iota
	Patch
	Minor
	Major
)

// String returns the part as people write it, such as "minor".
func (v Version) String() string {
	return [...]string{None: "none", Patch: "patch", Minor: "minor", Major: "major"}[v]
}

// raises says which version a level asks for, and what is said of the changes.
var raises = map[problem.Severity]struct {
	version Version
	what    string
}{
	problem.Breaking: {Major, "that a program may not compile with"},
	problem.Behavior: {Minor, "in what a program may do"},
	problem.Additive: {Minor, "that can only add something"},
	problem.Text:     {Patch, "in what only people read"},
}

// Bump returns which part of the version of the generated package is to be
// raised for the changes, and a sentence that says why. The highest level
// decides. Changes that the package does not show ask for nothing.
func Bump(changes []Change) (Version, string) {
	counts := map[problem.Severity]int{}
	for _, c := range changes {
		if !isSilent(c) {
			counts[asked(c)]++
		}
	}
	for _, level := range Severities() {
		if n := counts[level]; n > 0 {
			return raises[level].version, fmt.Sprintf("%d %s %s", n, problem.Plural(n, "change", "changes"), raises[level].what)
		}
	}
	if len(changes) > 0 {
		return None, "nothing changed that the generated package shows"
	}
	return None, "nothing changed"
}

// asked returns the level by which a change counts. A page that was read for the
// first time is not news from the vendor, but adds constants.
func asked(c Change) problem.Severity {
	if c.Rule == "error-first-read" {
		return problem.Additive
	}
	return c.Severity
}

// isSilent reports whether a change does not reach the generated package.
func isSilent(c Change) bool {
	switch c.Rule {
	case "category-changed", "number-changed", "note-changed", "version-changed":
		return true
	case "go-name-changed":
		return c.Severity == problem.Text // the name is the same
	}
	return strings.HasPrefix(c.Rule, "override-")
}
