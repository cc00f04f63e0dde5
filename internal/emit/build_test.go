package emit

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

// A module is a Go module in a temporary folder, of programs and generated
// packages.
type module struct {
	t   testing.TB
	dir string
}

func newModule(t testing.TB) module {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: emitted packages are not compiled")
	}
	m := module{t, t.TempDir()}
	m.write("go.mod", []byte("module m\n\ngo 1.26\n"))
	return m
}

func (m module) write(name string, content []byte) {
	m.t.Helper()
	path := filepath.Join(m.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		m.t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o666); err != nil {
		m.t.Fatal(err)
	}
}

// generate writes the package of a catalogue, in a folder of its name.
func (m module) generate(c *catalog.Catalog, o Options) {
	m.t.Helper()
	files, err := Go(c, o)
	if err != nil {
		m.t.Fatal(err)
	}
	for _, f := range files {
		m.write(o.Package+"/"+f.Name, f.Content)
	}
}

// run runs a command in the module and returns its standard output.
func (m module) run(name string, args ...string) string {
	m.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = m.dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=", "GODEBUG=inittrace=1")
	var out, trace bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &trace
	if err := cmd.Run(); err != nil {
		m.t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, &out, &trace)
	}
	if strings.Contains(trace.String(), "init m/") {
		m.t.Errorf("%s does work at init:\n%s", name, &trace)
	}
	return out.String()
}

// program returns a program that imports the packages and has the body as main.
func program(body string, packages ...string) []byte {
	return []byte("package main\n\nimport (\n\t\"" + strings.Join(packages, "\"\n\t\"") + "\"\n)\n\nfunc main() {\n" + body + "\n}\n")
}

// Emitted packages compile, are clean to go vet, do no work at init, and say
// what their catalogue says.
func TestCompiled(t *testing.T) {
	t.Parallel()
	m := newModule(t)
	catalogs := map[string]*catalog.Catalog{
		"hostile": hostileCatalog(), "empty": {}, "large": synthetic(600), "sample": sample(),
		"hard": hardCatalog(), "numbers": numbersCatalog(), "alike": alikeCatalog(), "colliding": collidingCatalog(),
		"random0": randomCatalog().Example(1), "random1": randomCatalog().Example(2), "random2": randomCatalog().Example(3),
	}
	// One program for all of them: linking takes longer than anything else here.
	packages := []string{"fmt", "math/rand/v2", "os", "strings"}
	var body strings.Builder
	isHTTP := true // the synthetic ones have no status
	for name, c := range catalogs {
		m.generate(c, Options{Package: name, HTTP: &isHTTP})
		packages = append(packages, "m/"+name)
		fmt.Fprintf(&body, "\tswitch os.Args[1] {\n\tcase \"%[1]s dump\":%[2]s\tcase \"%[1]s search\":%[3]s\t}\n", name, dumpBody(name), searchBody(name))
	}
	m.write("all/main.go", program(body.String(), packages...))
	m.write("dump/main.go", program(dumpBody("large"), "fmt", "m/large"))
	large, err := Identifiers(catalogs["large"], Options{})
	if err != nil {
		t.Fatal(err)
	}
	m.write("constants/main.go", program(`
		err := fmt.Errorf("x: %w", large.`+large[0]+`)
		fmt.Println(err, errors.Is(err, large.`+large[0]+`))`, "errors", "fmt", "m/large"))
	m.write("reflection/main.go", program(`
		err := fmt.Errorf("x: %w", large.`+large[0]+`)
		template.Must(template.New("").Parse("{{.Error}}\n")).Execute(os.Stdout, err)`,
		"fmt", "m/large", "os", "text/template"))
	m.write("codes/main.go", program(`
		t, ok := numbers.ByNumber(-1003)
		c, isCode := numbers.ErrMinus1003.Code()
		n, isNumber := numbers.Parse(400, []byte("{\"error_type\":-1003}")).Type.Code()
		fmt.Println(t, ok, c, isCode, n, isNumber, numbers.Code(7))`, "fmt", "m/numbers"))
	m.write("status/main.go", program(`
		i, _ := large.Lookup(large.Type(os.Args[0]))
		println(i.Status())`, "m/large", "os"))
	m.run("go", "vet", "./...")
	m.run("go", "build", "-o", "bin/", "./...")
	for name, c := range catalogs {
		if got, want := m.run("bin/all", name+" dump"), dump(t, name, c); got != want {
			t.Errorf("%s says\n%s\nand not\n%s", name, got, want)
		}
		if got, want := m.run("bin/all", name+" search"), fmt.Sprintln(len(c.Errors), "types"); got != want {
			t.Errorf("%s:\n%s", name, got)
		}
	}
	if got, want := m.run("bin/codes"), "-1003 true -1003 true -1003 true 7\n"; got != want {
		t.Errorf("codes: got %s, want %s", got, want)
	}
	t.Run("linked", func(t *testing.T) { checkLinked(t, m) })
}

// checkLinked fails t unless a program has the tables that it uses, and no
// others.
func checkLinked(t *testing.T, m module) {
	m.t = t
	m.run("bin/constants")
	m.run("bin/reflection")
	e, other := synthetic(6).Errors[0], synthetic(6).Errors[1]
	for program, want := range map[string]map[string]bool{
		"dump":   {e.Type: true, e.Message: true, e.Description: true, e.Causes[0]: true, e.Steps[0]: true},
		"status": {e.Type: true, e.Message: false, e.Description: false, e.Causes[0]: false, e.Steps[0]: false},
		// A program that calls methods by name may call Known, which needs the types.
		"reflection": {other.Type: true, e.Message: false, e.Description: false, e.Causes[0]: false, e.Steps[0]: false},
		"constants":  {other.Type: false, e.Message: false, e.Description: false, e.Causes[0]: false, e.Steps[0]: false},
	} {
		m.checkTexts("bin/"+program, want)
	}
}

// checkTexts fails the test unless a file has the texts that it should, and not
// the others.
func (m module) checkTexts(file string, want map[string]bool) {
	m.t.Helper()
	content, err := os.ReadFile(filepath.Join(m.dir, file))
	if err != nil {
		m.t.Fatal(err)
	}
	for text, should := range want {
		if got := bytes.Contains(content, []byte(text)); got != should {
			m.t.Errorf("%s has the text %q: %t, want %t", file, text, got, should)
		}
	}
}
