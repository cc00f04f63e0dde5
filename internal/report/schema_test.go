package report

import (
	"reflect"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/schematest"
)

// TestSchemas checks that the schemas have the fields of the structs, all of
// them and no other. The module in tools checks that documents pass.
func TestSchemas(t *testing.T) {
	for name, s := range map[string]struct {
		schema []byte
		of     reflect.Type
	}{
		"schema.json":        {Schema(), reflect.TypeFor[document]()},
		"accept.schema.json": {AcceptanceSchema(), reflect.TypeFor[Acceptance]()},
	} {
		differences, err := schematest.Compare(s.schema, s.of)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range differences {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// TestJSONNames checks that the names of the fields in JSON are those of the
// structs; a severity is a level there.
func TestJSONNames(t *testing.T) {
	var check func(reflect.Type)
	check = func(typ reflect.Type) {
		switch typ.Kind() {
		case reflect.Pointer, reflect.Slice:
			check(typ.Elem())
		case reflect.Struct:
			for i := range typ.NumField() {
				f := typ.Field(i)
				if name := jsonName(f); name != strings.ToLower(f.Name) && f.Type != reflect.TypeFor[problem.Severity]() && name != "-" {
					t.Errorf("%v.%s is %q in JSON", typ, f.Name, name)
				}
				check(f.Type)
			}
		}
	}
	check(reflect.TypeFor[document]())
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
