package lab

import (
	"bytes"
	"fmt"
	"text/template"
)

// Fill writes a file of the lab from a template.
func (l *Lab) Fill(name string, t *template.Template, data any) error {
	var b bytes.Buffer
	if err := t.Execute(&b, data); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return l.Write(name, b.Bytes())
}

// Build builds the program in a folder and returns its executable. The flags
// are those of go build, and part of the name of the file.
func (l *Lab) Build(dir string, flags ...string) (string, error) {
	file := l.Path("bin", fmt.Sprint(dir, flags))
	command := append([]string{"go", "build", "-o", file}, flags...)
	_, err := l.Run(append(command, "./"+dir)...)
	return file, err
}
