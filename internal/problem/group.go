package problem

import "fmt"

// Grouped returns the problems with those of one group as one: the first of them,
// which says how many more there are and where the next is.
func (ps List) Grouped() List { return ps.GroupedOver(1) }

// GroupedOver does what Grouped does for groups of more than most problems: each of
// the others is worth a look of its own.
func (ps List) GroupedOver(most int) List {
	members := map[groupKey][]int{}
	for i, p := range ps {
		if p.Group != "" {
			members[keyOf(p)] = append(members[keyOf(p)], i)
		}
	}
	var grouped List
	for i, p := range ps {
		switch alike := members[keyOf(p)]; {
		case len(alike) <= most:
			grouped = append(grouped, p)
		case alike[0] == i:
			p.Message += ps.others(alike)
			grouped = append(grouped, p)
		}
	}
	return grouped
}

// A groupKey tells the problems that are shown as one.
type groupKey struct {
	rule, group string
	severity    Severity
}

func keyOf(p Problem) groupKey { return groupKey{p.Rule, p.Group, p.Severity} }

// others says for the message of the first of some problems how many others there
// are, and where.
func (ps List) others(alike []int) string {
	first, second := ps[alike[0]], ps[alike[1]]
	files := map[string]bool{}
	for _, i := range alike {
		files[ps[i].File] = true
	}
	n, place := len(alike)-1, placeAfter(first, second)
	if n == 1 {
		return "; one more like it" + place
	}
	text := fmt.Sprintf("; %d more like it", n)
	if len(files) > 1 {
		text += fmt.Sprintf(", in %d files together", len(files))
	}
	if place != "" {
		text += ", the next" + place
	}
	return text
}

// placeAfter says for a message where the second problem is, seen from the first.
func placeAfter(first, second Problem) string {
	file := lineBreaks.Replace(second.File)
	switch {
	case second.File != first.File && second.Line > 0:
		return fmt.Sprintf(" at %s:%d", file, second.Line)
	case second.File != first.File:
		return " in " + file
	case second.Line > 0:
		return fmt.Sprintf(" on line %d", second.Line)
	}
	return ""
}
