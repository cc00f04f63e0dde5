package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/templates"
	"github.com/spf13/cobra"
)

// maxResponse bounds what explain reads of standard input, in bytes.
const maxResponse = 1 << 20

func explainCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain [TYPE…]",
		Short: "What an error means and what to do",
		Long: `Explain prints what the catalogue says of error types: what each means, its
causes and the steps to take. Without a type it reads an error response in
JSON from standard input.`,
		Example: `  errgen explain email_not_found
  curl … | errgen explain`,
		RunE: func(cmd *cobra.Command, types []string) error {
			targets, err := a.targets()
			if err != nil {
				return err
			}
			if len(types) == 0 || len(types) == 1 && types[0] == "-" {
				typ, err := await(cmd.Context(), func() (string, error) { return readErrorType(a.in, targets) })
				if err != nil {
					return err
				}
				types = []string{typ}
			}
			return a.explain(types, targets)
		},
	}
	a.addFlags(cmd, nameSettings...)
	return cmd
}

func (a *app) explain(types []string, targets []settings) error {
	var known []templates.Error
	for _, t := range targets {
		entries, err := explainable(t)
		if err != nil {
			return err
		}
		known = append(known, entries...)
	}
	missing := false
	for i, typ := range types {
		found := 0
		for _, e := range known {
			if e.Type != typ && e.Const != typ {
				continue
			}
			if i+found > 0 {
				fmt.Fprintln(a.out)
			}
			found++
			if err := templates.Explain(a.out, []templates.Error{e}, templates.Screen{}); err != nil {
				return err
			}
		}
		if found == 0 {
			missing = true
			a.note("%s", unknownType(typ, known))
		}
	}
	if missing {
		return errFinding
	}
	return nil
}

func unknownType(typ string, known []templates.Error) string {
	var types []string
	for _, e := range known {
		types = append(types, e.Type)
	}
	message := fmt.Sprintf("errgen explain: the catalogue has no error type %q", typ)
	if near, ok := catalog.Nearest(typ, types); ok {
		message += fmt.Sprintf("\n\tdid you mean %s?", near)
	}
	return message
}

// explainable returns the entries of a catalogue with their Go constants.
func explainable(t settings) ([]templates.Error, error) {
	c, src, err := readCatalog(t.Catalog)
	if err != nil {
		return nil, err
	}
	t = t.withDefaults(c.Name)
	names, err := emit.Identifiers(c, t.emitOptions())
	if err != nil {
		return nil, placed(src, err)
	}
	entries := make([]templates.Error, len(c.Errors))
	for i, e := range c.Errors {
		entries[i] = templates.Error{
			Type: e.Type, Status: e.Status, Message: e.Message, Description: e.Description,
			Causes: e.Causes, Steps: e.Steps, URL: e.URL, Note: e.Note,
			Removed: e.Removed, ReplacedBy: e.ReplacedBy,
			Const: names[i], Package: t.Package,
		}
	}
	return entries, nil
}

// typeFields are the fields in which APIs send the error type: Stytch's own,
// that of OAuth 2 (RFC 6749, 5.2), and the two that others use most.
var typeFields = []string{"error_type", "error", "code", "type"}

// readErrorType returns the error type in an error response in JSON. It is
// looked for where the wires of targets have it, and then in typeFields.
func readErrorType(r io.Reader, targets []settings) (string, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxResponse))
	if err != nil {
		return "", fmt.Errorf("standard input: %w", err)
	}
	var response map[string]any
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	if err := dec.Decode(&response); err != nil {
		return "", fmt.Errorf("standard input is no error response in JSON: %w\n\tgive an error type, or pipe the body of a response", err)
	}
	paths, err := typePaths(targets)
	if err != nil {
		return "", err
	}
	for _, path := range paths {
		if typ := textAt(response, path); typ != "" {
			return typ, nil
		}
	}
	return "", fmt.Errorf("the response on standard input has no error type\n\tit is looked for in the fields %s", strings.Join(paths, ", "))
}

// typePaths returns where the wires of targets have the type, and typeFields.
func typePaths(targets []settings) ([]string, error) {
	var paths []string
	for _, t := range targets {
		w, err := t.wire()
		if err != nil {
			return nil, err
		}
		if w.Type != "" && !slices.Contains(typeFields, w.Type) {
			paths = append(paths, w.Type)
		}
	}
	return append(paths, typeFields...), nil
}

// textAt returns the text or number that the path of a field leads to, or "".
func textAt(object map[string]any, path string) string {
	key, rest, nested := strings.Cut(path, ".")
	switch value := object[key].(type) {
	case map[string]any:
		if nested {
			return textAt(value, rest)
		}
	case string, json.Number:
		if !nested {
			return fmt.Sprint(value)
		}
	}
	return ""
}
