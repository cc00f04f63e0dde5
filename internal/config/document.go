package config

import "github.com/errgen/errgen/internal/problem"

// A Document is one document to write from a catalogue.
type Document struct {
	Format   string `yaml:"format"`   // one of templates.Formats
	Template string `yaml:"template"` // a file of the user's own, in place of a format
	Output   string `yaml:"output"`   // a file; "" for standard output
}

// Check returns an error unless d has exactly one of Format and Template.
func (d Document) Check() error {
	if (d.Format == "") == (d.Template == "") {
		return problem.Errorf("give one of --format and --template", "a document has either a format or a template")
	}
	return nil
}
