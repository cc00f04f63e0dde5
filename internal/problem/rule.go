package problem

import "slices"

// A Rule is one kind of finding or change. Its id is stable: people exclude
// rules and suppress findings by it.
type Rule struct {
	ID       string   `json:"id"`    // such as "unknown-field"
	Severity Severity `json:"level"` // of its findings, unless they say another
	Doc      string   `json:"doc"`   // what it means, in one or two sentences
	Fixable  bool     `json:"-"`     // whether a command fixes it
}

// Rules are all the rules of a step.
type Rules []Rule

// Index returns the index of the rule with an id, or -1 if there is none.
func (rs Rules) Index(id string) int {
	return slices.IndexFunc(rs, func(r Rule) bool { return r.ID == id })
}

// Severity returns the severity of the rule with an id, and [Error] for one that
// is not known.
func (rs Rules) Severity(id string) Severity {
	if i := rs.Index(id); i >= 0 {
		return rs[i].Severity
	}
	return Error
}
