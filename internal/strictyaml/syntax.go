package strictyaml

import (
	"regexp"
	"sort"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// yamlError takes the words of the YAML package's errors apart.
var yamlError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// advice says how to fix what the YAML package complains of. The first row
// whose words are in the message counts.
var advice = []struct{ words, fix string }{
	{"mapping values are not allowed", `quote a text that contains ": ", and check the indentation`},
	{"tab character", "indent with spaces"},
	{"unknown anchor", "quote the text, if it is text"},
	{"alphabetic or numeric", "quote a text that begins with * or &"},
	{"unknown escape", `write \\ for a backslash in double quotes, or use single quotes`},
	{"Unicode character escape", `write the character itself; of a pair such as \ud83d\ude00, both halves`},
	{"end of stream", "close the quotes"},
	{"document indicator", "close the quotes"},
	{"cannot start any token", "indent with spaces, and quote a text that begins with one of @`%"},
	{"", "check the indentation here and the quotes on the line before"},
}

// syntaxProblem returns an error of the YAML package as a problem.
func syntaxProblem(src *Source, data []byte, err error) problem.Problem {
	line, message := splitError(err)
	c := cursor{data: data}
	line, _ = src.position(c.to(line, 1))
	if inexact(message) {
		line = firstLine(src, data, message)
	}
	p := problem.Problem{Line: line, Rule: "syntax", Message: "not YAML: " + message}
	for _, row := range advice {
		if strings.Contains(message, row.words) {
			p.Fix = row.fix
			break
		}
	}
	if tabIndented(src, data, p.Line) {
		p.Message, p.Fix = "not YAML: the line is indented with a tab", "indent with spaces"
	}
	return p
}

func splitError(err error) (line int, message string) {
	m := yamlError.FindStringSubmatch(err.Error())
	if m == nil {
		return 0, err.Error()
	}
	line, _ = strconv.Atoi(m[1])
	return line, m[2]
}

// inexact reports whether the YAML package tells the beginning of what it was
// parsing, often the whole file, rather than where it got stuck.
func inexact(message string) bool {
	return strings.HasPrefix(message, "did not find expected") || strings.HasPrefix(message, "unknown anchor") ||
		strings.Contains(message, "tab character")
}

// firstLine returns the first line of data that cannot be left out without
// the message going away.
func firstLine(src *Source, data []byte, message string) int {
	return 1 + sort.Search(len(src.lines)-1, func(i int) bool {
		_, err := documents(data[:src.lines[i+1]])
		if err == nil {
			return false
		}
		_, got := splitError(err)
		return got == message
	})
}

// tabIndented reports whether a tab stands before the text of a line.
func tabIndented(src *Source, data []byte, line int) bool {
	if line > len(src.lines) {
		return false
	}
	rest := string(data[src.lines[line-1]:])
	return strings.HasPrefix(strings.TrimLeft(rest, " "), "\t")
}
