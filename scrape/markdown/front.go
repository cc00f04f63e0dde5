package markdown

import (
	"regexp"
	"strings"
)

// frontField matches a field of front matter that stands on one line.
var frontField = regexp.MustCompile(`^([A-Za-z_][\w.-]*):[ \t]+(.*?)[ \t]*$`)

// cutFront returns the fields of the front matter of a Markdown page, and
// where the page goes on after it. There is front matter when the first line
// is --- and a later one closes it; else the map is nil.
//
// A subset of YAML is read: fields at the left edge whose value is a string
// on the same line, plain or in quotes. Other lines (lists, nested fields,
// text blocks, comments) are skipped. That is all that generators need a page
// to have, and nothing in it can make a page unreadable.
func cutFront(text string) (front map[string]string, body int) {
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return nil, 0
	}
	front = map[string]string{}
	for at := len("---\n"); rest != ""; {
		line, next, _ := strings.Cut(rest, "\n")
		at, rest = at+len(line)+1, next
		if strings.TrimRight(line, " \t") == "---" {
			return front, min(at, len(text))
		}
		if m := frontField.FindStringSubmatch(line); m != nil {
			if value, ok := frontValue(m[2]); ok {
				front[m[1]] = value
			}
		}
	}
	return nil, 0 // a thematic break, with nothing to close it
}

// frontValue returns the string that a value is, and whether it is one.
func frontValue(s string) (string, bool) {
	if s == "" {
		return "", false
	}
	switch s[0] {
	case '"':
		m := doubleQuoted.FindStringSubmatch(s)
		if m == nil {
			return "", false
		}
		return frontEscape.Replace(m[1]), true
	case '\'':
		m := singleQuoted.FindStringSubmatch(s)
		if m == nil {
			return "", false
		}
		return strings.ReplaceAll(m[1], "''", "'"), true
	case '[', '{', '|', '>', '&', '*', '!', '#', '%', '@', '`':
		return "", false
	}
	value, _, _ := strings.Cut(s, " #")
	return strings.TrimRight(value, " \t"), true
}

var (
	doubleQuoted = regexp.MustCompile(`^"((?:[^"\\]|\\.)*)"(?:[ \t]+#.*)?$`)
	singleQuoted = regexp.MustCompile(`^'((?:[^']|'')*)'(?:[ \t]+#.*)?$`)
	frontEscape  = strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\/`, `/`, `\n`, "\n", `\t`, "\t")
)
