package config

import "fmt"

// A Document is one document to write from a catalogue.
type Document struct {
	Format   string `yaml:"format"`   // one of templates.Formats
	Template string `yaml:"template"` // a file of the user's own, in place of a format
	Output   string `yaml:"output"`   // a file; "" for standard output
}

// Check returns what is wrong with a document that flags ask for.
func (d Document) Check() error {
	if (d.Format == "") == (d.Template == "") {
		return fmt.Errorf("a document has either a format or a template\n\tgive one of --format and --template")
	}
	return nil
}
