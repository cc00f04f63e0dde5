package templates

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"text/template"
	"unicode"
)

// Functions returns the functions of every template. docs/reference.md lists them.
func Functions() template.FuncMap {
	return template.FuncMap{
		"printable":  Printable,
		"line":       singleLine,
		"paragraphs": paragraphs,
		"wrap":       func(indent, text string) string { return wrap(indent, text, defaultWidth) },
		"join":       joinList,
		"link":       link,
		"number":     numberText,

		"markdown":     markdown,
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

// singleLine returns text on one line, with single spaces, and [Printable].
func singleLine(text string) string {
	return strings.Join(strings.Fields(Printable(text)), " ")
}

// paragraphs returns the paragraphs of text, each on a single line.
func paragraphs(text string) []string {
	var list []string
	var words []string
	for _, l := range append(strings.Split(text, "\n"), "") {
		if l = singleLine(l); l != "" {
			words = append(words, l)
			continue
		}
		if len(words) > 0 {
			list = append(list, strings.Join(words, " "))
			words = nil
		}
	}
	return list
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

// jsonText returns a value as JSON on one line. Invisible characters are escaped,
// and so is what could end a script.
func jsonText(value any) (string, error) {
	data, err := json.Marshal(value)
	if err != nil {
		return "", err
	}
	return escapeInvisible(string(data), func(r rune) string {
		if r > 0xffff {
			r -= 0x10000
			return fmt.Sprintf(`\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		}
		return fmt.Sprintf(`\u%04x`, r)
	}), nil
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

func escapeInvisible(text string, escape func(rune) string) string {
	var b strings.Builder
	for _, r := range text {
		if isVisible(r) {
			b.WriteRune(r)
			continue
		}
		b.WriteString(escape(r))
	}
	return b.String()
}

// isVisible reports whether a reader of a source sees r and nothing else: r is not
// a control character, a mark of writing direction or a line break.
func isVisible(r rune) bool {
	return r == ' ' || unicode.IsGraphic(r) && !unicode.IsSpace(r)
}

// numberText returns a number as text, or "" if there is none.
func numberText(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
