package strictyaml

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// A decoder fills values from nodes and collects what does not fit.
type decoder struct {
	src      *Source
	problems problem.List
}

// value decodes n into v. The way to it is for messages.
func (d *decoder) value(n *node, v reflect.Value, at *Path) {
	if n.kind == broken {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, v.Elem(), at)
	case reflect.Struct:
		d.structure(n, v, at)
	case reflect.Slice:
		d.list(n, v, at)
	case reflect.Map:
		d.mapping(n, v, at)
	case reflect.String:
		d.text(n, v, at)
	case reflect.Int:
		d.number(n, v, at)
	case reflect.Bool:
		d.boolean(n, v, at)
	default:
		panic(fmt.Sprintf("strictyaml: internal error: cannot decode into %v at %v", v.Type(), at))
	}
}

// structure decodes a mapping, or the word that stands for one.
func (d *decoder) structure(n *node, v reflect.Value, at *Path) {
	w, ok := worded(v)
	switch {
	case !ok || n.kind == mapping:
		d.fields(n, v, at)
	case n.kind != text || !w.SetWord(n.value):
		d.wrongType(n, "a mapping or "+strings.Join(w.Words(), " or "), at)
	}
}

func (d *decoder) fields(n *node, v reflect.Value, at *Path) {
	if n.kind != mapping {
		d.wrongType(n, "a mapping", at)
		return
	}
	fs := fieldsOf(v.Type())
	for i, key := range n.keys {
		f, ok := lookup(fs, key.value)
		if !ok {
			d.unknown(key, fs, at)
			continue
		}
		to := target{v.Field(f.index), at.Field(f.name)}
		if f.rest != 0 && n.items[i].kind == list {
			d.texts(n.items[i], to, v.Field(f.rest))
			continue
		}
		d.field(n.items[i], f, to)
	}
}

// A target is a value to fill and the way to it.
type target struct {
	value reflect.Value
	at    *Path
}

// field decodes the value of a field by its options.
func (d *decoder) field(n *node, f field, to target) {
	if f.one && isItem(n, to.value.Type().Elem()) {
		to.value.Set(reflect.MakeSlice(to.value.Type(), 1, 1))
		d.value(n, to.value.Index(0), to.at)
		return
	}
	d.value(n, to.value, to.at)
	if to.value.Kind() == reflect.Slice && to.value.Len() == 0 && !f.named {
		to.value.SetZero()
	}
}

// texts decodes a list of texts: the first into one field, the others into another.
func (d *decoder) texts(n *node, first target, rest reflect.Value) {
	all := reflect.New(rest.Type()).Elem()
	d.value(n, all, first.at)
	value := first.value
	if value.Kind() == reflect.Pointer {
		value.Set(reflect.New(value.Type().Elem()))
		value = value.Elem()
	}
	if all.Len() > 0 {
		value.Set(all.Index(0))
	}
	if all.Len() > 1 {
		rest.Set(all.Slice(1, all.Len()))
	}
}

// isItem reports whether n, in place of a list, can be the only item of it.
func isItem(n *node, item reflect.Type) bool {
	return isScalar(n) || n.kind == mapping && item.Kind() == reflect.Struct
}

// isScalar reports whether n is one value, and not a list, a mapping or none.
func isScalar(n *node) bool {
	return n.kind == text || n.kind == boolean || n.kind == number || n.kind == other
}

func lookup(fs []field, name string) (field, bool) {
	for _, f := range fs {
		if f.name == name {
			return f, true
		}
	}
	return field{}, false
}

func (d *decoder) list(n *node, v reflect.Value, at *Path) {
	if n.kind != list {
		d.wrongType(n, "a list", at)
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.items), len(n.items)))
	for i, item := range n.items {
		d.value(item, v.Index(i), at.At(i))
	}
}

func (d *decoder) mapping(n *node, v reflect.Value, at *Path) {
	if n.kind != mapping {
		d.wrongType(n, "a mapping", at)
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), len(n.keys)))
	for i, key := range n.keys {
		to, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		d.value(key, to, at.Field(key.value))
		d.value(n.items[i], value, at.Field(key.value))
		v.SetMapIndex(to, value)
	}
}

func (d *decoder) text(n *node, v reflect.Value, at *Path) {
	if n.kind != text {
		d.wrongType(n, "a text", at)
		return
	}
	v.SetString(n.value)
}

// decimal are the whole numbers that every version of YAML reads alike.
var decimal = regexp.MustCompile(`^(0|-?[1-9][0-9]*)$`)

func (d *decoder) number(n *node, v reflect.Value, at *Path) {
	i, err := strconv.Atoi(n.value)
	if n.kind != number || err != nil || !decimal.MatchString(n.value) {
		d.wrongType(n, "a whole number", at)
		return
	}
	v.SetInt(int64(i))
}

func (d *decoder) boolean(n *node, v reflect.Value, at *Path) {
	if n.kind != boolean {
		d.wrongType(n, "true or false", at)
		return
	}
	v.SetBool(strings.EqualFold(n.value, "true"))
}

func (d *decoder) wrongType(n *node, want string, at *Path) {
	d.report(n, at, problem.Problem{
		Rule:    "wrong-type",
		Message: fmt.Sprintf("%s %v, want %s", at.or("the document"), n.verb(), want),
		Fix:     typeFix(n, want),
	})
}

// typeFix says how to write n so that it is what is wanted.
func typeFix(n *node, want string) string {
	switch {
	case want == "a text" && n.kind == null:
		return `write "" for an empty text, or leave the field out`
	case n.kind == null:
		return "give a value, or leave the field out"
	case want == "a text" && isScalar(n):
		return "quote it: " + strconv.Quote(n.value)
	case want == "a text":
		return "quote it, if it is text"
	case want == "a whole number":
		return "write decimal digits alone: no quotes, no leading zeros, at most 18 of them"
	case want == "a list":
		return `write each item on a line of its own, after "- "`
	case strings.HasPrefix(want, "a mapping"):
		return `write each field on a line of its own, as "name: value"`
	}
	return "write true or false, without quotes"
}

func (d *decoder) unknown(key *node, fs []field, at *Path) {
	names := fieldNames(fs)
	p := problem.Problem{
		Rule:    "unknown-field",
		Message: fmt.Sprintf("%s has no field %s", at.or("the document"), problem.Excerpt(key.value)),
		Fix:     "the fields are " + strings.Join(names, ", "),
	}
	if name, ok := problem.Nearest(key.value, names); ok {
		p.Fix = fmt.Sprintf("did you mean %q?", name)
	}
	d.report(key, at.Field(key.value), p)
}

func (d *decoder) report(n *node, at *Path, p problem.Problem) {
	if len(d.problems) == maxProblems {
		return
	}
	p.Path = at.String()
	p.Line, p.Column = d.src.position(n.offset)
	d.problems = append(d.problems, p)
}
