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
)

var (
	codeForm     = regexp.MustCompile(`(?m)^\t(\w+) += "([0-9A-Z]{5})"`)
	functionForm = regexp.MustCompile(`(?m)^func (Is\w+)\(code string\) bool`)
)

// A pgerrcode is what that package has.
type pgerrcode struct {
	entries   []synth.Entry  // a constant each; the status stands for the class
	classes   map[string]int // the status of a class, which is how its codes begin
	functions []string       // the functions that say whether a code is of a class
}

// readPgerrcode reads the source of pgerrcode.
func readPgerrcode(l *lab.Lab) (pgerrcode, error) {
	dir, err := l.Run("go", "list", "-f", "{{.Dir}}", "github.com/jackc/pgerrcode")
	if err != nil {
		return pgerrcode{}, err
	}
	source, err := os.ReadFile(filepath.Join(strings.TrimSpace(dir.Stdout), "errcode.go"))
	if err != nil {
		return pgerrcode{}, err
	}
	p := pgerrcode{classes: map[string]int{}}
	for _, found := range codeForm.FindAllStringSubmatch(string(source), -1) {
		p.add(found[1], found[2])
	}
	for _, found := range functionForm.FindAllStringSubmatch(string(source), -1) {
		p.functions = append(p.functions, found[1])
	}
	if len(p.entries) < 200 || len(p.functions) < 30 {
		return pgerrcode{}, fmt.Errorf("pgerrcode has %d constants and %d functions, fewer than expected", len(p.entries), len(p.functions))
	}
	slices.SortFunc(p.entries, func(a, b synth.Entry) int { return strings.Compare(a.Type, b.Type) })
	return p, nil
}

// add adds a constant, unless there is one of the same code.
func (p *pgerrcode) add(name, code string) {
	if slices.ContainsFunc(p.entries, func(e synth.Entry) bool { return e.Type == code }) {
		return
	}
	status, ok := p.classes[code[:2]]
	if !ok {
		status = 400 + len(p.classes)
		p.classes[code[:2]] = status
	}
	p.entries = append(p.entries, synth.Entry{Type: code, Status: []int{status}, Message: name + "."})
}

// keys returns the types of entries, one a line.
func keys(entries []synth.Entry) []byte {
	var types []string
	for _, e := range entries {
		types = append(types, e.Type)
	}
	return []byte(strings.Join(types, "\n"))
}
