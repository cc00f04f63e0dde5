package catalog

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/problem"
)

// yamlFields returns the indices of the fields of a struct by their names in
// the file.
func yamlFields(t reflect.Type) (names []string, index map[string]int) {
	index = map[string]int{}
	for i := range t.NumField() {
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		if option == "rest" {
			continue // a part of the field before it
		}
		names = append(names, name)
		index[name] = i
	}
	return names, index
}

// fill sets a value to one that is not empty, and of which n tells two apart.
func fill(t *testing.T, v reflect.Value, n int) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.Repeat("x", n))
	case reflect.Int:
		v.SetInt(int64(n))
	case reflect.Bool:
		v.SetBool(n%2 == 1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(t, v.Index(0), n)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		value := reflect.New(v.Type().Elem()).Elem()
		fill(t, value, n)
		v.SetMapIndex(reflect.ValueOf("en"), value)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), n)
		}
	default:
		t.Fatalf("this test knows no %v; teach it, and value.go", v.Type())
	}
}

// TestFieldTable checks that the table has every field of an entry and of an
// override, and leads to it.
func TestFieldTable(t *testing.T) {
	names, entryIndex := yamlFields(reflect.TypeFor[Entry]())
	settings, setIndex := yamlFields(reflect.TypeFor[Fields]())
	var listed, overridable []string
	for _, f := range EntryFields() {
		listed = append(listed, f.Name)
		if f.CanOverride() {
			overridable = append(overridable, f.Name)
		}
	}
	if !slices.Equal(listed, names) {
		t.Fatalf("the table has %q, an entry %q", listed, names)
	}
	if !slices.Equal(overridable, settings) {
		t.Fatalf("overrides can set %q by the table, and %q by the struct", overridable, settings)
	}
	for _, f := range EntryFields() {
		checkEntryField(t, f, entryIndex[f.Name])
		if f.CanOverride() {
			checkSetting(t, f, entryIndex[f.Name], setIndex[f.Name])
		}
		if hasRules := f.Owner != Key && f.Name != "removed"; hasRules != (len(f.Changes) > 0) || f.Item != "" && len(f.Changes) != 4 {
			t.Errorf("%s has %d rules", f.Name, len(f.Changes))
		}
		for _, rule := range f.Changes {
			if rule.Severity < problem.Breaking {
				t.Errorf("the rule %s has the severity %v", rule.ID, rule.Severity)
			}
		}
	}
}

// checkEntryField checks that everything that is done to a field is done to the
// one at an index of the struct, and to no other.
func checkEntryField(t *testing.T, f *Field, index int) {
	t.Helper()
	at := func(e *Entry) reflect.Value { return reflect.ValueOf(e).Elem().Field(index) }
	var empty, one, other Entry
	fill(t, at(&one), 1)
	fill(t, at(&other), 2)
	if at(&other).Kind() == reflect.Bool {
		other = empty
	}
	if !f.IsEmpty(&empty) || f.IsEmpty(&one) || f.Show(&empty) != "" || f.Show(&one) == "" {
		t.Errorf("%s is empty where it is not, or is not where it is", f.Name)
	}
	if !f.Same(&one, &one) || f.Same(&one, &other) || f.Same(&one, &empty) {
		t.Errorf("%s is the same where it differs, or differs where it is the same", f.Name)
	}
	if f.at(&one).compare(f.at(&other)) != -f.at(&other).compare(f.at(&one)) || f.at(&empty).compare(f.at(&one)) >= 0 {
		t.Errorf("%s has no order", f.Name)
	}
	var shared Entry
	f.at(&shared).share(f.at(&one))
	if !reflect.DeepEqual(shared, one) {
		t.Errorf("%s is shared as %+v, want %+v", f.Name, shared, one)
	}
	owned := cloneEntries([]Entry{one})[0]
	scribbleOn(at(&one))
	if want := new(Entry); !f.IsEmpty(&owned) {
		fill(t, at(want), 1)
		if !reflect.DeepEqual(owned, *want) {
			t.Errorf("a copy of %s shares memory with it: %+v, want %+v", f.Name, owned, *want)
		}
	}
	if f.fixes {
		if _, ok := f.at(&one).(fixer); !ok {
			t.Errorf("%s cannot be fixed", f.Name)
		}
	}
	if _, ok := f.at(&one).(listValue); f.sums && !ok {
		t.Errorf("%s cannot be summed", f.Name)
	}
}

// checkSetting does the same with a field of an override, and applies it.
func checkSetting(t *testing.T, f *Field, entryIndex, index int) {
	t.Helper()
	at := func(s *Fields) reflect.Value { return reflect.ValueOf(s).Elem().Field(index) }
	var empty, one, other Fields
	fill(t, at(&one), 1)
	fill(t, at(&other), 2)
	if f.isSet(&empty) || !f.isSet(&one) || f.ShowSet(&empty) != "" || f.ShowSet(&one) == "" {
		t.Errorf("%s is set where it is not, or is not where it is", f.Name)
	}
	if !f.SameSet(&one, &one) || f.SameSet(&one, &other) || f.SameSet(&one, &empty) || one.isEmpty() || !empty.isEmpty() {
		t.Errorf("settings of %s are the same where they differ, or differ where they are the same", f.Name)
	}
	var got, want Entry
	f.named(&one).apply(f.at(&got))
	fill(t, reflect.ValueOf(&want).Elem().Field(entryIndex), 1)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s is applied as %+v, want %+v", f.Name, got, want)
	}
	owned := cloneOverrides([]Override{{Set: one, Was: one}})[0]
	scribbleOn(at(&one))
	if !reflect.DeepEqual(got, want) {
		t.Errorf("an entry shares memory with the override of its %s", f.Name)
	}
	var whole Fields
	fill(t, at(&whole), 1)
	if !reflect.DeepEqual(owned.Set, whole) || !reflect.DeepEqual(owned.Was, whole) {
		t.Errorf("a copy of an override of %s shares memory with it", f.Name)
	}
	if at(&one).Kind() == reflect.Slice {
		at(&one).Set(reflect.MakeSlice(at(&one).Type(), 0, 0))
		if !f.isSet(&one) || f.ShowSet(&one) != "[]" {
			t.Errorf("an empty %s is not named", f.Name)
		}
		f.named(&one).apply(f.at(&got))
		if !f.IsEmpty(&got) {
			t.Errorf("an empty %s is applied as %s", f.Name, f.Show(&got))
		}
	}
}

// scribbleOn writes into the memory that a value points to.
func scribbleOn(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Elem().SetZero()
	case reflect.Slice:
		v.Index(0).SetZero()
	case reflect.Map:
		v.Clear()
	}
}

// TestMergeTable observes each scraped field alone, and sees that a merge takes
// it, keeps it where its content was lost and empties it otherwise, and that
// people's fields stay.
func TestMergeTable(t *testing.T) {
	for _, f := range EntryFields() {
		if f.Owner == Key || f.Owner == Merged {
			continue
		}
		with, without := Entry{Type: "a"}, Entry{Type: "a"}
		_, index := yamlFields(reflect.TypeFor[Entry]())
		fill(t, reflect.ValueOf(&with).Elem().Field(index[f.Name]), 1)
		merge := func(old, seen Entry, lost ...string) *Entry {
			merged, _ := Merge(&Catalog{Errors: []Entry{old}}, Scrape{Entries: []Observation{{Entry: seen, Lost: lost}}})
			return &merged.Errors[0]
		}
		if f.Owner == People {
			if !f.Same(merge(with, without), &with) {
				t.Errorf("a scrape changed the %s", f.Name)
			}
			continue
		}
		if !f.Same(merge(without, with), &with) || !f.IsEmpty(merge(with, without)) || !f.Same(merge(with, without, f.Name), &with) {
			t.Errorf("the %s is not merged", f.Name)
		}
	}
}
