package markdown

import (
	"regexp"
	"strings"
)

// cutFront returns the fields of the front matter of a Markdown page, and
// where the page goes on after it: YAML between lines of ---, TOML between lines
// of +++, JSON after ---json or in braces that begin the page. Where there is
// none the map is nil. A list is its values, a line each.
//
// Subsets of YAML and TOML are read: fields at the left edge whose value is plain
// or in quotes, or a list of such. Other lines (nested fields, text blocks,
// comments) are skipped. That is all that generators need a page to have, and
// nothing in it can make a page unreadable.
func cutFront(text string) (front map[string]string, body int) {
	first, _, _ := strings.Cut(text, "\n")
	switch strings.TrimRight(first, " \t") {
	case "---":
		return cutFenced(text, "---", yamlFront)
	case "+++":
		return cutFenced(text, "+++", tomlFront)
	case "---toml":
		return cutFenced(text, "---", tomlFront)
	case "---json":
		return cutFenced(text, "---", jsonFront)
	case "{":
		return cutJSON(text)
	}
	return nil, 0
}

// cutFenced returns the fields between the first line and the one that closes it.
func cutFenced(text, fence string, read func(string) map[string]string) (front map[string]string, body int) {
	start := strings.IndexByte(text, '\n') + 1
	for at := start; at > 0 && at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		next := min(at+len(line)+1, len(text))
		if strings.TrimRight(line, " \t") == fence {
			return read(text[start:at]), next
		}
		at = next
	}
	return nil, 0 // a thematic break, with nothing to close it
}

var (
	yamlField = regexp.MustCompile(`^([A-Za-z_][\w.-]*):(?:[ \t]+(.*?))?[ \t]*$`)
	yamlItem  = regexp.MustCompile(`^[ \t]*-[ \t]+(.*?)[ \t]*$`)
	tomlField = regexp.MustCompile(`^["']?([A-Za-z_][\w.-]*)["']?[ \t]*=[ \t]*(.*?)[ \t]*$`)
)

// yamlFront returns the fields of front matter in YAML.
func yamlFront(text string) map[string]string {
	front := map[string]string{}
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		m := yamlField.FindStringSubmatch(lines[i])
		if m == nil {
			continue
		}
		value := m[2]
		if strings.HasPrefix(value, "[") {
			value, i = flowLines(lines, i, value)
		}
		var items []string
		for ; value == "" && i+1 < len(lines) && yamlItem.MatchString(lines[i+1]); i++ {
			item := yamlItem.FindStringSubmatch(lines[i+1])[1]
			if text, ok := frontValue(item); ok && !yamlField.MatchString(item) {
				items = append(items, text)
			}
		}
		setFront(front, m[1], value, items)
	}
	return front
}

// tomlFront returns the fields of front matter in TOML, up to its first table.
func tomlFront(text string) map[string]string {
	front := map[string]string{}
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines) && !strings.HasPrefix(lines[i], "["); i++ {
		m := tomlField.FindStringSubmatch(lines[i])
		if m == nil || strings.HasPrefix(m[2], `"""`) || strings.HasPrefix(m[2], "'''") {
			continue
		}
		value := m[2]
		if strings.HasPrefix(value, "[") {
			value, i = flowLines(lines, i, value)
		}
		setFront(front, m[1], value, nil)
	}
	return front
}

// setFront sets a field to its items or, where it has none, to its value.
func setFront(front map[string]string, key, value string, items []string) {
	if strings.HasPrefix(value, "[") {
		items = flowItems(value)
	}
	if len(items) > 0 {
		front[key] = strings.Join(items, "\n")
		return
	}
	if value, ok := frontValue(value); ok {
		front[key] = value
	}
}

// maxListLines bounds a list in the front matter.
const maxListLines = 200

// flowLines returns a list in brackets that begins in line i with value, on one
// line, and the last line of it. One that never ends is none; how far to look for
// its end is bounded, so that many such lists take no more time than their size.
func flowLines(lines []string, i int, value string) (list string, last int) {
	var b strings.Builder
	for last = i; ; last++ {
		value, _, _ = strings.Cut(value, " #")
		if strings.HasSuffix(strings.TrimRight(value, " \t"), "]") {
			return b.String() + value, last
		}
		if last+1 == len(lines) || last-i == maxListLines {
			return "", i
		}
		b.WriteString(value + " ")
		value = strings.TrimSpace(lines[last+1])
	}
}

var flowItem = regexp.MustCompile(`[ \t]*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,"'\[\]{}][^,\[\]{}]*)[ \t]*(?:,|\]?$)`)

// flowItems returns the values of a list in brackets.
func flowItems(list string) []string {
	var items []string
	list = strings.TrimRight(list, " \t")
	for _, m := range flowItem.FindAllStringSubmatch(strings.TrimPrefix(list, "["), -1) {
		if item, ok := frontValue(strings.TrimSpace(m[1])); ok {
			items = append(items, item)
		}
	}
	return items
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
