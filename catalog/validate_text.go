package catalog

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// tag is what is left when HTML was not reduced to its text: the end of an
// element, a beginning with attributes, a line break, a character reference. A
// beginning alone may be what the text is about, and other words in angle
// brackets are placeholders.
var tag = regexp.MustCompile(`(?i)<(?:` + element + `)\s[^<>]*=[^<>]*>|</(?:` + element + `)>|<[bh]r\s*/?>|&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-f]+);`)

// element are the elements that documentation is written with.
const element = `a|b|i|p|div|span|code|pre|em|strong|ul|ol|li|table|tr|td|th|h[1-6]|img|sup|sub|kbd|tt`

// doubled is white space within a line that is more than one space. At the
// beginning of a line it may be the indentation of code, which has spaces as it likes.
var doubled = regexp.MustCompile(`([^ \t\n])[ \t]*(?:  |\t)[ \t]*([^ \t\n])`)

// text warns of what looks as if it did not come over from the page unharmed.
func (v *validator) text(s string, at *strictyaml.Path) {
	if i := strings.IndexFunc(s, isSuspicious); i >= 0 {
		v.report(at, "invisible-character",
			fmt.Sprintf("%v has %s at byte %d", at, describe([]rune(s[i:])[0]), i+1), "if the page has it for no reason, correct it by an override")
	}
	// Most texts have nothing that the patterns could find, and they are slow.
	if strings.ContainsAny(s, "<&") {
		if found := tag.FindString(prose(s)); found != "" {
			v.report(at, "html-left", fmt.Sprintf("%v has HTML in it: %s", at, problem.Excerpt(found)), "correct the profile, or the text by an override")
		}
	}
	if strings.Contains(s, "[object ") {
		v.report(at, "object-object", fmt.Sprintf("%v has %s in it, which a program wrote in place of a text", at, `"[object …]"`), "tell the vendor, and write the text as an override")
	}
	if isDoubled(s) {
		v.report(at, "doubled-space", fmt.Sprintf("%v has more than one space between two words", at), "write one space")
	}
	v.lineEnds(s, at)
}

// lineEnds warns of a text that has line breaks around it: a block of YAML has
// one at its end that is easily overlooked.
func (v *validator) lineEnds(s string, at *strictyaml.Path) {
	if s != withoutLineEnds(s) {
		v.report(at, "line-end", fmt.Sprintf("%v begins or ends with a line break", at), "a block of YAML that begins with >- or |- has none at its end; errgen lint --fix takes them away")
	}
}

// messages checks one message, or each of several.
func (v *validator) messages(list []string, at *strictyaml.Path) {
	if len(list) == 1 {
		v.text(list[0], at)
		return
	}
	v.entryItems(list, at)
}

// setMessages warns of the messages of an override, if it has any.
func (v *validator) setMessages(s *Fields, at *strictyaml.Path) {
	v.setText(s.Message, at)
	v.setItems(s.MoreMessages, at)
}

// setText warns of a text of an override, if it has one.
func (v *validator) setText(s *string, at *strictyaml.Path) {
	if s != nil {
		v.lineEnds(*s, at)
	}
}

// setItems checks a list of an override: that no item is empty, and the ends of
// each.
func (v *validator) setItems(items []string, at *strictyaml.Path) {
	v.listItems(items, at)
	for i, item := range items {
		v.lineEnds(item, at.At(i))
	}
}

// isDoubled reports whether there is more than one space between two words, code apart.
func isDoubled(s string) bool {
	return (strings.Contains(s, "  ") || strings.Contains(s, "\t")) && doubled.MatchString(prose(s))
}

// isCode reports whether a line of a text is code: it is indented as in a Go doc comment.
func isCode(line string) bool {
	return strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t")
}

// prose returns a text without its lines of code.
func prose(s string) string {
	if !strings.Contains(s, "    ") && !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	for line := range strings.Lines(s) {
		if !isCode(line) {
			b.WriteString(line)
		}
	}
	return b.String()
}

// isSuspicious reports whether a character in a text is one that a reader
// cannot see, but for line breaks and what emoji are put together with.
func isSuspicious(r rune) bool {
	return !strictyaml.IsVisible(r) && r != '\n' && r != '\t' && r != 0x200d && (r < 0xfe00 || r > 0xfe0f)
}

// description checks a description as a text, and that it says something of
// its own.
func (v *validator) description(e *Entry, at *strictyaml.Path) {
	v.text(e.Description, at)
	if e.Description != "" && e.echoes() {
		v.report(at, "description-echo", fmt.Sprintf("the description of %s only says what the message says", problem.Excerpt(e.Type)), "leave it out")
	}
}

// host warns of an address that leads elsewhere than the documentation.
func (v *validator) host(address string, at *strictyaml.Path) {
	if v.docsHost == "" || address == "" {
		return
	}
	if host := hostOf(address); host != "" && host != v.docsHost {
		v.report(at, "url-host", fmt.Sprintf("%v leads to %s, and the documentation is at %s", at, problem.Excerpt(host), problem.Excerpt(v.docsHost)),
			"see whether the address is right; an override can correct it")
	}
}

// hostOf returns the host of an absolute address of the web, in lower case and
// without www, or "".
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Host), "www.")
}
