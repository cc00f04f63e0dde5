package config

import (
	"os"
	"reflect"
	"testing"

	"github.com/errgen/errgen/internal/schematest"
)

// TestSchema checks that schema.json has the fields of errgen.yaml, all of
// them and no other. The module in tools checks that documents pass.
func TestSchema(t *testing.T) {
	schema, err := os.ReadFile("../../cmd/errgen/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	differences, err := schematest.Compare(schema, reflect.TypeFor[File]())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range differences {
		t.Errorf("schema.json: %s", d)
	}
}
