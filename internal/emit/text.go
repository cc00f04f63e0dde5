package emit

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainText returns text of the documentation in a form that is safe inside a
// paragraph of a doc comment: on one line, with single spaces, and without markup.
// These are the escapes, which are all visible:
//
//   - what does not print (controls, line and paragraph separators, marks of
//     byte order and writing direction) is written as in Go, such as \u202e,
//     and a byte that is not UTF-8 as \xff;
//   - a backslash separates quotes that would become one, “ or ”;
//   - a backslash is inserted in brackets that would become a link: [\Name].
func plainText(text string) string {
	var b strings.Builder
	last := rune(0)
	for i, r := range text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd"):
			b.WriteString(`\x` + strconv.FormatUint(uint64(text[i]), 16))
		case unicode.Is(unicode.Zs, r) || r == '\t' || r == '\n':
			b.WriteByte(' ')
		case !unicode.IsPrint(r):
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		case (r == '`' || r == '\'') && r == last:
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
		last = r
	}
	text = strings.Join(strings.Fields(b.String()), " ")
	if !strings.Contains(text, "[") { // The regexp is slow.
		return text
	}
	return docLink.ReplaceAllString(text, `[\$1]`)
}

// docLink matches what go doc treats as a link to a name: [Name], [*Name],
// [pkg.Name] and [path/of/pkg].
var docLink = regexp.MustCompile(`\[(\*?(?:\p{Lu}[\pL\pN_.]*|[\pL_][\pL\pN_\-]*[./][\pL\pN_./\-]*))\]`)

// special matches words with a meaning at the beginning of a line of a comment: a
// heading, a build constraint, a deprecation, a directive to a linter, a note such
// as BUG(who), an item of a list.
var special = regexp.MustCompile(`^(?:#$|\+build|Deprecated:|nolint(?:$|:)|[A-Z][A-Z]+\(|[-*+•]$|\d+[.)]$)`)

// isSpecial reports whether special matches a word.
func isSpecial(word string) bool {
	// Most words are in lower case, and the regexp is slow.
	ordinary := word == "" || 'a' <= word[0] && word[0] <= 'z' && word[0] != 'n'
	return !ordinary && special.MatchString(word)
}

// guardParagraph returns plain text in a form that can begin a paragraph: with a
// backslash before what would be markup.
func guardParagraph(text string) string {
	if first, _, _ := strings.Cut(text, " "); isSpecial(first) {
		return `\` + text
	}
	return guardItem(text)
}

// guardItem is guardParagraph for an item of a list, where only the definition of a
// link is markup.
func guardItem(text string) string {
	if strings.HasPrefix(text, "[") && strings.Contains(text, "]: ") {
		return `\` + text
	}
	return text
}

// endSentence adds a period to text that go doc would otherwise treat as a heading
// if it is on a line of its own.
func endSentence(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	if unicode.IsUpper(first) && (unicode.IsLetter(last) || unicode.IsDigit(last)) {
		return text + "."
	}
	return text
}

// wrap breaks plain text into lines of at most width characters where possible. Only
// the first line can begin with a special word.
func wrap(text string, width int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	for _, word := range unbreakable(strings.Fields(text)) {
		length := utf8.RuneCountInString(word)
		switch {
		case used == 0:
		case used+len(" ")+length > width:
			lines = append(lines, line.String())
			line, used = strings.Builder{}, 0
		default:
			line.WriteByte(' ')
			used++
		}
		line.WriteString(word)
		used += length
	}
	return append(lines, line.String())
}

// unbreakable joins each special word to the word before it.
func unbreakable(words []string) []string {
	var list []string
	for _, word := range words {
		if len(list) > 0 && isSpecial(word) {
			list[len(list)-1] += " " + word
			continue
		}
		list = append(list, word)
	}
	return list
}

// sourceLines returns the lines of code of the documentation in a form that is code in a
// doc comment, and the same after gofmt; nil if they are all blank. What does not print
// is escaped as in [plainText].
func sourceLines(code string) []string {
	var lines []string
	for line := range strings.SplitSeq(code, "\n") {
		line = strings.TrimRight(visibleCode(line), " \t")
		if line == "" && (len(lines) == 0 || lines[len(lines)-1] == "") {
			continue
		}
		lines = append(lines, line)
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	lines = dedent(lines)
	for n, line := range lines {
		lines[n] = guardCode(line, n == 0)
	}
	return lines
}

// visibleCode returns a line of code with what does not print as an escape.
func visibleCode(line string) string {
	var b strings.Builder
	for i, r := range line {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(line[i:], "\ufffd"):
			b.WriteString(`\x` + strconv.FormatUint(uint64(line[i]), 16))
		case r == '\t' || unicode.IsPrint(r):
			b.WriteRune(r)
		case unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		default:
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		}
	}
	return b.String()
}

// dedent removes the white space that all lines but blank ones begin with.
func dedent(lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	common := lines[0][:len(lines[0])-len(strings.TrimLeft(lines[0], " \t"))]
	for _, line := range lines {
		for line != "" && !strings.HasPrefix(line, common) {
			common = common[:len(common)-1]
		}
	}
	for n, line := range lines {
		lines[n] = strings.TrimPrefix(line, common)
	}
	return lines
}

// guardCode returns a line of code with a backslash before what tools look for in
// comments, and in the first line before what would begin a list.
func guardCode(line string, isFirst bool) string {
	code := strings.TrimLeft(line, " \t")
	word, _, _ := strings.Cut(code, " ")
	if directive.MatchString(code) || isFirst && isSpecial(word) {
		return line[:len(line)-len(code)] + `\` + code
	}
	return line
}

// directive matches what tools find in any line of a comment.
var directive = regexp.MustCompile(`^(?:\+build\b|nolint\b|Deprecated:|[A-Z][A-Z]+\()`)
