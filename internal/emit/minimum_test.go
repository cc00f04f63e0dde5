package emit

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

// minimumGo is the oldest version of Go that compiles generated packages, as
// docs/generated.md says: the first with package iter.
const minimumGo = "1.23"

// Generated packages and those for tests compile with the oldest version of Go that
// the documentation promises.
func TestMinimumGo(t *testing.T) {
	t.Parallel()
	m := newModule(t)
	m.write("go.mod", []byte("module m\n\ngo "+minimumGo+"\n"))
	for name, w := range map[string]catalog.Wire{"inxml": {Format: "xml", Type: paths("Error.Code")}, "injson": {}} {
		c, o := sample(), Options{Package: name, Wire: w, SDK: []SDK{{Import: "net/textproto", Type: "*Error", Fields: SDKFields{Type: "Msg"}}}}
		m.generate(c, o)
		files, err := GoTest(c, o, "m/"+name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			m.write(name+"/"+name+"test/"+f.Name, f.Content)
		}
	}
	old := func(args ...string) *exec.Cmd {
		cmd := exec.Command("go", args...)
		cmd.Dir, cmd.Env = m.dir, append(os.Environ(), "GOTOOLCHAIN=go"+minimumGo+".0", "GOFLAGS=-mod=mod")
		return cmd
	}
	if out, err := old("version").CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: Go %s.0 cannot be fetched from the module proxy: %v\n%s", minimumGo, err, out)
	}
	if out, err := old("vet", "./...").CombinedOutput(); err != nil {
		t.Errorf("with Go %s.0: %v\n%s", minimumGo, err, out)
	}
}

// Packages of catalogues without HTTP do not import net/http, unless the options say
// otherwise.
func TestWithoutHTTP(t *testing.T) {
	t.Parallel()
	m := newModule(t)
	number, yes, no := 5, true, false
	plain := &catalog.Catalog{Errors: []catalog.Entry{{Type: "OFFSET_OUT_OF_RANGE", Number: &number, Message: "Out of range."}}}
	withStatus := &catalog.Catalog{Errors: []catalog.Entry{{Type: "GONE", Status: []int{410}}}}
	for name, test := range map[string]struct {
		c       *catalog.Catalog
		o       Options
		hasHTTP bool
	}{
		"plain":    {plain, Options{}, false},
		"forced":   {plain, Options{HTTP: &yes}, true},
		"wired":    {plain, Options{Wire: catalog.Wire{Type: paths("code")}}, true},
		"statuses": {withStatus, Options{}, true},
		"refused":  {withStatus, Options{HTTP: &no, SDK: []SDK{{Import: "net/textproto", Type: "*Error", Fields: SDKFields{Type: "Msg", Status: "Code"}}}}, false},
	} {
		test.o.Package = name
		m.generate(test.c, test.o)
		files, err := GoTest(test.c, test.o, "m/"+name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			m.write(name+"/"+name+"test/"+f.Name, f.Content)
		}
		imports := m.run("go", "list", "-f", "{{.Imports}}", "./"+name)
		if got := strings.Contains(imports, "net/http"); got != test.hasHTTP {
			t.Errorf("%s imports %s", name, imports)
		}
		deps := m.run("go", "list", "-deps", "./"+name+"/"+name+"test")
		if got := strings.Contains(deps, "net/http\n"); got != test.hasHTTP {
			t.Errorf("the tests of %s depend on net/http: %t", name, got)
		}
	}
	m.run("go", "vet", "./...")
}
