package schematest

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCompare finds each kind of difference once, and none where there is none.
func TestCompare(t *testing.T) {
	type row struct {
		Code   int               `yaml:"code"`
		Names  []string          `yaml:"names,one"`
		Fronts map[string]string `yaml:"fronts"`
		Left   *bool             `yaml:"-"`
		inner  bool
	}
	type table struct {
		Rows []row `yaml:"rows"`
	}
	_ = row{inner: true}
	const head = `{"type": "object", "additionalProperties": false, "properties": {"rows": {"description": "the rows", "type": "array", "items": {"$ref": "#/$defs/row"}}}, "$defs": {"row": `
	for _, test := range []struct {
		row  string
		want []string
	}{
		{`{"type": "object", "additionalProperties": false, "properties": {
			"code": {"description": "d", "type": "integer"},
			"names": {"description": "d", "oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
			"fronts": {"description": "d", "type": "object", "additionalProperties": {"type": "string"}}}}`, nil},
		{`{"type": "object", "properties": {
			"code": {"type": "string"},
			"names": {"description": "d", "type": "array"},
			"extra": {"description": "d", "type": "string"}}}`, []string{
			`rows[].code: the schema does not describe the field`,
			`rows[].code: the schema says "string", the struct "integer"`,
			"rows[].extra: the struct lacks the field",
			"rows[].fronts: the schema lacks the field",
			"rows[].names: the schema does not say oneOf an item and a list of items",
			"rows[]: the schema lets unknown fields pass",
		}},
	} {
		got, err := Compare([]byte(head+test.row+"}}"), reflect.TypeFor[table]())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}
