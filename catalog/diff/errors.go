package diff

import (
	"fmt"
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

func (c *comparison) errors() {
	for _, p := range join(c.old.Errors, c.new.Errors, byType) {
		switch {
		case p.old < 0:
			c.added(p.new)
		case p.new < 0:
			c.pruned(p.old)
		default:
			c.entry(p)
		}
	}
}

func (c *comparison) added(i int) {
	e := &c.new.Errors[i]
	c.claimed = append(c.claimed, i)
	change := Change{
		Rule: "error-added", Type: e.Type, New: said(e), NewPath: path("errors", i),
		Message: called(e.Type) + " was added", index: -1, item: i,
	}
	if e.Removed {
		change.Message += ", as one that the documentation no longer has"
		c.report(change)
		return
	}
	if c.reading.isFirst(e) {
		c.report(firstRead(change, e))
		return
	}
	c.came = append(c.came, relocation{change: change, versions: []*catalog.Entry{e}})
}

func (c *comparison) pruned(i int) {
	e := &c.old.Errors[i]
	c.released = append(c.released, i)
	change := Change{
		Rule: "error-pruned", Type: e.Type, Old: said(e), OldPath: path("errors", i),
		Message: called(e.Type) + " is no longer in the catalogue", index: i,
		Fix: "to keep its constant, keep the entry, with removed: true",
	}
	if e.Removed {
		change.Fix = ""
		c.report(change)
		return
	}
	if c.reading.back().isFirst(e) {
		c.report(notRead(change, e))
		return
	}
	c.gone = append(c.gone, relocation{change: change, versions: []*catalog.Entry{e}})
}

// entry compares two entries of one type.
func (c *comparison) entry(p pair) {
	x, y := &c.old.Errors[p.old], &c.new.Errors[p.new]
	if x.Removed != y.Removed && !isRemarked(x, y) {
		c.moved(p)
	}
	if x.GoName != y.GoName || x.Name != y.Name {
		c.released, c.claimed = append(c.released, p.old), append(c.claimed, p.new)
	}
	for _, f := range entryFields {
		switch {
		case f.Same(x, y):
		case f.ComparesItems(x, y):
			c.items(p, f)
		default:
			c.field(p, f)
		}
	}
}

// isRemarked reports whether an entry that was marked as removed is marked as
// undocumented in place of that, or the other way round. The documentation has it
// in neither catalogue.
func isRemarked(x, y *catalog.Entry) bool {
	return x.Removed == y.Undocumented && y.Removed == x.Undocumented && x.Removed != x.Undocumented
}

// moved notes an entry that was marked as removed, or is no longer.
func (c *comparison) moved(p pair) {
	x, y := &c.old.Errors[p.old], &c.new.Errors[p.new]
	change := Change{
		Type: x.Type, OldPath: path("errors", p.old), NewPath: path("errors", p.new), index: p.old,
	}
	if y.Removed {
		change.Rule, change.Old = "error-removed", said(x)
		change.Message = "the documentation no longer has " + called(x.Type)
		c.gone = append(c.gone, relocation{change, []*catalog.Entry{x, y}})
		return
	}
	change.Rule, change.New = "error-restored", said(y)
	change.Message = "the documentation has " + called(x.Type) + " again"
	c.came = append(c.came, relocation{change, []*catalog.Entry{x, y}})
}

// field reports a field of an entry that holds something else.
func (c *comparison) field(p pair, f *catalog.Field) {
	x, y := &c.old.Errors[p.old], &c.new.Errors[p.new]
	change := Change{
		Rule: f.ChangedRule(), Type: x.Type, Field: f.Name, Old: f.Show(x), New: f.Show(y),
		OldPath: path("errors", p.old) + "." + f.Name, NewPath: path("errors", p.new) + "." + f.Name,
		Message: changed(fmt.Sprintf("the %s of %s", f.Name, called(x.Type)), f.Show(x), f.Show(y)),
		index:   p.old,
	}
	switch {
	case f.Name == "status":
		c.statusChanged(change, x, y)
	case f.Name == "go_name", f.Name == "name":
		c.goNameChanged(change, x, y)
	case f.Name == "undocumented":
		c.report(remark(change, x, y))
	case f.Name == "listed":
		change.Message = listing(x, y)
		c.report(change)
	case f.Name == "replaced_by" && x.ReplacedBy == "":
		change.Rule = "deprecated"
		change.Message = fmt.Sprintf("%s is now said to be replaced by %s", called(x.Type), called(y.ReplacedBy))
		c.report(change)
	default:
		c.report(change)
	}
}

// listing says what became of the lists that have an entry.
func listing(x, y *catalog.Entry) string {
	switch name := called(x.Type); {
	case len(x.Listed) == 0:
		return "a list has " + name + " now"
	case len(y.Listed) == 0:
		return "no list has " + name + " any more"
	default:
		return "other lists have " + name
	}
}

// remark returns the change of the mark undocumented, which also stands for that
// of the mark removed where one took the place of the other.
func remark(change Change, x, y *catalog.Entry) Change {
	name := called(x.Type)
	switch {
	case isRemarked(x, y) && y.Undocumented:
		change.Severity = problem.Additive
		change.Message = name + " is now marked as undocumented, and no longer as removed"
	case isRemarked(x, y):
		change.Severity = problem.Behavior
		change.Message = name + " is now marked as removed, and no longer as undocumented"
	case y.Undocumented:
		change.Message = name + " is now marked as undocumented"
	default:
		change.Message = name + " is no longer marked as undocumented"
	}
	return change
}

// goNameChanged reports what changes the identifier of a constant, which is text
// where the constant stays.
func (c *comparison) goNameChanged(change Change, x, y *catalog.Entry) {
	name := c.options.identifier(y)
	if name == "" || name != c.options.identifier(x) {
		c.report(change)
		return
	}
	change.Severity = problem.Text
	change.Message += "; the constant is still " + name
	c.add(change)
}

// statusChanged reports that an entry has other statuses, and what follows.
func (c *comparison) statusChanged(change Change, x, y *catalog.Entry) {
	if slices.Equal(sorted(x.Status), sorted(y.Status)) {
		change.Severity = problem.Text
		change.Message = "the statuses of " + called(x.Type) + " are in another order"
		c.add(change)
		return
	}
	explained := c.reading.explain(x.Status, y.Status)
	change.Message += explained
	change.isReading = explained != ""
	switch was, is := x.IsRetryable(), y.IsRetryable(); {
	case is && !was:
		change.Message += "; it now counts as retryable"
	case was && !is:
		change.Message += "; it no longer counts as retryable"
	case explained != "":
		change.Severity = problem.Text
		c.add(change)
		return
	}
	c.report(change)
}

func sorted(status []int) []int { return slices.Sorted(slices.Values(status)) }
