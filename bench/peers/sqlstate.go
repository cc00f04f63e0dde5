package peers

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/bench/lab"
	"github.com/errgen/errgen/bench/synth"
	"github.com/jackc/pgerrcode"
)

// The statuses that stand for two classes of SQLSTATE, one with few codes and
// one with many, and for the others.
const (
	small = 409
	large = 403
	other = 400
)

var codeForm = regexp.MustCompile(`(?m)^\t(\w+) += "([0-9A-Z]{5})"`)

// sqlStates returns the codes that pgerrcode has a constant for, as entries
// whose status is their class.
func sqlStates(l *lab.Lab) ([]synth.Entry, error) {
	dir, err := l.Run("go", "list", "-f", "{{.Dir}}", "github.com/jackc/pgerrcode")
	if err != nil {
		return nil, err
	}
	source, err := os.ReadFile(filepath.Join(strings.TrimSpace(dir.Stdout), "errcode.go"))
	if err != nil {
		return nil, err
	}
	var entries []synth.Entry
	for _, found := range codeForm.FindAllStringSubmatch(string(source), -1) {
		name, code := found[1], found[2]
		entries = append(entries, synth.Entry{Type: code, Status: []int{class(code)}, Message: name + "."})
	}
	if len(entries) < 200 {
		return nil, fmt.Errorf("pgerrcode has %d constants, fewer than expected", len(entries))
	}
	slices.SortFunc(entries, func(a, b synth.Entry) int { return strings.Compare(a.Type, b.Type) })
	return slices.CompactFunc(entries, func(a, b synth.Entry) bool { return a.Type == b.Type }), nil
}

// class returns the status that stands for the class of a code.
func class(code string) int {
	switch {
	case pgerrcode.IsIntegrityConstraintViolation(code):
		return small
	case pgerrcode.IsSyntaxErrororAccessRuleViolation(code):
		return large
	}
	return other
}

// keys returns the types of entries, one a line.
func keys(entries []synth.Entry) []byte {
	var types []string
	for _, e := range entries {
		types = append(types, e.Type)
	}
	return []byte(strings.Join(types, "\n"))
}
