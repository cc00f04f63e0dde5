package emit

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/errgen/errgen/catalog"
	"pgregory.net/rapid"
)

// paths returns a place of a field.
func paths(path ...string) catalog.WirePaths { return path }

// randomWire draws wires of hostile names, of which none leads through the
// value of another.
func randomWire() *rapid.Generator[catalog.Wire] {
	key := hostileText().Filter(func(s string) bool {
		return s != "" && utf8.ValidString(s) && !strings.Contains(s, ".")
	})
	path := rapid.Map(rapid.SliceOfN(key, 1, 3), func(keys []string) string { return strings.Join(keys, ".") })
	return rapid.Custom(func(t *rapid.T) catalog.Wire {
		one := func(field string) catalog.WirePaths { return catalog.WirePaths{path.Draw(t, field)} }
		return catalog.Wire{
			Status: one("status"), RequestID: one("request id"), Type: one("type"),
			Message: one("message"), URL: one("url"), Details: one("details"),
		}
	}).Filter(func(w catalog.Wire) bool {
		for a, one := range w.Paths() {
			for b, other := range w.Paths() {
				if a != b && strings.HasPrefix(one+".", other+".") {
					return false
				}
			}
		}
		return len(w.Validate("wire")) == 0
	})
}

// responseOf returns a response with each field where the wire says it is.
func responseOf(w catalog.Wire, values map[string]any) []byte {
	top := map[string]any{}
	for field, path := range w.Paths() {
		object, keys := top, strings.Split(path, ".")
		for _, key := range keys[:len(keys)-1] {
			if object[key] == nil {
				object[key] = map[string]any{}
			}
			object = object[key].(map[string]any)
		}
		object[keys[len(keys)-1]] = values[field]
	}
	body, err := json.Marshal(top)
	if err != nil {
		panic(err) // The values are of the test.
	}
	return body
}

// Whatever the fields are called, the package compiles and finds them.
func TestAnyWire(t *testing.T) {
	t.Parallel()
	m := newModule(t)
	wires := []catalog.Wire{
		catalog.DefaultWire,
		{Type: paths("error")},
		{Type: paths("error.code"), Message: paths("error_description"), Details: paths("error.details")},
		{Type: paths("type"), Message: paths("error"), URL: paths("error_uri")},
		{Type: paths("a.b.c.d"), Message: paths("a.b.c.e"), RequestID: paths("a.b.f"), URL: paths("a.g"), Status: paths("h")},
	}
	for seed := range 20 {
		wires = append(wires, randomWire().Example(seed))
	}
	values := map[string]any{
		"status": 404, "request_id": "r-1", "type": "a", "message": "No.", "url": "https://example.com",
		"details": map[string]any{"code": 1},
	}
	var packages []string
	var body, want strings.Builder
	for n, w := range wires {
		name := fmt.Sprintf("wire%d", n)
		packages = append(packages, "m/"+name)
		m.generate(&catalog.Catalog{Errors: []catalog.Entry{{Type: "a"}}}, Options{Package: name, Wire: w})
		fmt.Fprintf(&body, "fmt.Printf(\"%s %%+v\\n\", *%s.Parse(0, []byte(%q)))\n", name, name, responseOf(w, values))
		fmt.Fprintf(&body, "fmt.Printf(\"%s %%+v\\n\", *%s.Parse(1, []byte(%q)))\n", name, name, `{"error":"o"}`)
		fmt.Fprintf(&want, "%s %+v\n", name, parsed(w, values))
		fmt.Fprintf(&want, "%s %+v\n", name, parsedOAuth(w))
	}
	m.write("wires/main.go", program(body.String(), append(packages, "fmt")...))
	m.run("go", "vet", "./...")
	m.run("go", "build", "-o", "bin/", "./wires")
	if got := m.run("bin/wires"); got != want.String() {
		t.Errorf("got\n%swant\n%s", got, &want)
	}
}

// Parse needs the types of the tables, to keep one of them, and no prose.
func TestParseLinks(t *testing.T) {
	t.Parallel()
	m := newModule(t)
	m.generate(synthetic(600), Options{Package: "large"})
	m.write("parse/main.go", program(`println(large.Parse(404, []byte(os.Args[0])).Type)`, "m/large", "os"))
	m.run("go", "build", "-o", "bin/", "./parse")
	e := synthetic(6).Errors[0]
	m.checkTexts("bin/parse", map[string]bool{
		e.Type: true, e.Message: false, e.Description: false, e.Causes[0]: false, e.Steps[0]: false, e.URL: false,
	})
}

// A parsedError is printed as the Error of a generated package is.
type parsedError struct {
	StatusCode                    int
	RequestID, Type, Message, URL string
	Details                       []byte
	RetryAfter                    time.Duration
	Body                          []byte
}

// parsed returns what Parse should make of the response with values.
func parsed(w catalog.Wire, values map[string]any) parsedError {
	e := parsedError{Type: "a"}
	if w.Status != nil {
		e.StatusCode = 404
	}
	if w.RequestID != nil {
		e.RequestID = "r-1"
	}
	if w.Message != nil {
		e.Message = "No."
	}
	if w.URL != nil {
		e.URL = "https://example.com"
	}
	if w.Details != nil {
		e.Details, _ = json.Marshal(values["details"])
	}
	return e
}

// parsedOAuth returns what Parse should make of {"error":"o"}.
func parsedOAuth(w catalog.Wire) parsedError {
	e := parsedError{StatusCode: 1, Type: "o"}
	if w.Message.First() == "error" {
		e.Type, e.Message, e.Body = "", "o", []byte(`{"error":"o"}`)
	}
	return e
}
