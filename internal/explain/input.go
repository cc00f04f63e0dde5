package explain

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/templates"
)

// terminalCodes matches what colors a log on a terminal, and other escape sequences
// (ECMA-48, 5.4 and 8.3.89).
var terminalCodes = regexp.MustCompile("\x1b(\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(\x07|\x1b\\\\)?)")

// maxInput bounds what explain reads of standard input, in bytes.
const maxInput = 1 << 20

// ReadTypes returns the error types that standard input names: that of an error
// response in JSON, known or not, or else the known ones in the text, in the
// order in which they first occur, or else one in a field of a log.
func (r *Reference) ReadTypes(in io.Reader) ([]string, error) {
	data, err := io.ReadAll(io.LimitReader(in, maxInput))
	if err != nil {
		return nil, fmt.Errorf("standard input: %w", err)
	}
	data = terminalCodes.ReplaceAll(data, nil)
	paths := append(slices.Clone(r.paths), typeFields...)
	var response any
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	isResponse := dec.Decode(&response) == nil && onlySpace(data[dec.InputOffset():]) && isComposite(response)
	if isResponse {
		if typ := r.typeOf(response, paths); typ != "" {
			return []string{typ}, nil
		}
	}
	if types := r.inText(string(data)); len(types) > 0 {
		return types, nil
	}
	if typ := cmp.Or(r.firstType(response, paths), labeled(string(data), paths)); typ != "" {
		return []string{typ}, nil
	}
	if isResponse {
		return nil, problem.Errorf("it is looked for in the fields "+strings.Join(paths, ", "), "the response on standard input has no error type")
	}
	const missing = "standard input has no error response in JSON, and names no error type of the catalogue"
	fix := "give an error type, or pipe the body of a response or lines of a log"
	if len(r.partial) > 0 {
		fix += r.coverage(nil)
	}
	return nil, problem.Errorf(fix, missing)
}

// isComposite reports whether a value in JSON is an object or a list.
func isComposite(value any) bool {
	switch value.(type) {
	case map[string]any, []any:
		return true
	}
	return false
}

func onlySpace(data []byte) bool { return len(bytes.TrimSpace(data)) == 0 }

// typeFields are the fields in which APIs send the error type: Stytch's own,
// that of OAuth 2 (RFC 6749, 5.2), and the two that others use most.
var typeFields = []string{"error_type", "error", "code", "type"}

// typeOf returns the first known type that a response has at one of the paths,
// or "".
func (r *Reference) typeOf(response any, paths []string) string {
	for _, path := range paths {
		typ := textAt(response, path)
		if slices.ContainsFunc(r.errors, func(e templates.Error) bool { return typ != "" && e.Type == typ }) {
			return typ
		}
	}
	return ""
}

// firstType returns the first text that a response has at one of the paths and
// that could be a type, or "". It is one word, unless types of the catalogue are
// several.
func (r *Reference) firstType(response any, paths []string) string {
	mayBePhrase := slices.ContainsFunc(r.errors, func(e templates.Error) bool { return isPhrase(e.Type) })
	for _, path := range paths {
		if typ := textAt(response, path); typ != "" && (mayBePhrase || !strings.ContainsFunc(typ, unicode.IsSpace)) {
			return typ
		}
	}
	return ""
}

// isPhrase reports whether a type is several words.
func isPhrase(typ string) bool { return strings.Contains(typ, " ") }

// labeled returns the first word of a text that follows the name of a field that
// only has types, such as error_type=… in a log, or "".
func labeled(text string, paths []string) string {
	for _, path := range paths {
		name := path[strings.LastIndexByte(path, '.')+1:]
		if slices.Contains(typeFields[1:], name) {
			continue // in a log, these may be anything
		}
		field := regexp.MustCompile(`\b` + regexp.QuoteMeta(name) + `[\\"']*\s*[=:]\s*[\\"']*([\pL\pN_][\pL\pN_.-]*)`)
		if found := field.FindStringSubmatch(text); found != nil {
			return found[1]
		}
	}
	return ""
}

// textAt returns the text or number that the path of a field leads to, or "".
func textAt(value any, path string) string {
	for key := range strings.SplitSeq(path, ".") {
		switch inside := value.(type) {
		case map[string]any:
			value = inside[key]
		case []any:
			n, err := strconv.Atoi(key)
			if err != nil || n < 0 || n >= len(inside) {
				return ""
			}
			value = inside[n]
		default:
			return ""
		}
	}
	switch text := value.(type) {
	case string:
		return text
	case json.Number:
		return text.String()
	}
	return ""
}
