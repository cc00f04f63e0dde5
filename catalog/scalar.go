package catalog

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// scalar returns a string as a YAML scalar on one line: plain where every
// version of YAML reads it as that string, otherwise in quotes. In flow, it
// can stand within {}.
func scalar(s string, flow bool) string {
	switch {
	case isPlain(s, flow):
		return s
	case strings.ContainsFunc(s, isEscaped):
		return doubleQuoted(s)
	case strings.Count(s, "'") < strings.Count(s, `"`)+strings.Count(s, `\`):
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return doubleQuoted(s)
}

func isEscaped(r rune) bool { return !isVisible(r) }

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
	case flow && strings.ContainsAny(s, ",?[]{}"):
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
// date or a time in some version of YAML, and a few that are none. The YAML
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

// doubleQuoted returns s in double quotes, with an escape for everything that
// a reader cannot see.
func doubleQuoted(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case isVisible(r):
			b.WriteRune(r)
		default:
			b.WriteString(escape(r))
		}
	}
	b.WriteByte('"')
	return b.String()
}

// escape returns the escape of a character in double quotes.
func escape(r rune) string {
	switch {
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r <= 0xff:
		return fmt.Sprintf(`\x%02X`, r)
	case r <= 0xffff:
		return fmt.Sprintf(`\u%04X`, r)
	}
	return fmt.Sprintf(`\U%08X`, r)
}

// isProse reports whether a string is lines and paragraphs of visible text,
// which read best as a literal block. A block cannot show blanks at the end
// of a line, nor at the beginning of the first.
func isProse(s string) bool {
	if !strings.Contains(s, "\n") || strings.HasSuffix(s, "\n") || s[0] == ' ' || s[0] == '\n' {
		return false
	}
	for line := range strings.SplitSeq(s, "\n") {
		if strings.HasSuffix(line, " ") || strings.ContainsFunc(line, isEscaped) {
			return false
		}
	}
	return true
}
