package templates

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// markdown returns text on one line of GitHub's Markdown, where it is nothing but
// text.
func markdown(text string) string {
	text = singleLine(text)
	var b strings.Builder
	for i, r := range text {
		if isMarkup(text, i, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return lineStart.ReplaceAllString(b.String(), `$1\$2`)
}

// markdownText returns a text as Markdown: paragraphs, and its code between fences. Each
// line but the first begins with indent, as in an item of a list.
func markdownText(indent, text string) string {
	var parts []string
	for _, b := range Blocks(text) {
		if !b.Code {
			parts = append(parts, markdown(b.Text))
			continue
		}
		fence := strings.Repeat("`", max(3, longestBackticks(b.Text)+1))
		parts = append(parts, fence+"\n"+b.Text+"\n"+fence)
	}
	lines := strings.Split(strings.Join(parts, "\n\n"), "\n")
	for i := 1; i < len(lines); i++ {
		if lines[i] != "" {
			lines[i] = indent + lines[i]
		}
	}
	return strings.Join(lines, "\n")
}

// longestBackticks returns how many backticks stand in a row in text at most.
func longestBackticks(text string) int {
	longest := 0
	for _, run := range backticks.FindAllString(text, -1) {
		longest = max(longest, len(run))
	}
	return longest
}

// lineStart matches markup of a block at the start of a line: a heading, an item
// of a list, a line under a heading.
var lineStart = regexp.MustCompile(`^(\d*)([-+#=.)])`)

// isMarkup reports whether the character at an index of text could be markup
// between words.
func isMarkup(text string, i int, r rune) bool {
	switch r {
	case '\\', '`', '*', '[', ']', '<', '>', '&', '|', '~', '$', '@':
		return true
	case '#': // of a heading, which may also end with it
		return i == 0 || text[i-1] == ' '
	case '_': // within a word it is a letter
		return !insideWord(text, i)
	case ':': // of an address, which would become a link
		return strings.HasPrefix(text[i:], "://")
	case '.':
		return i >= 3 && strings.EqualFold(text[i-3:i], "www")
	}
	return false
}

// insideWord reports whether the byte at an index of text is between letters or
// digits.
func insideWord(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+1:])
	return isWord(before) && isWord(after)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// markdownCode returns text on one line as Markdown code. It returns "" for empty
// text.
func markdownCode(text string) string {
	text = singleLine(text)
	if text == "" {
		return ""
	}
	fence := strings.Repeat("`", longestBackticks(text)+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}

var backticks = regexp.MustCompile("`+")

// markdownLink returns an address, or # and the name of a section, as the
// destination of a Markdown link, between whose parentheses it is written.
func markdownLink(address string) string {
	var b strings.Builder
	for i, c := range []byte(address) {
		switch {
		case c == '%' && address[0] != '#' && isEscape(address[i:]), c == '#' && !strings.Contains(address[:i], "#"), isPlainInLink(c):
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return strings.ReplaceAll(b.String(), "&", "&amp;")
}

// isEscape reports whether text begins with a percent-encoded byte.
func isEscape(text string) bool { return linkEscape.MatchString(text) }

var linkEscape = regexp.MustCompile(`^%[0-9A-Fa-f]{2}`)

func isPlainInLink(c byte) bool {
	return c < utf8.RuneSelf && (unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) || strings.IndexByte("-._~/:?@!$&'*+,;=", c) >= 0)
}
