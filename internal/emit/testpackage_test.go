package emit

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

// Whatever a response is like, the package for tests compiles, and what it sends is
// what the generated package reads.
func TestTestPackages(t *testing.T) {
	t.Parallel()
	m := newModule(t)
	c := &catalog.Catalog{Errors: []catalog.Entry{
		{Type: "a", Status: []int{200, 404}, Message: "No <such> \"thing\" & more.", URL: "https://a.example/#a"},
		{Type: "b c", Removed: true},
	}}
	numbers := &catalog.Catalog{Errors: []catalog.Entry{{Type: "7", GoName: "ErrA", Status: []int{429}, Message: "m"}}}
	tests := []struct {
		c    *catalog.Catalog
		wire catalog.Wire
		want string
	}{
		{c, catalog.Wire{}, `404 a "No <such> \"thing\" & more." "https://a.example/#a" "request-id-test"`},
		{numbers, catalog.Wire{Type: paths("code")}, `429 7 "" "" ""`},
	}
	for _, form := range wireForms {
		want := `404 a "No <such> \"thing\" & more." "" ""`
		switch {
		case form.wire.RequestID != nil:
			want = `404 a "No <such> \"thing\" & more." "" "request-id-test"`
		case form.wire.Message == nil:
			want = `404 a "" "" ""`
		}
		tests = append(tests, struct {
			c    *catalog.Catalog
			wire catalog.Wire
			want string
		}{c, form.wire, want})
	}
	packages := []string{"fmt"}
	var body, want strings.Builder
	for n, test := range tests {
		name := fmt.Sprintf("p%d", n)
		packages = append(packages, "m/"+name, "m/"+name+"/"+name+"test")
		o := Options{Package: name, Wire: test.wire}
		m.generate(test.c, o)
		files, err := GoTest(test.c, o, "m/"+name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			m.write(name+"/"+name+"test/"+f.Name, f.Content)
		}
		fmt.Fprintf(&body, "e%d := %stest.New(%s.ErrA)\nfmt.Printf(\"%%d %%s %%q %%q %%q\\n\", e%d.StatusCode, e%d.Type, e%d.Message, e%d.URL, e%d.RequestID)\n", n, name, name, n, n, n, n, n)
		fmt.Fprintln(&want, test.want)
	}
	m.write("testers/main.go", program(body.String(), packages...))
	m.run("go", "vet", "./...")
	m.run("go", "build", "-o", "bin/", "./testers")
	if got := m.run("bin/testers"); got != want.String() {
		t.Errorf("got\n%swant\n%s", got, want.String())
	}
	if _, err := GoTest(&catalog.Catalog{}, Options{Package: "p"}, "m/p"); err == nil {
		t.Error("a catalogue without errors has a package for tests")
	}
}
