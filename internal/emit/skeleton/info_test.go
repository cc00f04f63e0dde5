package skeleton

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestLookup(t *testing.T) {
	i, ok := Lookup(ErrEmailNotFound)
	if !ok {
		t.Fatal("the type is not found")
	}
	const description = "There is not a user in this project associated with the supplied email or email_id." +
		"\n\nThis is a second paragraph."
	checkInfo(t, i, map[string]any{
		"Type": ErrEmailNotFound, "Status": 404, "Statuses": []int{404},
		"Message": "Email could not be found.", "Messages": []string{"Email could not be found."}, "Description": description,
		"Causes":     []string{"The user mistypes their email."},
		"Steps":      []string{"Prompt the user to check it.", "Consider creating the user."},
		"Categories": []string(nil), "URL": "https://example.com/errors/404#email_not_found",
		"Retryable": false, "Removed": false, "ReplacedBy": Type(""),
	})
	for _, unknown := range []Type{"", "a", "email_not_foun", "email_not_found_", "p", "zzz", "\xff"} {
		if i, ok := Lookup(unknown); ok || i != (Info{}) {
			t.Errorf("Lookup(%q) = %v, %t", unknown, i, ok)
		}
	}
}

func TestZeroInfo(t *testing.T) {
	checkInfo(t, Info{}, map[string]any{
		"Type": Type(""), "Status": 0, "Statuses": []int(nil), "Message": "", "Messages": []string(nil), "Description": "",
		"Causes": []string(nil), "Steps": []string(nil), "URL": "",
		"Retryable": false, "Removed": false, "ReplacedBy": Type(""), "Categories": []string(nil),
	})
}

func TestMessages(t *testing.T) {
	i, _ := Lookup(ErrOverloaded)
	if got := fmt.Sprintf("%q", i.Messages()); got != `["Come back later." "Try again in a minute."]` {
		t.Errorf("messages %s", got)
	}
	i, _ = Lookup(ErrRequestCanceled)
	if i.Messages() != nil {
		t.Errorf("messages %q of a type without", i.Messages())
	}
}

func TestFlags(t *testing.T) {
	i, _ := Lookup(ErrOldEmailMissing)
	if !i.Removed() || i.ReplacedBy() != ErrEmailNotFound || i.Retryable() {
		t.Error("a removed type does not say so")
	}
	i, _ = Lookup(ErrOverloaded)
	if !i.Retryable() || !slices.Equal(i.Statuses(), []int{429, 503}) || i.Status() != 429 {
		t.Error("a retryable type does not say so")
	}
}

func TestListsAreCopies(t *testing.T) {
	i, _ := Lookup(ErrEmailNotFound)
	i.Steps()[0], i.Statuses()[0] = "", 0
	if i.Steps()[0] == "" || i.Statuses()[0] == 0 {
		t.Error("a caller can change the tables")
	}
}

func TestAll(t *testing.T) {
	want := []Type{ErrEmailNotFound, ErrOldEmailMissing, ErrOverloaded, ErrRequestCanceled}
	if got := slices.Collect(All()); !slices.Equal(got, want) {
		t.Errorf("All() = %q", got)
	}
	if got := slices.Collect(ByStatus(404)); !slices.Equal(got, want[:2]) {
		t.Errorf("ByStatus(404) = %q", got)
	}
	if got := slices.Collect(ByStatus(StatusClientClosedRequest)); !slices.Equal(got, want[3:]) {
		t.Errorf("ByStatus(499) = %q", got)
	}
	if got := slices.Collect(ByStatus(200)); got != nil {
		t.Errorf("ByStatus(200) = %q", got)
	}
	for first := range All() {
		for range ByStatus(404) {
			break
		}
		if first != want[0] {
			t.Errorf("All() begins with %q", first)
		}
		break
	}
}

func FuzzLookup(f *testing.F) {
	types := map[Type]bool{}
	for typ := range All() {
		types[typ] = true
		f.Add(string(typ))
		f.Add(string(typ[1:]))
		f.Add(strings.Repeat(string(typ), 8))
	}
	f.Fuzz(func(t *testing.T, text string) {
		i, ok := Lookup(Type(text))
		if ok != types[Type(text)] || ok && i.Type() != Type(text) || !ok && i != (Info{}) {
			t.Errorf("Lookup(%q) = %q, %t", text, i.Type(), ok)
		}
	})
}

func TestNoAllocation(t *testing.T) {
	types := slices.Collect(All())
	unknown := Type(strings.Repeat("x", 40))
	allocs := testing.AllocsPerRun(100, func() {
		for _, typ := range types {
			if i, ok := Lookup(typ); !ok || i.Status() == 0 || i.Type() != typ {
				t.Errorf("%q is not found", typ)
			}
		}
		if _, ok := Lookup(unknown); ok {
			t.Error("an unknown type is found")
		}
		for typ := range All() {
			for range ByStatus(404) {
				_ = typ
			}
		}
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}

// checkInfo fails t unless the methods of i are those of want and return it.
func checkInfo(t *testing.T, i Info, want map[string]any) {
	t.Helper()
	v := reflect.ValueOf(i)
	if v.NumMethod() != len(want)+1 {
		t.Errorf("Info has %d methods, want %d", v.NumMethod(), len(want)+1)
	}
	if n, ok := i.Number(); n != 0 || ok {
		t.Errorf("Number() = %d, %t", n, ok)
	}
	for name, value := range want {
		if got := v.MethodByName(name).Call(nil)[0].Interface(); !reflect.DeepEqual(got, value) {
			t.Errorf("%s() = %#v, want %#v", name, got, value)
		}
	}
}
