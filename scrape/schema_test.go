package scrape_test

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/schematest"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/rule"
	"github.com/google/go-cmp/cmp"
)

// TestSchema checks that schema.json has the fields of a profile, all of them
// and no other. The module in tools checks that documents pass.
func TestSchema(t *testing.T) {
	differences, err := schematest.Compare(readSchema(t), reflect.TypeFor[scrape.Profile]())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range differences {
		t.Errorf("schema.json: %s", d)
	}
}

func readSchema(t *testing.T) []byte {
	t.Helper()
	schema, err := os.ReadFile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestSchemaWords checks that schema.json allows the words that the compiler
// of profiles allows.
func TestSchemaWords(t *testing.T) {
	type words struct {
		Enum    []string
		Comment string `json:"$comment"`
		OneOf   []words
		AnyOf   []words
	}
	var schema struct {
		Defs map[string]struct {
			words
			Properties map[string]words
		} `json:"$defs"`
	}
	if err := json.Unmarshal(readSchema(t), &schema); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		what      string
		want, got []string
	}{
		{"kind", rule.KindNames(), schema.Defs["kind"].AnyOf[0].Enum},
		{"step.kind", rule.StepKinds()[len(rule.KindNames()):], schema.Defs["stepKind"].AnyOf[1].Enum},
		{"section", scrape.Sections, schema.Defs["section"].AnyOf[0].Enum},
		{"layout.require", scrape.Requirable, schema.Defs["layout"].Properties["require"].OneOf[0].Enum},
	} {
		if diff := cmp.Diff(test.want, test.got); diff != "" {
			t.Errorf("%s (-code +schema):\n%s", test.what, diff)
		}
	}
	// A template may have names of its own, so that only the comment says which there are.
	if names := ": " + strings.Join(scrape.Captures, ", ") + ";"; !strings.Contains(schema.Defs["pattern"].Comment, names) {
		t.Errorf("the schema does not name the captures %s", names)
	}
}
