package emit

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

// TestKeeper checks which of two entries keeps a name that both would have.
func TestKeeper(t *testing.T) {
	published := func(pairs ...string) func() map[string]string {
		return func() map[string]string {
			m := map[string]string{}
			for _, p := range pairs {
				typ, name, _ := strings.Cut(p, "=")
				m[typ] = name
			}
			return m
		}
	}
	for _, test := range []struct {
		name        string
		first, last catalog.Entry
		published   func() map[string]string
		path        string // of the other entry
		isSure      bool
	}{
		{"nothing is known", catalog.Entry{Type: "Gate"}, catalog.Entry{Type: "gate"}, nil, "errors[1].type", false},
		{"the first is published", catalog.Entry{Type: "Gate"}, catalog.Entry{Type: "gate"}, published("Gate=ErrGate"), "errors[1].type", true},
		{"the last is published", catalog.Entry{Type: "Gate"}, catalog.Entry{Type: "gate"}, published("gate=ErrGate"), "errors[0].type", true},
		{"published under another name", catalog.Entry{Type: "Gate"}, catalog.Entry{Type: "gate"}, published("gate=ErrDoor"), "errors[1].type", false},
		{"a given name", catalog.Entry{Type: "Gate"}, catalog.Entry{Type: "door", GoName: "ErrGate"}, nil, "errors[0].type", true},
		{"a given name that another has published", catalog.Entry{Type: "Gate"}, catalog.Entry{Type: "door", GoName: "ErrGate"}, published("Gate=ErrGate"), "errors[1].go_name", true},
		{"one that the documentation once had", catalog.Entry{Type: "Gate"}, catalog.Entry{Type: "gate", Removed: true}, nil, "errors[0].type", true},
		{"members alone", catalog.Entry{Type: "gäte"}, catalog.Entry{Type: "gu00c4te"}, published("gu00c4te=ErrGu00c4te"), "errors[0].type", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := &catalog.Catalog{Errors: []catalog.Entry{test.first, test.last}}
			_, err := Identifiers(c, Options{Published: test.published})
			problems, _ := err.(problem.List)
			if len(problems) != 1 || problems[0].Path != test.path || strings.Contains(problems[0].Fix, "newer") == test.isSure {
				t.Fatalf("got %+v, %v", problems, err)
			}
			_, name, _ := strings.Cut(problems[0].Fix, "go_name: ")
			for i, path := range []string{"errors[0].", "errors[1]."} {
				if strings.HasPrefix(test.path, path) {
					c.Errors[i].GoName = name
				}
			}
			if _, err := Identifiers(c, Options{}); err != nil {
				t.Errorf("after the proposal is taken: %v", err)
			}
		})
	}
}

func TestPublished(t *testing.T) {
	files, err := Go(&catalog.Catalog{Name: "acme", Errors: []catalog.Entry{{Type: `a"b`}, {Type: "c", GoName: "ErrSea"}}}, Options{Package: "acme"})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		got := Published(f.Content)
		if isConstants := f.Name == ConstantsFile("acme"); isConstants != (got[`a"b`] == "ErrAB" && got["c"] == "ErrSea") {
			t.Errorf("%s: %v", f.Name, got)
		}
	}
	if got := Published([]byte("package acme\n\nconst ErrX Type = \"x\"\n")); got != nil {
		t.Errorf("a file of people: %v", got)
	}
}
