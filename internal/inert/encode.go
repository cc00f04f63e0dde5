package inert

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf16"
)

// WriteQuoted writes a text whose strings have the escapes of JSON, such as JSON
// itself and TypeScript. What is invisible in it or ends a command is written as
// an escape, so that a reader of the strings gets the same text. All pairs of colons
// are broken up, wherever they are in a line, and unusual spaces are shown.
func WriteQuoted(w io.Writer, text string) error {
	var previous rune
	return encode(w, text, quoted, func(r rune) bool {
		isPair := r == ':' && previous == ':'
		if previous = r; isPair {
			previous = 0
		}
		return isPair || r != ' ' && unicode.Is(unicode.Zs, r)
	})
}

// quoted returns the escape of a character in a string of JSON.
func quoted(r rune) string {
	if r > 0xffff {
		high, low := utf16.EncodeRune(r)
		return fmt.Sprintf(`\u%04x\u%04x`, high, low)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// WriteXML writes XML. What is invisible in it or ends a command is written as a
// character reference, so that a reader gets the same text.
func WriteXML(w io.Writer, text string) error {
	return encode(w, text, reference, nil)
}

// WriteHTML writes HTML as [WriteXML] writes XML. HTML has no references for control
// characters, which become U+FFFD.
func WriteHTML(w io.Writer, text string) error {
	return encode(w, text, func(r rune) string {
		if unicode.IsControl(r) {
			return string(unicode.ReplacementChar)
		}
		return reference(r)
	}, nil)
}

func reference(r rune) string { return fmt.Sprintf("&#x%x;", r) }

// encode writes text, and instead of each character that is invisible, ends a
// command or is unwanted its escape. A nil function wants all others.
func encode(w io.Writer, text string, escape func(rune) string, isUnwanted func(rune) bool) error {
	var l line
	var b strings.Builder
	for _, r := range text {
		unwanted := isUnwanted != nil && isUnwanted(r)
		written := string(r)
		if unwanted || !IsVisible(r) || l.endsCommand(r) {
			written = escape(r)
		}
		for _, r := range written {
			l.add(r)
		}
		b.WriteString(written)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteJSON writes a value as JSON, as [WriteQuoted] writes text: on one line, or on
// several with that indent. A list without elements is [], never null: a program can go
// over it without asking. The lists of value that are nil are empty afterwards; value is
// a pointer.
func WriteJSON(w io.Writer, value any, indent string) error {
	fillLists(reflect.ValueOf(value))
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if b.Write(data); indent != "" {
		b.Reset()
		err = json.Indent(&b, data, "", indent)
	}
	if err != nil {
		return err
	}
	return WriteQuoted(w, b.String()+"\n")
}

// fillLists makes each nil list below v an empty one.
func fillLists(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		fillLists(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fillLists(v.Field(i))
			}
		}
	case reflect.Slice:
		if v.IsNil() && v.CanSet() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		for i := range v.Len() {
			fillLists(v.Index(i))
		}
	}
}
