package templates

import (
	"encoding/csv"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"text/template"
)

// Functions returns the functions of every template. docs/reference.md lists them.
func Functions() template.FuncMap {
	return template.FuncMap{
		"printable":  Printable,
		"line":       singleLine,
		"paragraphs": paragraphs,
		"blocks":     Blocks,
		"wrap":       func(indent, text string) string { return wrap(indent, text, defaultWidth) },
		"join":       joinList,
		"link":       link,
		"number":     numberText,
		"listed":     listedText,

		"markdown":     markdown,
		"markdowntext": markdownText,
		"markdowncode": markdownCode,
		"markdownlink": markdownLink,
		"json":         jsonText,
		"jsdoc":        jsdoc,
		"python":       python,
		"csv":          csvRecord,

		"responseschema":  responseSchema,
		"responseexample": responseExample,
	}
}

// listedText says which lists have an error, and whether only they have it; it
// returns "" if none has it.
func listedText(e Error) string {
	last := len(e.Listed) - 1
	if last < 0 {
		return ""
	}
	text := "Listed by " + e.Listed[last]
	if last > 0 {
		text = "Listed by " + strings.Join(e.Listed[:last], ", ") + " and " + e.Listed[last]
	}
	if e.ListedOnly {
		text += "; not on the pages that were read"
	}
	return text + "."
}

// joinList returns the items of a list of texts or numbers, with a separator
// between them.
func joinList(separator string, list any) (string, error) {
	switch list := list.(type) {
	case []string:
		return strings.Join(list, separator), nil
	case []int:
		texts := make([]string, len(list))
		for i, n := range list {
			texts[i] = strconv.Itoa(n)
		}
		return strings.Join(texts, separator), nil
	}
	return "", fmt.Errorf("join takes a list of texts or of numbers, not %T", list)
}

// link returns an address of http or https, and "" for any other address.
func link(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// python returns text as a Python string literal.
func python(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case isVisible(r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// jsdoc returns text on one line for a comment of JavaScript, in which it neither
// ends the comment nor starts a tag.
func jsdoc(text string) string {
	return jsdocEscapes.Replace(singleLine(text))
}

var jsdocEscapes = strings.NewReplacer("*/", `*\/`, "@", `\@`)

// csvRecord returns values as one record of CSV (RFC 4180). CSV has no control
// characters but line breaks: others are replaced as in [Printable]. Nothing else
// is changed in a text.
func csvRecord(values ...any) (string, error) {
	record := make([]string, len(values))
	for i, value := range values {
		record[i] = Printable(fmt.Sprint(value))
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	if err := w.Write(record); err != nil {
		return "", err
	}
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n"), w.Error()
}
