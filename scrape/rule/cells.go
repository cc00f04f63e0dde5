package rule

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// A cellPattern is the pattern of a cell of a row.
type cellPattern struct {
	column  column
	pattern *regexp.Regexp
	lines   bool // whether the pattern speaks of line ends
	items   bool // whether it captures causes alone, or steps alone
}

func newCell(column column, pattern *regexp.Regexp) cellPattern {
	r := cellPattern{column: column, pattern: pattern, lines: seesLines(pattern.String())}
	names := slices.DeleteFunc(slices.Clone(pattern.SubexpNames()), func(name string) bool { return name == "" })
	slices.Sort(names)
	names = slices.Compact(names)
	r.items = len(names) == 1 && isListed(names[0])
	return r
}

// isListed reports whether an entry has a list of what is captured by a name.
func isListed(name string) bool { return name == "cause" || name == "step" }

// seesLines reports whether a pattern speaks of line ends: by \n or by the flag m.
func seesLines(pattern string) bool {
	if strings.Contains(pattern, `\n`) || strings.Contains(pattern, "\n") {
		return true
	}
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	return err == nil && hasLineAnchor(parsed)
}

func hasLineAnchor(re *syntax.Regexp) bool {
	return re.Op == syntax.OpBeginLine || re.Op == syntax.OpEndLine || slices.ContainsFunc(re.Sub, hasLineAnchor)
}

// capture returns what r captures in a cell, and whether r matches. The lines of a cell
// are one text to a pattern that does not speak of line ends; one for causes or for steps
// alone is tried on each line first.
func (r *cellPattern) capture(cell string, in Capture) (found Captures, ok bool) {
	if !strings.Contains(cell, "\n") {
		return Find(r.pattern, cell, in)
	}
	if r.items && !r.lines {
		if found, ok := r.captureLines(cell, in); ok {
			return found, true
		}
	}
	text := cell
	if !r.lines {
		text = block.OneLine(cell) // as long as the cell
	}
	places := r.pattern.FindStringSubmatchIndex(text)
	if places == nil {
		return nil, false
	}
	for i, name := range r.pattern.SubexpNames() {
		if name == "" || places[2*i] < 0 || places[2*i] == places[2*i+1] {
			continue
		}
		in.Name = name
		for _, in.Value = range valuesOf(name, cell[places[2*i]:places[2*i+1]]) {
			found = append(found, in)
		}
	}
	return found, true
}

// captureLines returns what r captures in the lines of a cell, if it matches each.
func (r *cellPattern) captureLines(cell string, in Capture) (found Captures, ok bool) {
	for _, line := range itemsOf(cell) {
		captured, ok := Find(r.pattern, line, in)
		if !ok {
			return nil, false
		}
		found = append(found, captured...)
	}
	return found, true
}

// valuesOf returns the values that captured lines are for a name: an item for each line,
// the paragraphs of a description, or one line.
func valuesOf(name, text string) []string {
	switch {
	case isListed(name):
		return itemsOf(text)
	case name == "description":
		return []string{strings.ReplaceAll(text, "\n", "\n\n")}
	}
	return []string{block.OneLine(text)}
}

// bullets are what an item begins with where a cell writes a list by line breaks.
var bullets = regexp.MustCompile(`^(?:[-*•◦▪‣·–]|\d{1,2}[.)])[ \x{a0}]+`)

// itemsOf returns the lines of a cell as items. The bullets of all lines are not of them.
func itemsOf(cell string) []string {
	lines := strings.FieldsFunc(cell, func(r rune) bool { return r == '\n' })
	listed := len(lines) > 1 && !slices.ContainsFunc(lines, func(line string) bool { return !bullets.MatchString(line) })
	for i, line := range lines {
		if listed {
			line = bullets.ReplaceAllString(line, "")
		}
		lines[i] = strings.Trim(line, " ")
	}
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}
