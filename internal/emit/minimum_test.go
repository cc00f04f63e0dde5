package emit

import (
	"os"
	"os/exec"
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
