package explain

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inText returns the known types that text contains as whole words, and those
// whose Go constants it contains.
func (r *Reference) inText(text string) []string {
	known := map[string]string{}
	for _, e := range r.errors {
		known[e.Type] = e.Type
		known[e.Const] = e.Type
	}
	types := r.phrasesIn(text)
	for c := range words(text) {
		typ, ok := known[c.text]
		if !ok {
			typ, ok = filled(known, c.text)
		}
		if ok && !slices.Contains(types, typ) && (c.marked || !isPlainWord(c.text)) {
			types = append(types, typ)
		}
	}
	return types
}

// phrasesIn returns the known types of several words that text contains, in the
// order in which they first occur. A phrase within a longer one does not count.
func (r *Reference) phrasesIn(text string) []string {
	text = " " + strings.Join(strings.Fields(text), " ") + " "
	at := map[string]int{}
	for _, e := range r.errors {
		if i := strings.Index(text, e.Type); isPhrase(e.Type) && i >= 0 && isApart(text[:i], text[i+len(e.Type):]) {
			at[e.Type] = i
		}
	}
	var types []string
	for typ := range at {
		isPart := func(other string) bool { return other != typ && strings.Contains(other, typ) }
		if !slices.ContainsFunc(slices.Collect(maps.Keys(at)), isPart) {
			types = append(types, typ)
		}
	}
	slices.SortFunc(types, func(a, b string) int { return at[a] - at[b] })
	return types
}

// isApart reports whether no word goes on from what stands before to what stands
// after.
func isApart(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	inWord := func(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
	return !inWord(last) && !inWord(first)
}

// filled returns the known type with a place for a value, such as FLOOD_WAIT_X, that
// a word has a number in, and whether there is one.
func filled(known map[string]string, word string) (string, bool) {
	for _, place := range []string{"X", "%d", "N", "{}"} {
		if typ, ok := known[digits.ReplaceAllLiteralString(word, place)]; ok && strings.Contains(typ, place) && digits.MatchString(word) {
			return typ, true
		}
	}
	return "", false
}

var digits = regexp.MustCompile(`\d+`)

// isPlainWord reports whether a type could be a word of a sentence, or a number
// of anything. Letters with digits, as in E0308, are neither.
func isPlainWord(typ string) bool {
	if strings.ContainsFunc(typ[1:], func(r rune) bool { return !unicode.IsLower(r) && !unicode.IsDigit(r) }) {
		return false
	}
	hasDigit := strings.ContainsFunc(typ, unicode.IsDigit)
	return !hasDigit || !strings.ContainsFunc(typ, unicode.IsLetter)
}

// A word is a part of a text that could be a type.
type word struct {
	text   string
	marked bool // not a word of a sentence; see isMarked
}

// words returns the words of text, and the parts of those that contain dots,
// slashes and colons.
func words(text string) func(yield func(word) bool) {
	return func(yield func(word) bool) {
		for start, end := range wordSpans(text) {
			whole := text[start:end]
			marked := isMarked(text[:start], whole)
			if !yield(word{whole, marked}) {
				return
			}
			whole = strings.Trim(whole, separators)
			for _, set := range []string{"", "/:", separators} {
				for i, part := range strings.FieldsFunc(whole, func(r rune) bool { return strings.ContainsRune(set, r) }) {
					if !yield(word{part, marked || i > 0}) {
						return
					}
				}
			}
		}
	}
}

// isMarked reports whether what stands before a word tells that it is a value and not
// a word of a sentence: a quote, a bracket, = or :, and before a number the word
// that databases and others write there, as in "SQLSTATE 23505".
func isMarked(before, word string) bool {
	if before != "" && strings.IndexByte(`"'=:[(<`+"`", before[len(before)-1]) >= 0 {
		return true
	}
	before = strings.TrimRight(before, " \t")
	if strings.HasSuffix(before, ":") || strings.HasSuffix(before, "=") {
		return true
	}
	return strings.ContainsFunc(word, unicode.IsDigit) && numberLabel.MatchString(before)
}

// numberLabel matches a text that ends with a word that a number follows.
var numberLabel = regexp.MustCompile(`(?i)\b(sqlstate|code|errno|error|err)$`)

// separators occur in types, and between a type and what is around it.
const separators = "./:"

// wordSpans returns where the longest parts of text begin and end that could be
// types.
func wordSpans(text string) func(yield func(start, end int) bool) {
	inWord := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '-' || strings.ContainsRune(separators, r)
	}
	return func(yield func(start, end int) bool) {
		start := -1
		for i, r := range text + " " {
			switch {
			case inWord(r) && start < 0:
				start = i
			case !inWord(r) && start >= 0:
				if !yield(start, i) {
					return
				}
				start = -1
			}
		}
	}
}
