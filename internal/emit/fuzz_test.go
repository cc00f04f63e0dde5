package emit

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"pgregory.net/rapid"
)

// Whatever is in a catalogue, its package declares what is planned.
func TestAnyCatalog(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := randomCatalog().Draw(t, "catalogue")
		checkEmitted(t, c, Options{Package: "p"})
	})
}

// TestCodeBelowMessages checks descriptions that begin with code, below lists of messages.
func TestCodeBelowMessages(t *testing.T) {
	for _, messages := range [][]string{nil, {"One."}, {"One.", "Two."}, {"One.", " ", "Two.", "Three."}} {
		e := catalog.Entry{Type: "a_b", Description: "    GET /users\n\nText.\n\n    GET /teams", Causes: []string{"C."}}
		if len(messages) > 0 {
			e.Message, e.MoreMessages = messages[0], messages[1:]
		}
		files, err := Go(&catalog.Catalog{Errors: []catalog.Entry{e}}, Options{Package: "p"})
		if err != nil {
			t.Errorf("%q: %v", messages, err)
			continue
		}
		for _, file := range files {
			if file.Name == "p.go" && !strings.Contains(string(file.Content), "\n//\tGET /users\n//\n// Text.\n//\n//\tGET /teams\n") {
				t.Errorf("%q: the code is not code in\n%s", messages, file.Content)
			}
		}
	}
}

// A catalogue that lint accepts has a package, unless two types would have the
// same name or one has none, which only people can settle.
func TestValidCatalog(t *testing.T) {
	t.Parallel()
	if problems := hardCatalog().Validate().Errors(); len(problems) > 0 {
		t.Fatalf("lint refuses the hard catalogue: %v", problems)
	}
	rapid.Check(t, func(t *rapid.T) {
		c := validCatalog().Draw(t, "catalogue")
		if problems := c.Validate().Errors(); len(problems) > 0 {
			t.Fatalf("lint refuses the catalogue: %v", problems)
		}
		_, err := Go(c, Options{Package: "p"})
		problems, _ := err.(problem.List)
		for _, p := range problems {
			if p.Rule != "go-name" {
				t.Fatalf("lint accepts what has the problem %v", p)
			}
		}
		if err != nil && problems == nil {
			t.Fatal(err)
		}
		for i := range c.Errors {
			c.Errors[i].GoName = fmt.Sprint("ErrValid", i)
		}
		checkEmitted(t, c, Options{Package: "p"})
		if _, err := Go(c, Options{Package: "p"}); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzGo(f *testing.F) {
	for _, text := range hostile {
		f.Add("a_"+text, text, "x\n\n"+text, "p")
	}
	f.Fuzz(func(t *testing.T, typ, text, more, name string) {
		c := &catalog.Catalog{
			Name: text, Title: more, Docs: text,
			Statuses: []catalog.Status{{Code: 499, Title: text, URL: more}, {Code: 404, Title: more}},
			Classes:  []catalog.Class{{Class: text, Meaning: more}},
			Errors: []catalog.Entry{
				{Type: typ, Status: []int{499}, Message: text, Description: more, URL: text, Removed: true, ReplacedBy: "x"},
				{Type: "x", Message: more, Causes: []string{text, more}, Steps: []string{more, text}, URL: more},
			},
		}
		checkEmitted(t, c, Options{Package: name})
	})
}

// checkEmitted fails t if the files of a catalogue, seen by themselves, are not
// as promised. A catalogue with problems is fine.
func checkEmitted(t rapid.TB, c *catalog.Catalog, o Options) {
	files, err := Go(c, o)
	if problems := problem.List(nil); errors.As(err, &problems) {
		return
	}
	if err != nil {
		t.Fatalf("Go fails: %v", err)
	}
	types := map[string]int{}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), "", file.Content, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatalf("%s does not parse: %v", file.Name, err)
		}
		if !Generated(file.Content) || !ast.IsGenerated(f) {
			t.Fatalf("%s does not say that it is generated", file.Name)
		}
		if strings.Contains(string(file.Content), "\n//go:") || strings.Contains(string(file.Content), "\n// +build") {
			t.Fatalf("%s has a directive:\n%s", file.Name, file.Content)
		}
		for _, d := range f.Decls {
			countTypes(d, types)
		}
	}
	for _, e := range c.Errors {
		if types[e.Type]--; types[e.Type] < 0 {
			t.Fatalf("type %q has no constant", e.Type)
		}
		delete(types, e.Type)
	}
	if len(types) > 0 {
		t.Fatalf("constants of no type: %q", types)
	}
}

// countTypes counts the types that d declares constants for.
func countTypes(d ast.Decl, types map[string]int) {
	decl, ok := d.(*ast.GenDecl)
	if !ok || decl.Tok != token.CONST {
		return
	}
	for _, spec := range decl.Specs {
		spec := spec.(*ast.ValueSpec)
		if id, ok := spec.Type.(*ast.Ident); ok && id.Name == "Type" {
			text, _ := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			types[text]++
		}
	}
}

func BenchmarkGo(b *testing.B) {
	for _, n := range []int{34, 5000} {
		c := synthetic(n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Go(c, Options{Package: "p"}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/entry")
		})
	}
}
