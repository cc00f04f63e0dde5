package diff

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

func (c *comparison) statuses() {
	for _, p := range join(c.old.Statuses, c.new.Statuses, byCode) {
		switch {
		case p.old < 0:
			s := &c.new.Statuses[p.new]
			c.report(Change{
				Rule: "http-status-added", New: status(s.Code, s.Title), NewPath: path("statuses", p.new),
				Message: fmt.Sprintf("the documentation now lists the status %d", s.Code), index: -1, item: p.new,
			})
		case p.new < 0:
			s := &c.old.Statuses[p.old]
			c.report(Change{
				Rule: "http-status-removed", Severity: constantSeverity(s.Code), Old: status(s.Code, s.Title), OldPath: path("statuses", p.old),
				Message: fmt.Sprintf("the documentation no longer lists the status %d", s.Code), index: p.old,
			})
		default:
			c.status(p)
		}
	}
}

// status compares two statuses of one code.
func (c *comparison) status(p pair) {
	x, y := &c.old.Statuses[p.old], &c.new.Statuses[p.new]
	for _, f := range statusFields {
		if f.same(x, y) {
			continue
		}
		level := problem.Text
		if f.name == "title" {
			level = constantSeverity(x.Code)
		}
		c.report(Change{
			Rule: f.rule, Severity: level, Field: f.name, Old: status(x.Code, f.show(x)), New: status(y.Code, f.show(y)),
			OldPath: path("statuses", p.old) + "." + f.name, NewPath: path("statuses", p.new) + "." + f.name,
			Message: changed(fmt.Sprintf("the %s of the status %d", f.name, x.Code), f.show(x), f.show(y)),
			index:   p.old,
		})
	}
}

// constantSeverity is the level of the loss of the constant that the generated
// package has for a status that net/http does not name.
func constantSeverity(code int) problem.Severity {
	if http.StatusText(code) == "" {
		return problem.Breaking
	}
	return problem.Text
}

// status shows a status, so that one can tell two of them apart.
func status(code int, text string) string { return strings.TrimSpace(fmt.Sprint(code, " ", text)) }

func (c *comparison) classes() {
	for _, p := range join(c.old.Classes, c.new.Classes, byClass) {
		switch {
		case p.old < 0:
			class := &c.new.Classes[p.new]
			c.report(Change{
				Rule: "class-added", New: explained(class), NewPath: path("classes", p.new),
				Message: fmt.Sprintf("the documentation now explains the class %s", called(class.Class)), index: -1, item: p.new,
			})
		case p.new < 0:
			class := &c.old.Classes[p.old]
			c.report(Change{
				Rule: "class-removed", Old: explained(class), OldPath: path("classes", p.old),
				Message: fmt.Sprintf("the documentation no longer explains the class %s", called(class.Class)), index: p.old,
			})
		default:
			c.class(p)
		}
	}
}

// class compares two classes of one name.
func (c *comparison) class(p pair) {
	x, y := &c.old.Classes[p.old], &c.new.Classes[p.new]
	for _, f := range classFields {
		if f.same(x, y) {
			continue
		}
		c.report(Change{
			Rule: f.rule, Field: f.name, Old: explained(x), New: explained(y),
			OldPath: path("classes", p.old) + "." + f.name, NewPath: path("classes", p.new) + "." + f.name,
			Message: changed(fmt.Sprintf("the %s of the class %s", f.name, called(x.Class)), f.show(x), f.show(y)),
			index:   p.old,
		})
	}
}

// explained shows a class, so that one can tell two of them apart.
func explained(c *catalog.Class) string { return c.Class + ": " + c.Meaning }
