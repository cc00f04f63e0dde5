package propose

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A form is how a text says a type: what stands before it, beside it and after it.
type form struct {
	before string // literal text before the type, such as "errno." or "Error "
	number string // "(n) " or "n " before the type, " (n)" after it; or ""
	after  string // what parts the type from more text: ": ", " - ", " | ", " "; or ""
	close  string // literal text after the type where nothing more follows, such as ")"

	mayClose bool // whether close may be missing
	isLast   bool // whether the text stands before the type, which is in parentheses
}

// A reading is what a text says, read as one form.
type reading struct {
	form   form
	typ    string
	number string
	rest   string // what is said after the type
	more   string // further types, with what parts them, where there are several
}

var (
	module        = regexp.MustCompile(`^(?i:errno|errors?|exceptions?|error_?codes?)\.`)
	lead          = regexp.MustCompile(`^(?:[\[(*"'«“‘]+ ?)?(?i:(?:api |http |error |status |fehler)?(?:error code|errors?|code|exception|errno|fehler|fehlercode|erreur|erro|código|ошибка|错误码?|エラー|오류)(?:[ ]?[.:#-][ ]?| ))?`)
	count         = regexp.MustCompile(`^(?:\((-?\d{1,9})\) |(-?\d{1,9})(?: [:–—-])? |(-?\d{1,9}): )`)
	token         = regexp.MustCompile(`^(?:https?://[\w./-]+|-?[A-Za-z0-9][\w.:/-]*)`)
	parting       = regexp.MustCompile(`^(?: ?[*]+ |[\])*"'»”’]* ?(?::|–|—|-|\||\.|,) |[\])*"'»”’]+(?:$| )| )`)
	inParentheses = regexp.MustCompile(`^(\S+ .*\S) \(([^()\s]+)\)$`)
	separators    = regexp.MustCompile(`, (?:and |or )?| / | and | or `)
	behind        = regexp.MustCompile(`^(.*?) ?\((-?\d{1,9}|0x[0-9A-Fa-f]+)\)$`)
)

// read reads a text as the form in which it says a type.
func read(text string) (r reading, ok bool) {
	if text == "" {
		return r, false
	}
	if m := module.FindString(text); m != "" && shapeOf(text[len(m):]) != shapeless {
		return reading{form: form{before: m}, typ: text[len(m):]}, true
	}
	if s := shapeOf(text); s != shapeless {
		return reading{typ: text}, true
	}
	if r, ok := readSeveral(text); ok {
		return r, true
	}
	if len(text) > 1000 {
		text = text[:1000]
		for !utf8.ValidString(text) {
			text = text[:len(text)-1]
		}
	}
	if m := behind.FindStringSubmatch(text); m != nil && isToken(m[1]) {
		return reading{form: form{number: " (n)"}, typ: m[1], number: m[2]}, true
	}
	if m := inParentheses.FindStringSubmatch(text); m != nil && isToken(m[2]) && !isStatusCode(m[2]) {
		return reading{form: form{isLast: true}, typ: m[2], rest: m[1]}, true
	}
	if m := count.FindStringSubmatch(text); m != nil {
		if r, ok := readToken(text[len(m[0]):]); ok && isNamed(shapeOf(r.typ)) && (r.rest == "" || isMarked(shapeOf(r.typ))) {
			r.form.number, r.number = "n ", m[1]+m[2]+m[3]
			if m[1] != "" {
				r.form.number = "(n) "
			} else if m[3] != "" || strings.TrimRight(m[0], " ") != m[2] {
				r.form.number = strings.Replace(m[0], m[2]+m[3], "n", 1)
			}
			return r, true
		}
	}
	before := lead.FindString(text)
	if r, ok = readToken(text[len(before):]); !ok {
		return reading{}, false
	}
	if s := shapeOf(r.typ); before != "" && s == word || r.form.after != "" && s == word {
		return reading{}, false
	}
	r.form.before = before
	return r, true
}

// readSeveral reads a text that is several types and nothing else.
func readSeveral(text string) (r reading, ok bool) {
	at := separators.FindStringIndex(text)
	if at == nil {
		return r, false
	}
	parts := separators.Split(text, -1)
	first := shapeOf(parts[0])
	for _, p := range parts {
		if s := shapeOf(p); s != first || !isMarked(s) {
			return r, false
		}
	}
	return reading{typ: parts[0], more: text[at[0]:]}, true
}

// isToken reports whether a text is one that a program would compare with.
func isToken(text string) bool {
	s := shapeOf(text)
	return s != shapeless && s != word
}

// isNamed reports whether a shape is that of words, which a number may stand beside.
func isNamed(s shape) bool {
	return s == screaming || s == snake || s == camel || s == upper || s == dotted || s == kebab || s == urn
}

// isMarked reports whether a shape is that of a type also where words follow it: no
// word has it.
func isMarked(s shape) bool {
	switch s {
	case urn, hex, negative, screaming, snake, prefixed, integer, sqlstate:
		return true
	}
	return false
}

// readToken reads a text that begins with a type.
func readToken(text string) (r reading, ok bool) {
	t := token.FindString(text)
	rest := text[len(t):]
	trimmed := strings.TrimRight(t, ".:/-")
	rest, t = t[len(trimmed):]+rest, trimmed
	s := shapeOf(t)
	if s == shapeless {
		return r, false
	}
	r.typ = t
	if rest == "" {
		return r, true
	}
	if rest == ":" || rest == "." {
		r.form.close = rest
		return r, true
	}
	r.form.after = parting.FindString(rest)
	if r.form.after == "" || r.form.after == " " && !isMarked(s) {
		return reading{}, false
	}
	r.rest = rest[len(r.form.after):]
	if r.rest == "" {
		r.form.close, r.form.after = r.form.after, ""
	}
	return r, true
}

// pattern returns the pattern of a form, with a pattern of the type, and what the
// text after it is. Where only some texts go on after the type, some is true.
func (f form) pattern(typ string, rest string, some bool) string {
	number := `(?P<number>-?\d+)`
	if f.isLast {
		return "^" + rest + ` \((?P<type>` + typ + `)\)$`
	}
	p := "^" + regexp.QuoteMeta(f.before)
	if strings.HasSuffix(f.number, " ") {
		p += strings.Replace(regexp.QuoteMeta(f.number), "n", number, 1)
	}
	p += "(?P<type>" + typ + ")"
	if strings.HasPrefix(f.number, " ") {
		p += strings.Replace(regexp.QuoteMeta(f.number), "n", number, 1)
	}
	p += regexp.QuoteMeta(f.close)
	if f.mayClose {
		p += "?"
	}
	after := regexp.QuoteMeta(f.after)
	switch {
	case f.after == "":
		return p + "$"
	case some:
		return p + "(?:" + after + rest + ")?$"
	}
	return p + after + rest + "$"
}
