package strictyaml

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// jsonEscape matches an escape, and captures those of JSON that YAML 1.2 has, too, but
// the YAML package does not know: a slash, and a character in two surrogates.
var jsonEscape = regexp.MustCompile(`\\(?:(/)|(u[dD][89abAB][0-9a-fA-F]{2})\\(u[dD][c-fC-F][0-9a-fA-F]{2})|[\s\S])`)

// An escapeMark is a character of private use that stands in the place of the
// backslash of such an escape while the YAML package reads it, so that all lines and
// columns stay the same; 0 if there is none. Whether the backslash is an escape
// depends on the quotes around it, which only the parser knows.
type escapeMark rune

// markEscapes returns data with such marks.
func markEscapes(data []byte) ([]byte, escapeMark) {
	if !bytes.Contains(data, []byte(`\/`)) && !bytes.Contains(data, []byte(`\ud`)) && !bytes.Contains(data, []byte(`\uD`)) {
		return data, 0
	}
	mark := '\ue000'
	for bytes.ContainsRune(data, mark) {
		if mark++; mark > '\uf8ff' {
			return data, 0
		}
	}
	return jsonEscape.ReplaceAllFunc(data, func(escape []byte) []byte {
		if len(escape) == 2 && escape[1] != '/' {
			return escape
		}
		return bytes.ReplaceAll(escape, []byte(`\`), []byte(string(mark)))
	}), escapeMark(mark)
}

// resolve returns a text with what its marks stand for.
func (m escapeMark) resolve(text string, isDoubleQuoted bool) string {
	if isDoubleQuoted {
		return m.unquote(text)
	}
	return strings.ReplaceAll(text, string(m), `\`)
}

// unquote resolves the escapes in a text that was in double quotes.
func (m escapeMark) unquote(text string) string {
	before, rest, found := strings.Cut(text, string(m))
	if !found {
		return text
	}
	var b strings.Builder
	for ; found; before, rest, found = strings.Cut(rest, string(m)) {
		b.WriteString(before)
		if after, isSlash := strings.CutPrefix(rest, "/"); isSlash {
			b.WriteByte('/')
			rest = after
			continue
		}
		// Two of a mark, the letter u and four digits.
		low := rest[5+len(string(m)):]
		b.WriteRune(utf16.DecodeRune(hexRune(rest[1:5]), hexRune(low[1:5])))
		rest = low[5:]
	}
	b.WriteString(before)
	return b.String()
}

// hexRune returns the value of hexadecimal digits.
func hexRune(digits string) rune {
	n, _ := strconv.ParseUint(digits, 16, 32) // the pattern has digits only
	return rune(n)
}
