package diff

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/google/go-cmp/cmp"
)

func ptr[T any](v T) *T { return &v }

// full returns a catalogue in which every field of every struct holds
// something, each list one item.
func full(t *testing.T) *catalog.Catalog {
	t.Helper()
	c := new(catalog.Catalog)
	fill(t, reflect.ValueOf(c).Elem(), "catalog")
	c.Baseline = nil // it sums up differences, and is none
	return c
}

// fill sets everything in v, and texts to a name.
func fill(t *testing.T, v reflect.Value, name string) {
	t.Helper()
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), strings.ToLower(v.Type().Field(i).Name))
		}
	case reflect.String:
		v.SetString(name)
	case reflect.Int:
		v.SetInt(404)
	case reflect.Bool:
		v.SetBool(name != "complete") // which a partial coverage is not
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), name)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(t, v.Index(0), name)
	default:
		t.Fatalf("this test knows no %v; teach it", v.Type())
	}
}

// leaves calls f for every settable value in v that is no struct and no list
// of structs, with the way to it.
func leaves(v reflect.Value, at string, f func(at string, v reflect.Value)) {
	switch {
	case v.Type() == reflect.TypeFor[catalog.Coverage]():
		f(at, v) // which is one of three things
	case v.Type() == reflect.TypeFor[[]catalog.Baseline]():
		// which is not compared
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			leaves(v.Field(i), at+"."+v.Type().Field(i).Name, f)
		}
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		leaves(v.Index(0), at, f)
	default:
		f(at, v)
	}
}

// other returns a value of the type of v that is not v.
func other(t *testing.T, v reflect.Value) reflect.Value {
	t.Helper()
	if v.Type() == reflect.TypeFor[catalog.Coverage]() {
		return reflect.ValueOf(catalog.Coverage{Complete: true})
	}
	switch v.Kind() {
	case reflect.String:
		return reflect.ValueOf(v.String() + " more")
	case reflect.Int:
		return reflect.ValueOf(int(v.Int() + 1))
	case reflect.Bool:
		return reflect.ValueOf(!v.Bool())
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		p.Elem().Set(other(t, v.Elem()))
		return p
	case reflect.Slice:
		return reflect.Append(reflect.MakeSlice(v.Type(), 0, 1), other(t, v.Index(0)))
	}
	t.Fatalf("this test knows no %v; teach it, and the comparison", v.Type())
	panic("unreachable")
}

// TestEveryField changes each field of the model alone, also to its zero
// value, and sees that it is reported and applied. A new field of the model
// fails here until it is compared.
func TestEveryField(t *testing.T) {
	seen := 0
	leaves(reflect.ValueOf(full(t)).Elem(), "", func(at string, _ reflect.Value) {
		seen++
		for _, empty := range []bool{false, true} {
			changed := full(t)
			leaves(reflect.ValueOf(changed).Elem(), "", func(a string, v reflect.Value) {
				switch {
				case a != at:
				case empty:
					v.SetZero()
				default:
					v.Set(other(t, v))
				}
			})
			for _, direction := range [][2]*catalog.Catalog{{full(t), changed}, {changed, full(t)}} {
				old, new := direction[0], direction[1]
				changes := Catalogs(old, new)
				if len(changes) == 0 {
					t.Errorf("%s: the change to %v is not reported", at, empty)
				}
				got, err := apply(old, new, changes)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(new, got); diff != "" {
					t.Errorf("%s: applied (-want +got):\n%s", at, diff)
				}
			}
		}
	})
	if want := 5 + reflect.TypeFor[catalog.Wire]().NumField() + 3 + 2 + reflect.TypeFor[catalog.Entry]().NumField() + 2 + 2*reflect.TypeFor[catalog.Fields]().NumField(); seen != want {
		t.Errorf("%d fields were changed, want %d", seen, want)
	}
	if changes := Catalogs(full(t), full(t)); len(changes) > 0 {
		t.Errorf("a catalogue differs from itself: %v", changes)
	}
}

// TestRules checks the table: ids in one form and once, and a sentence each.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || strings.Trim(r.ID, "abcdefghijklmnopqrstuvwxyz-") != "" || !strings.HasSuffix(r.Doc, ".") || !slices.Contains(Severities(), r.Severity) {
			t.Errorf("rule %+v", r)
		}
		seen[r.ID] = true
	}
	for _, f := range entryFields {
		if !seen[f.Changes[len(f.Changes)-1].ID] {
			t.Errorf("the rule %s of %s is not documented", f.Changes[len(f.Changes)-1].ID, f.Name)
		}
	}
}

func TestLevels(t *testing.T) {
	for _, l := range Severities() {
		if got, err := ParseSeverity(l.String()); got != l || err != nil {
			t.Errorf("ParseSeverity(%q) = %v, %v", l, got, err)
		}
	}
	if _, err := ParseSeverity("braking"); err == nil || !strings.Contains(err.Error(), "breaking") {
		t.Errorf("a level that is none: %v", err)
	}
}
