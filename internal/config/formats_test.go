package config

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/errgen/errgen/templates"
	"github.com/google/go-cmp/cmp"
)

// TestSchemaFormats checks that schema.json has the formats of documents.
func TestSchemaFormats(t *testing.T) {
	data, err := os.ReadFile("../../cmd/errgen/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs struct {
			Document struct {
				Properties struct{ Format struct{ Enum []string } }
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, f := range templates.Formats {
		want = append(want, f.Name)
	}
	if diff := cmp.Diff(want, schema.Defs.Document.Properties.Format.Enum); diff != "" {
		t.Error(diff)
	}
}
