package templates

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// singleLine returns text on one line, with single spaces, and [Printable].
func singleLine(text string) string {
	return strings.Join(strings.Fields(Printable(text)), " ")
}

// paragraphs returns the paragraphs of text, each on a single line.
func paragraphs(text string) []string {
	var list []string
	var words []string
	for _, l := range append(strings.Split(text, "\n"), "") {
		if l = singleLine(l); l != "" {
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

// jsonText returns a value as JSON on one line. Invisible characters are escaped,
// and so is what could end a script.
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

func escapeInvisible(text string, escape func(rune) string) string {
	var b strings.Builder
	for _, r := range text {
		if isVisible(r) {
			b.WriteRune(r)
			continue
		}
		b.WriteString(escape(r))
	}
	return b.String()
}

// isVisible reports whether a reader of a source sees r and nothing else: r is not
// a control character, a mark of writing direction or a line break.
func isVisible(r rune) bool {
	return r == ' ' || unicode.IsGraphic(r) && !unicode.IsSpace(r)
}

// numberText returns a number as text, or "" if there is none.
func numberText(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
