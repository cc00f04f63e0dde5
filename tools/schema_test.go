// Package tools holds what the repository is checked with, and its users do
// not need.
package tools

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

// The documents that each schema is for. Every one of them must pass.
var documents = map[string][]string{
	"../catalog/schema.json":    {"../catalog/errors.yaml", "../examples/*/errors.yaml"},
	"../scrape/schema.json":     {"../scrape/profiles/*.yaml", "../examples/profiles/*.yaml"},
	"../cmd/errgen/schema.json": {"../errgen.yaml", "../examples/*/errgen.yaml"},
}

// TestDocuments checks that the schemas let pass what errgen ships.
func TestDocuments(t *testing.T) {
	for file, patterns := range documents {
		schema := compile(t, file)
		for _, pattern := range patterns {
			found, err := filepath.Glob(pattern)
			if err != nil || len(found) == 0 {
				t.Errorf("%s: no document (error %v)", pattern, err)
			}
			for _, name := range found {
				data, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				if err := schema.Validate(decode(t, data)); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
	}
}

// TestBroken checks that the schemas refuse documents with one thing wrong.
func TestBroken(t *testing.T) {
	for file, cases := range broken {
		schema := compile(t, file)
		if err := schema.Validate(decode(t, []byte(sound[file]))); err != nil {
			t.Errorf("%s refuses a sound document: %v", file, err)
		}
		for what, change := range cases {
			old, changed, _ := strings.Cut(change, " => ")
			document := strings.Replace(sound[file], old, changed, 1)
			if document == sound[file] {
				t.Errorf("%s: %q changes nothing", file, what)
			}
			if schema.Validate(decode(t, []byte(document))) == nil {
				t.Errorf("%s lets pass a document with %s:\n%s", file, what, document)
			}
		}
	}
}

func compile(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func decode(t *testing.T, data []byte) any {
	t.Helper()
	var document any
	if err := yaml.Unmarshal(data, &document); err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	return document
}
