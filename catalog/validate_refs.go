package catalog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// references checks where replaced_by leads: that it goes in no circle, and
// that the entry it stands at is one that went.
func (v *validator) references() {
	done := make(map[string]bool)
	for i, e := range v.Errors {
		if e.ReplacedBy == "" || e.ReplacedBy == e.Type {
			continue
		}
		at := root.Field("errors").At(i).Field("replaced_by")
		if _, known := v.first[e.ReplacedBy]; known && !e.Removed {
			v.report(at, "live-replacement",
				fmt.Sprintf("%s is replaced by %s, and the documentation still has it", problem.Excerpt(e.Type), problem.Excerpt(e.ReplacedBy)), "")
		}
		if circle := v.circle(e.Type, done); circle != nil {
			v.report(at, "replacement-circle",
				fmt.Sprintf("the replacements go in a circle: %s", strings.Join(circle, " → ")), "take replaced_by away from the one that is in use today")
		}
	}
}

// circle follows replaced_by from a type on, and returns the types that lead
// back to one that was passed, unless they were done before.
func (v *validator) circle(from string, done map[string]bool) []string {
	var way []string
	passed := make(map[string]int) // where a type stands in way
	for from != "" && !done[from] {
		done[from] = true
		passed[from] = len(way)
		way = append(way, from)
		i, ok := v.first[from]
		if !ok {
			return nil
		}
		next := v.Errors[i].ReplacedBy
		if at, ok := passed[next]; ok && next != from {
			return shorten(append(way[at:], next))
		}
		from = next
	}
	return nil
}

// shorten quotes the types of a circle, and leaves out what is too much.
func shorten(circle []string) []string {
	const most = 6
	var shown []string
	for i, typ := range circle {
		switch {
		case len(circle) <= most || i < most/2 || i >= len(circle)-most/2:
			shown = append(shown, problem.Excerpt(typ))
		case i == most/2:
			shown = append(shown, "…")
		}
	}
	return shown
}

// similarTypes warns of entries whose types differ only in letter case and
// punctuation, unless one of them is gone.
func (v *validator) similarTypes() {
	first := make(map[string]int, len(v.Errors))
	for i, e := range v.Errors {
		letters := LettersAndDigits(e.Type)
		if e.Removed || letters == "" {
			continue
		}
		j, seen := first[letters]
		if !seen {
			first[letters] = i
			continue
		}
		if other := v.Errors[j].Type; other != e.Type {
			v.report(root.Field("errors").At(i).Field("type"), "similar-types",
				fmt.Sprintf("%s and %s differ only in letter case or punctuation", problem.Excerpt(e.Type), problem.Excerpt(other)),
				"see which of them the API sends; if both, give the newer one a go_name")
		}
	}
}

// unused tells which of the statuses no entry has, although their pages were read.
func (v *validator) unused() {
	if v.Coverage.IsPartial() && len(v.Unread()) == 0 {
		return // the pages of any of them may not have been read
	}
	used := make(map[int]bool, len(v.Statuses))
	for _, e := range v.Errors {
		for _, code := range e.Status {
			used[code] = true
		}
	}
	var codes []int
	at := root
	for i, s := range v.Statuses {
		if used[s.Code] || slices.Contains(v.Unread(), s.Code) {
			continue
		}
		if at == root {
			at = root.Field("statuses").At(i)
		}
		codes = append(codes, s.Code)
	}
	if codes = sortedOnce(codes); len(codes) > 0 {
		v.report(at, "unused-status", "no entry has the documented "+problem.Plural(len(codes), "status", "statuses")+" "+showList(codes, strconv.Itoa), "")
	}
}

// overridden reports fields of a type that two overrides set.
func (v *validator) overridden() {
	type overridden struct{ typ, field string }
	first := make(map[overridden]int)
	for i, o := range v.Overrides {
		for _, f := range entryFields {
			if !f.isSet(&o.Set) {
				continue
			}
			at := overridden{o.Type, f.Name}
			j, repeated := first[at]
			if !repeated {
				first[at] = i
				continue
			}
			v.report(root.Field("overrides").At(i).Field("set").Field(f.Name), "duplicate-override",
				fmt.Sprintf("overrides[%d] sets the %s of %s, as overrides[%d] does", i, f.Name, problem.Excerpt(o.Type), j), "keep one of the two")
		}
	}
}
