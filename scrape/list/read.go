package list

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/errgen/errgen/internal/problem"
)

// A File is one document of a list.
type File struct {
	Name string // as it is to be named in problems: a path or an address
	Data []byte
}

const (
	maxSize  = 32 << 20 // bytes of a file
	maxItems = 200_000  // items of a list, before they are merged
	maxFound = 20       // problems of one rule that are told one by one
)

// Read returns the errors in files, each type once, in the order of its first
// mention. The list can be used if none of the problems is an error; problems
// may hold warnings beside usable items.
func (s Source) Read(files []File) ([]Item, problem.List) {
	p, problems := s.compile()
	if len(problems) > 0 {
		return nil, problems
	}
	r := &collector{plan: p, index: map[string]int{}, counts: map[string]int{}}
	for _, f := range files {
		r.read(f)
	}
	r.finish(files)
	return r.items, r.problems
}

// A collector holds what the files of one source say.
type collector struct {
	*plan
	items    []Item
	index    map[string]int // where the item of a type is
	total    int            // items before they are merged
	seen     []string       // what the files have, for the message that nothing was found
	problems problem.List
	counts   map[string]int // problems by rule
	spent    int            // memory for the file at hand; see spend
	steps    int            // of JSONPaths in it; see weigher

	// retold counts the types that have a second description, and the first
	// of them.
	retold int
	again  Item
}

// read reads one file.
func (r *collector) read(f File) {
	f.Data = bytes.TrimPrefix(f.Data, []byte("\xef\xbb\xbf"))
	r.spent, r.steps = 0, 0
	switch {
	case len(f.Data) > maxSize:
		r.at(f.Name, 0).report("size", fmt.Sprintf("the file has %d bytes; at most %d are read", len(f.Data), maxSize), "use a part of it")
	case !utf8.Valid(f.Data):
		r.at(f.Name, lineOfInvalid(f.Data)).report("bad-utf8", "the file has bytes that are not UTF-8", "save it as UTF-8")
	default:
		before, told := r.total, len(r.seen)
		forms[r.Form](r, f)
		if r.total == before && len(r.seen) == told {
			r.tell(f.Name, "nothing in it is an error")
		}
	}
}

func lineOfInvalid(data []byte) int {
	line := 1
	for len(data) > 0 {
		c, size := utf8.DecodeRune(data)
		if c == utf8.RuneError && size == 1 {
			break
		}
		if c == '\n' {
			line++
		}
		data = data[size:]
	}
	return line
}

// finish reports what only shows when all files are read.
func (r *collector) finish(files []File) {
	name := ""
	if len(files) > 0 {
		name = files[0].Name
	}
	if r.retold > 0 {
		r.at(r.again.File, r.again.Line).report("two-descriptions",
			fmt.Sprintf("%d types have more than one description, first %s; the first one is kept", r.retold, problem.Excerpt(r.again.Type)),
			"take what differs by place as fields.message")
	}
	r.sumUp()
	if r.failed() {
		return
	}
	saw := ""
	if len(r.seen) > 0 {
		saw = "; " + strings.Join(r.seen[:min(len(r.seen), 5)], "; ")
	}
	switch {
	case len(r.items) == 0:
		r.at(name, 1).report("nothing-found", fmt.Sprintf("the list %s is empty%s", r.Name, saw), r.advice())
	case len(r.items) < r.Expect:
		r.at(name, 1).report("expect", fmt.Sprintf("the list %s has %d types, and expect says %d%s", r.Name, len(r.items), r.Expect, saw),
			"see whether the file is complete and still has the form "+r.Form+"; lower expect if the publisher removed types")
	}
}

// sumUp says how many problems were left out.
func (r *collector) sumUp() {
	for i := len(r.problems) - 1; i >= 0; i-- {
		p := &r.problems[i]
		if more := r.counts[p.Rule] - maxFound; more > 0 {
			p.Message += fmt.Sprintf(" (and %d more like it)", more)
			r.counts[p.Rule] = 0
		}
	}
}

// advice says what to do about a list without errors.
func (r *collector) advice() string {
	switch {
	case r.pattern != nil:
		return "correct pattern, or form: " + r.Form
	case isCode(r.Form):
		return "name the declaration that lists the errors with within, or correct form: " + r.Form
	case r.Form == "csv":
		return "correct fields, or form: csv"
	case r.Form == "openapi":
		return "name a schema with within, or say where the errors are with each and fields"
	}
	return "say where the items are with each, such as $.errors[*]"
}

// failed reports whether a problem makes the list unusable.
func (r *collector) failed() bool {
	return len(r.problems.Errors()) > 0
}

// tell notes what a file has, for the message that nothing was found.
func (r *collector) tell(file, what string) {
	if len(r.seen) < maxFound {
		r.seen = append(r.seen, file+": "+what)
	}
}

// A spot is a line of a file, for the problems that are there.
type spot struct {
	r    *collector
	file string
	line int
}

func (r *collector) at(file string, line int) spot { return spot{r, file, line} }

// report reports a problem, unless there are many of its rule already.
func (s spot) report(rule, message, fix string) {
	s.r.counts[rule]++
	if s.r.counts[rule] > maxFound {
		return
	}
	s.r.problems = append(s.r.problems, problem.Problem{
		File: s.file, Line: s.line, Rule: rule, Message: message, Fix: fix, Severity: rules.Severity(rule),
	})
}

// add merges one item into the list.
func (r *collector) add(it Item) {
	if r.total++; r.total > maxItems {
		if r.total == maxItems+1 {
			r.at(it.File, it.Line).report("size", fmt.Sprintf("the list has more than %d items", maxItems), "narrow it with each or pattern")
		}
		return
	}
	at, known := r.index[it.Type]
	if !known {
		r.index[it.Type] = len(r.items)
		slices.Sort(it.Status)
		it.Status = slices.Compact(it.Status)
		r.items = append(r.items, it)
		return
	}
	r.merge(&r.items[at], it)
}

// merge adds to an item what a second mention of its type says.
func (r *collector) merge(to *Item, it Item) {
	to.Status = addOnce(to.Status, it.Status)
	slices.Sort(to.Status)
	if len(to.Message) < maxTexts {
		to.Message = addOnce(to.Message, it.Message)
		if len(to.Message) >= maxTexts {
			r.at(it.File, it.Line).report("many-messages", fmt.Sprintf("%s has %d messages; further ones are left out", problem.Excerpt(it.Type), len(to.Message)), "see whether fields.message is right")
		}
	}
	to.Category = addTexts(to.Category, it.Category)
	to.Causes = addTexts(to.Causes, it.Causes)
	to.Steps = addTexts(to.Steps, it.Steps)
	switch {
	case to.Description == "":
		to.Description = it.Description
	case it.Description != "" && it.Description != to.Description:
		if r.retold == 0 {
			r.again = it
		}
		r.retold++
	}
	switch {
	case to.Number == nil:
		to.Number = it.Number
	case it.Number != nil && *it.Number != *to.Number:
		r.at(it.File, it.Line).report("two-numbers", fmt.Sprintf("%s has the number %d here and %d in %s:%d", problem.Excerpt(it.Type), *it.Number, *to.Number, to.File, to.Line),
			"see which is right; leave fields.number out if the number is not the error's own")
	}
}

// addTexts adds the texts that a list does not have, unless it has many.
func addTexts(to, from []string) []string {
	if len(to) >= maxTexts {
		return to
	}
	return addOnce(to, from)
}

// rules are those of the problems that this package reports.
var rules = problem.Rules{
	{ID: "list", Doc: "The description of a list is not right."},
	{ID: "duplicate-list", Doc: "Two lists have the same name."},
	{ID: "unknown-list", Doc: "A list is named that the profile does not have."},

	{ID: "size", Doc: "A file, a line or a list is larger than what is read."},
	{ID: "depth", Doc: "Values are nested deeper than what is read."},
	{ID: "bad-utf8", Doc: "A file has bytes that are not UTF-8."},
	{ID: "syntax", Doc: "A file does not have the form that the list says."},
	{ID: "repeated-key", Doc: "A member is in an object twice. The first is read.", Severity: problem.Warning},

	{ID: "no-declaration", Doc: "Code has no declaration of the name that within says."},
	{ID: "several-declarations", Doc: "Code has several declarations that could list errors."},
	{ID: "no-schema", Doc: "A specification has no schema of the name that within says."},
	{ID: "no-column", Doc: "A table has no column of the name that fields says."},
	{ID: "no-type", Doc: "An item has several members, and fields does not say which is the type."},
	{ID: "bad-type", Doc: "A type has a form that no error type has."},
	{ID: "bad-field", Doc: "A field leads to a value with members."},
	{ID: "bad-number", Doc: "The number of an error is not a whole number."},
	{ID: "bad-status", Doc: "The status of an error is not an HTTP status. It is left out.", Severity: problem.Warning},
	{ID: "long-text", Doc: "A text is longer than any message or description."},
	{ID: "unpaired", Doc: "An item has several types and several texts, and nothing says which belong together. The texts are left out.", Severity: problem.Warning},

	{ID: "two-numbers", Doc: "An error has two numbers."},
	{ID: "two-descriptions", Doc: "Errors have more than one description. The first is kept.", Severity: problem.Warning},
	{ID: "many-messages", Doc: "An error has very many messages. Further ones are left out.", Severity: problem.Warning},

	{ID: "nothing-found", Doc: "A list has no errors."},
	{ID: "expect", Doc: "A list has fewer errors than expected."},
}
