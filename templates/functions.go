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

// Functions are the functions of every template, as docs/reference.md has them.
func Functions() template.FuncMap {
	return template.FuncMap{
		"printable":  Printable,
		"line":       line,
		"paragraphs": paragraphs,
		"wrap":       func(indent, text string) string { return wrap(indent, text, defaultWidth) },
		"join":       join,
		"link":       link,
		"number":     number,

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

// line returns text in one line, with single spaces and as [Printable] has it.
func line(text string) string {
	return strings.Join(strings.Fields(Printable(text)), " ")
}

// paragraphs returns the paragraphs of text, each as line has it.
func paragraphs(text string) []string {
	var list []string
	var words []string
	for _, l := range append(strings.Split(text, "\n"), "") {
		if l = line(l); l != "" {
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

// join returns the items of a list of texts or numbers with separator between
// them.
func join(separator string, list any) (string, error) {
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

// link returns an address if a reader may be sent there: if it is one of http
// or https. It returns "" for any other.
func link(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// jsonText returns a value as JSON in one line. What a reader could not see is
// escaped, and so is what could end a script.
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

// python returns text as a string literal of Python.
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
		case visible(r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// jsdoc returns text in one line, such that it is text in a comment of
// JavaScript: it neither ends the comment nor begins a tag.
func jsdoc(text string) string {
	return jsdocEscapes.Replace(line(text))
}

var jsdocEscapes = strings.NewReplacer("*/", `*\/`, "@", `\@`)

// csvRecord returns values as one record of CSV as in RFC 4180, which has no
// control characters but line breaks: each other is replaced as in
// [Printable]. Nothing else of a text is changed.
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
		if visible(r) {
			b.WriteRune(r)
			continue
		}
		b.WriteString(escape(r))
	}
	return b.String()
}

// visible reports whether a reader of a source sees r and nothing else: it is
// no control, no mark of writing direction and no break of a line.
func visible(r rune) bool {
	return r == ' ' || unicode.IsGraphic(r) && !unicode.IsSpace(r)
}

// number returns a number that may be absent as text, "" if it is.
func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
