// Package explain finds what a person asks about an error: its type, its constant,
// its status, the address of its documentation, or a response or log that has
// it. [Read] reads the catalogues, [Reference.Find] finds in them, and a [Writer]
// writes what was found.
package explain

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/templates"
)

// An Answer is what an argument names.
type Answer struct {
	heading string // of a list of errors; "" when the errors are to be explained
	errors  []templates.Error
	unread  []templates.UnreadPage // which may have more errors of the list
}

// Find returns an answer to each of args that names something, and a message for
// each that does not. Words that together are a type are one argument: a shell parts
// a type at its spaces.
func (r *Reference) Find(args []string) (answers []Answer, missing []string) {
	if phrase := strings.Join(args, " "); len(args) > 1 && slices.ContainsFunc(r.errors, func(e templates.Error) bool { return e.Type == phrase }) {
		args = []string{phrase}
	}
	for _, arg := range args {
		all, named := r.findPasted(arg)
		if all == nil {
			missing = append(missing, r.unknown(named))
			continue
		}
		for _, found := range all {
			if found.heading == "" {
				r.addRemovedSince(found.errors)
			}
			answers = append(answers, found)
		}
	}
	return answers, missing
}

// findPasted returns what an argument names, be it a name, a response in JSON, or a
// part of a message, such as "error[E0308]: mismatched types". If it names nothing that
// is known, the text is the unknown name.
func (r *Reference) findPasted(arg string) ([]Answer, string) {
	if found, ok := r.find(arg); ok {
		return []Answer{found}, arg
	}
	types, err := r.ReadTypes(strings.NewReader(arg))
	if err != nil {
		return nil, arg
	}
	var answers []Answer
	for _, typ := range types {
		if found, ok := r.find(typ); ok {
			answers = append(answers, found)
		}
	}
	return answers, types[0]
}

// A Writer writes answers in a format.
type Writer func(w io.Writer, answers []Answer) error

// WriterFor returns the writer of a format. A writer of text writes for the given
// screen.
func WriterFor(name string, s templates.Screen) (Writer, error) {
	switch name {
	case "text":
		return func(w io.Writer, answers []Answer) error { return writeText(inert.Styled(w), answers, s) }, nil
	case "markdown":
		return func(w io.Writer, answers []Answer) error { return templates.ExplainMarkdown(w, explanation(answers)) }, nil
	case "json":
		return writeJSON, nil
	}
	return nil, problem.Errorf("use text, markdown or json", "there is no format %q", name)
}

func explanation(answers []Answer) templates.Explanation {
	var all templates.Explanation
	for _, answer := range answers {
		all.Errors = append(all.Errors, answer.errors...)
		all.Unread = append(all.Unread, answer.unread...)
	}
	return all
}

func writeJSON(w io.Writer, answers []Answer) error {
	var b strings.Builder
	if err := templates.ExplainJSON(&b, explanation(answers)); err != nil {
		return err
	}
	return inert.WriteQuoted(w, b.String())
}

func writeText(w io.Writer, answers []Answer, s templates.Screen) error {
	for i, answer := range answers {
		if i > 0 {
			fmt.Fprintln(w)
		}
		write := templates.Explain
		if answer.heading != "" {
			fmt.Fprintf(w, "%s\n\n", inert.Line(answer.heading))
			write = templates.List
		}
		if err := write(w, answer.errors, s); err != nil {
			return err
		}
	}
	return nil
}
