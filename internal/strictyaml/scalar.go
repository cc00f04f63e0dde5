package strictyaml

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A style is a way of writing a string in YAML.
type style int

const (
	plain        style = iota
	singleQuoted       // 'it'
	doubleQuoted       // "it", with escapes
	literal            // |-, and the lines of it
)

// styleOf returns how to write a string: plain where every version of YAML
// reads it as that string, as a block where it has paragraphs, otherwise in
// quotes. In flow, it is to stand within {}.
//
// A backslash, and what the YAML package can only write as an escape, is
// always in double quotes: showVisible depends on it.
func styleOf(s string, flow bool) style {
	switch {
	case strings.ContainsFunc(s, isEscaped) && !isProse(s), strings.ContainsFunc(s, isAstral), strings.Contains(s, `\`):
		return doubleQuoted
	case isProse(s) && !flow:
		return literal
	case isPlain(s, flow):
		return plain
	case strings.Count(s, "'") < strings.Count(s, `"`) && !strings.Contains(s, "\n"):
		return singleQuoted
	}
	return doubleQuoted
}

func isEscaped(r rune) bool { return !IsVisible(r) }

// isAstral reports whether a character is one of those that the YAML package
// writes as an escape although it can be seen, such as most emoji.
func isAstral(r rune) bool { return r > 0xffff }

// showVisible returns YAML that the package wrote, with each character that a
// reader cannot see as an escape, and each escape of one that can be seen as
// that character. Both kinds stand in double quotes alone, where the one form
// means the same as the other.
func showVisible(yaml []byte) []byte {
	out := make([]byte, 0, len(yaml))
	for i := 0; i < len(yaml); {
		r, size := utf8.DecodeRune(yaml[i:])
		switch {
		case r == '\\':
			shown, n := showEscape(yaml[i:])
			out, size = append(out, shown...), n
		case r == '\n' || IsVisible(r):
			out = append(out, yaml[i:i+size]...)
		default:
			out = append(out, escape(r)...)
		}
		i += size
	}
	return out
}

// showEscape returns how to write the escape that yaml begins with, and its
// length. Only \U is long enough for a character that could be seen.
func showEscape(yaml []byte) (shown []byte, n int) {
	const length = len(`\U0001F600`)
	if len(yaml) >= length && yaml[1] == 'U' {
		code, err := strconv.ParseUint(string(yaml[2:length]), 16, 32)
		if r := rune(code); err == nil && isAstral(r) && IsVisible(r) {
			return utf8.AppendRune(nil, r), length
		}
	}
	return yaml[:2], 2
}

// isPlain reports whether a string can stand without quotes. It says no to
// much that YAML allows, and yes to nothing that any reader takes otherwise.
func isPlain(s string, flow bool) bool {
	switch {
	case s == "" || strings.ContainsFunc(s, isEscaped) || !startsPlain(s):
		return false
	case strings.Contains(s, ": ") || strings.Contains(s, " #"):
		return false
	case strings.HasSuffix(s, ":") || strings.HasSuffix(s, " "):
		return false
	case flow && strings.ContainsAny(s, ",?[]{}:"): // the colon only because the YAML package quotes it
		return false
	}
	return !isWord(s) && !numeric.MatchString(s)
}

// startsPlain reports whether the first character is one that YAML has no
// other use for.
func startsPlain(s string) bool {
	c := s[0] | 0x20 // in lower case
	return c >= 'a' && c <= 'z' || s[0] >= '0' && s[0] <= '9' || s[0] >= utf8.RuneSelf || strings.IndexByte("_(/$", s[0]) >= 0
}

// numeric is every string that begins with a digit and could be a number, a
// date or a time in some version of YAML, and a few that could not. The YAML
// package takes 0b+1 and 0_x1 for numbers, too.
var numeric = regexp.MustCompile(`^(0_*[xXoObB][-+0-9a-fA-F_]*|[0-9][-+.:_ 0-9eEtTzZ]*)$`)

// isWord reports whether some version of YAML reads s as a boolean or null.
func isWord(s string) bool {
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return true
	}
	return false
}

// escape returns the escape of a character in double quotes.
func escape(r rune) string {
	switch {
	case r <= 0xff:
		return fmt.Sprintf(`\x%02X`, r)
	case r <= 0xffff:
		return fmt.Sprintf(`\u%04X`, r)
	}
	return fmt.Sprintf(`\U%08X`, r)
}

// isProse reports whether a string is lines and paragraphs of visible text,
// which read best as a literal block. A block cannot show blanks at the end
// of a line, nor at the beginning of the first, unless that is indented as code is.
func isProse(s string) bool {
	isIndented := s != "" && s[0] == ' ' && !strings.HasPrefix(s, "    ")
	if !strings.Contains(s, "\n") || strings.HasSuffix(s, "\n") || s[0] == '\n' || isIndented {
		return false
	}
	for line := range strings.SplitSeq(s, "\n") {
		if strings.HasSuffix(line, " ") || strings.ContainsFunc(line, isEscaped) {
			return false
		}
	}
	return true
}
