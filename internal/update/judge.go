package update

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/problem"
)

// validate returns what is wrong with the merged catalogue, each with its place in the
// documentation: its file may not exist yet, and is not where it goes wrong.
func (rev *Revision) validate() error {
	problems := rev.merged.Validate().Errors()
	for i := range problems {
		p := &problems[i]
		if o := rev.observed(p.Path); o != nil {
			p.File, p.Line = o.File, cmp.Or(o.Line, rev.lineOf(o))
			p.Group = "page"
			if p.Rule == "type-form" {
				p.Fix = "fix the pattern of the profile that captures (?P<type>…): no API sends such a type"
			}
		}
	}
	if err := rev.place(problems).Grouped().Err(); err != nil {
		return UnreadableError{err}
	}
	return nil
}

// observed returns where the type of the entry that a path leads to was seen first, or
// nil.
func (rev *Revision) observed(path string) *catalog.Observation {
	var i int
	if _, err := fmt.Sscanf(path, "errors[%d]", &i); err != nil || i >= len(rev.merged.Errors) {
		return nil
	}
	for n := range rev.seen.Entries {
		if o := &rev.seen.Entries[n]; o.Entry.Type == rev.merged.Errors[i].Type {
			return o
		}
	}
	return nil
}

func (rev *Revision) lineOf(o *catalog.Observation) int {
	if rev.seen.LineOf == nil {
		return 0
	}
	return rev.seen.LineOf(o.File, o.Block)
}

// collisions warns of entries that would have one constant: nothing can be generated from
// the catalogue before one of them has another name. They are at their places in its file
// as it will be written.
func (rev *Revision) collisions() problem.List {
	options := rev.settings.WithDefaults(rev.merged.Name).EmitOptions()
	_, err := emit.Identifiers(rev.merged, options)
	var found, warnings problem.List
	if !errors.As(err, &found) {
		return nil
	}
	for _, p := range found {
		if p.Path == "" {
			continue // it is about the settings
		}
		p.Severity = problem.Warning
		if rev.profile != nil && len(rev.profile.Names.From) == 0 {
			p.Fix += "\nor name all entries by their types, with this at the top of the profile:\n  names: {from: [type]}  # of types that give one name, one gets a number"
		}
		warnings = append(warnings, p)
	}
	return rev.place(warnings)
}
