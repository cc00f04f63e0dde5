package propose

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/strictyaml"
)

// scalar returns a text as YAML on one line. Patterns are in single quotes, in which a
// backslash is one.
func scalar(text string) string {
	if isPattern(text) {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return strictyaml.Scalar(text)
}

// flowScalar returns what scalar does, for a place within {} or [].
func flowScalar(text string) string {
	if isPattern(text) {
		return scalar(text)
	}
	return strictyaml.FlowScalar(text)
}

func isPattern(text string) bool {
	return strings.ContainsAny(text, `\^$`) && !strings.ContainsFunc(text, func(r rune) bool { return !strictyaml.IsVisible(r) })
}

// maxWidth is how long a line of YAML may be before a list is written below its key.
const maxWidth = 100

// encode returns d as YAML, with the evidence as comments.
func (d *draft) encode() []byte {
	w := &writer{}
	w.comment("Proposed by errgen propose: read it, and correct it where it is wrong.")
	w.field("name", d.name)
	w.field("title", d.title)
	w.field("docs", d.docs)
	if d.start != "" {
		w.line("pages:")
		w.indent = "  "
		w.field("start", d.start)
		w.list("follow", d.follow)
		if d.markdown {
			w.line("markdown: true")
		}
		w.indent = ""
	}
	if d.wire.note != "" {
		w.comment(d.wire.note)
		w.flow("wire", []cell{{"status", d.wire.status}, {"type", d.wire.typ}, {"message", d.wire.message}})
	}
	if len(d.merge) > 0 {
		w.comment(d.mergeNote)
		w.flow("merge", d.merge)
	}
	w.line("layouts:")
	for _, l := range d.layouts {
		w.layout(l)
	}
	w.indent = ""
	w.list("other", d.other)
	for _, a := range d.asides {
		w.comment(a)
	}
	return []byte(w.out.String())
}

// A writer writes YAML by lines.
type writer struct {
	out    strings.Builder
	indent string
	item   bool // whether the next line begins an item of a list
}

func (w *writer) line(text string) {
	indent := w.indent
	if w.item {
		indent = strings.TrimSuffix(indent, "  ") + "- "
		w.item = false
	}
	w.out.WriteString(indent + text + "\n")
}

// comment writes text as comments. Of the documentation it may have anything.
func (w *writer) comment(text string) {
	if text == "" {
		return
	}
	indent := w.indent
	if w.item {
		indent = strings.TrimSuffix(indent, "  ")
	}
	for line := range strings.SplitSeq(text, "\n") {
		w.out.WriteString(indent + "# " + inertComment(line) + "\n")
	}
}

// inertComment returns a line without what could end a comment.
func inertComment(line string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || strictyaml.IsVisible(r) {
			return r
		}
		return '\ufffd'
	}, strings.ToValidUTF8(line, "\ufffd"))
}

func (w *writer) field(name, value string) {
	if value != "" {
		w.line(name + ": " + scalar(value))
	}
}

// list writes a list, which is its value where it has only one.
func (w *writer) list(name string, values []string) {
	if len(values) == 0 {
		return
	}
	if len(values) == 1 {
		w.field(name, values[0])
		return
	}
	flow := make([]string, len(values))
	for i, v := range values {
		flow[i] = flowScalar(v)
	}
	if line := name + ": [" + strings.Join(flow, ", ") + "]"; len(line) <= maxWidth {
		w.line(line)
		return
	}
	w.line(name + ":")
	for _, v := range values {
		w.line("  - " + scalar(v))
	}
}

// flow writes a mapping on one line, or on a line for each field if it is long.
func (w *writer) flow(name string, fields []cell) {
	fields = slices.DeleteFunc(slices.Clone(fields), func(c cell) bool { return c.pattern == "" })
	if len(fields) == 0 {
		return
	}
	if line := name + ": " + flowOf(fields); len(line) <= maxWidth {
		w.line(line)
		return
	}
	w.line(name + ":")
	for _, f := range fields {
		w.line("  " + scalar(f.name) + ": " + scalar(f.pattern))
	}
}

func flowOf(fields []cell) string {
	parts := make([]string, len(fields))
	for i, f := range fields {
		parts[i] = flowScalar(f.name) + ": " + flowScalar(f.pattern)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func (w *writer) layout(l *layout) {
	w.indent, w.item = "    ", true
	w.page(l)
	w.note(l, "within")
	w.flow("within", []cell{{"after", l.after}, {"before", l.before}})
	w.note(l, "group")
	w.rules("group", l.group)
	w.note(l, "begin")
	w.begin(l)
	w.field("split", l.split)
	if len(l.find) > 0 {
		finds := make([]string, len(l.find))
		for i, f := range l.find {
			w.comment(f.note)
			finds[i] = f.pattern
		}
		w.list("find", finds)
	}
	for _, f := range []struct {
		name   string
		values []string
	}{
		{"causes", l.causes}, {"steps", l.steps}, {"sample", l.sample}, {"end", l.end},
	} {
		if len(f.values) > 0 {
			w.note(l, f.name)
		}
		w.list(f.name, labels(f.values))
	}
	if len(l.fields) > 0 {
		w.note(l, "fields")
		fields := slices.Clone(l.fields)
		for i, f := range fields {
			fields[i].name = literal(f.name)
		}
		w.flow("fields", fields)
	}
	w.ignore(l)
	w.take(l)
	for _, f := range []struct {
		name   string
		values []string
	}{{"drop", l.drop}, {"noise", l.noise}} {
		if len(f.values) > 0 {
			w.note(l, f.name)
		}
		w.list(f.name, f.values)
	}
	w.field("url", l.url)
	w.list("require", l.require)
	if l.entries > 0 {
		w.line("expect: {entries: " + strconv.Itoa(l.entries) + "}")
	}
}

// literal returns a label that is compared as it is: a bar and slashes have a meaning.
func literal(label string) string {
	if strings.Contains(label, "|") || strings.HasPrefix(label, "/") {
		return "/^" + regexp.QuoteMeta(label) + "$/"
	}
	return label
}

func labels(texts []string) []string {
	all := make([]string, len(texts))
	for i, t := range texts {
		all[i] = literal(t)
	}
	return all
}

func (w *writer) ignore(l *layout) {
	if len(l.ignoreKinds) == 0 {
		w.list("ignore", labels(l.ignore))
		return
	}
	w.line("ignore:")
	for _, text := range labels(l.ignore) {
		w.line("  - " + scalar(text))
	}
	for _, kind := range l.ignoreKinds {
		w.line("  - {kind: " + kind + "}")
	}
}

func (w *writer) note(l *layout, field string) { w.comment(l.notes[field]) }

func (w *writer) page(l *layout) {
	if len(l.page) == 0 {
		return
	}
	w.note(l, "page")
	var front []cell
	var rules []string
	for _, c := range l.page {
		if field, ok := strings.CutPrefix(c.name, "front "); ok {
			front = append(front, cell{field, c.pattern})
			continue
		}
		rules = append(rules, c.name+": "+flowScalar(c.pattern))
	}
	if len(front) > 0 {
		rules = append(rules, "front: "+flowOf(front))
	}
	w.line("page: {" + strings.Join(rules, ", ") + "}")
}

func (w *writer) take(l *layout) {
	var parts []string
	for _, t := range []struct {
		name  string
		kinds []string
	}{{"description", l.description}, {"causes", l.takeCauses}, {"steps", l.takeStep}} {
		if len(t.kinds) > 0 {
			parts = append(parts, fmt.Sprintf("%s: [%s]", t.name, strings.Join(t.kinds, ", ")))
		}
	}
	if len(parts) > 0 {
		w.line("take: {" + strings.Join(parts, ", ") + "}")
	}
}

// begin writes what begins an entry, with the alternatives.
func (w *writer) begin(l *layout) {
	if len(l.or) == 0 {
		w.rules("begin", l.begin)
		return
	}
	w.line("begin:")
	for i, rules := range append([][]blockRule{l.begin}, l.or...) {
		if i > 0 {
			w.line("  - or")
		}
		for _, r := range rules {
			if r.note != "" {
				w.line("  # " + inertComment(r.note))
			}
			w.rule("  - ", "    ", r)
		}
	}
}

// rules writes the rules of blocks. A single one is the value itself.
func (w *writer) rules(name string, rules []blockRule) {
	switch len(rules) {
	case 0:
		return
	case 1:
		w.comment(rules[0].note)
		w.rule(name+": ", "  ", rules[0])
		return
	}
	w.line(name + ":")
	for _, r := range rules {
		if r.note != "" {
			w.line("  # " + inertComment(r.note))
		}
		w.rule("  - ", "    ", r)
	}
}

// rule writes a rule behind its opening, on one line if it fits.
func (w *writer) rule(opening, indent string, r blockRule) {
	fields := []cell{{"kind", r.kind}}
	if r.level > 0 {
		fields = append(fields, cell{"level", strconv.Itoa(r.level)})
	}
	if r.text != "" {
		fields = append(fields, cell{"text", r.text})
	}
	if r.optional {
		fields = append(fields, cell{"optional", "true"})
	}
	parts := make([]string, len(fields))
	for i, f := range fields {
		value := flowScalar(f.pattern)
		if f.name == "level" || f.name == "optional" {
			value = f.pattern
		}
		parts[i] = f.name + ": " + value
	}
	if len(r.cells) > 0 {
		parts = append(parts, "cells: "+flowOf(r.cells))
	}
	if line := opening + "{" + strings.Join(parts, ", ") + "}"; len(line) <= maxWidth || len(r.cells) == 0 {
		w.line(line)
		return
	}
	if strings.HasSuffix(opening, "- ") {
		w.line(opening + parts[0])
	} else {
		w.line(strings.TrimRight(opening, " "))
		w.line(indent + parts[0])
	}
	w.line(indent + "cells:")
	for _, c := range r.cells {
		w.line(indent + "  " + scalar(c.name) + ": " + scalar(c.pattern))
	}
}
