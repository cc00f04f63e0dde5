package rival

import (
	"bytes"
	"fmt"

	"github.com/errgen/errgen/bench/lab"
	"github.com/errgen/errgen/bench/synth"
)

// A Generator is a program that makes Go of a list of constants.
type Generator struct {
	Name    string // what it is called
	Command string // its package
	Args    []string
	input   func(pkg string, entries []synth.Entry) []byte
}

// The generators that errgen is compared with. They read codes.go in the folder
// they run in.
var (
	GoEnum          = Generator{"go-enum", "github.com/abice/go-enum", []string{"--file=codes.go"}, comment("int")}
	GoEnumOfStrings = Generator{"go-enum of strings", "github.com/abice/go-enum", []string{"--file=codes.go"}, comment("string")}
	Enumer          = Generator{"enumer", "github.com/dmarkham/enumer", []string{"-type=Code", "-linecomment", "-output=codes_enumer.go"}, numbered}
	Stringer        = Generator{"stringer", "golang.org/x/tools/cmd/stringer", []string{"-type=Code", "-linecomment", "-output=codes_string.go"}, numbered}
)

// Prepare writes the input of the generator into a folder of the lab, and
// returns the command to run there.
func (g Generator) Prepare(l *lab.Lab, folder string, entries []synth.Entry) ([]string, error) {
	if err := l.Write(folder+"/codes.go", g.input(folder, entries)); err != nil {
		return nil, err
	}
	tool, err := l.Tool(g.Command)
	if err != nil {
		return nil, err
	}
	return append([]string{tool}, g.Args...), nil
}

// Package writes the package that the generator makes.
func (g Generator) Package(l *lab.Lab, folder string, entries []synth.Entry) error {
	command, err := g.Prepare(l, folder, entries)
	if err != nil {
		return err
	}
	_, err = l.RunIn(folder, command...)
	return err
}

// comment returns the constants in the comment that go-enum reads. They are
// numbers, unless their kind is string.
func comment(kind string) func(string, []synth.Entry) []byte {
	return func(pkg string, entries []synth.Entry) []byte {
		var b bytes.Buffer
		fmt.Fprintf(&b, "package %s\n\n// Code is an error type.\n// ENUM(\n", pkg)
		for _, e := range entries {
			fmt.Fprintf(&b, "// %s\n", e.Type)
		}
		fmt.Fprintf(&b, "// )\ntype Code %s\n", kind)
		return b.Bytes()
	}
}

// numbered returns the constants as numbers with the type in a line comment, which
// enumer and stringer read.
func numbered(pkg string, entries []synth.Entry) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "package %s\n\ntype Code int\n\nconst (\n\tCode0 Code = iota // %s\n", pkg, entries[0].Type)
	for n, e := range entries[1:] {
		fmt.Fprintf(&b, "\tCode%d // %s\n", n+1, e.Type)
	}
	b.WriteString(")\n")
	return b.Bytes()
}
