package catalog

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names says what the names of entries are made of, see [Entry.Name].
type Names struct {
	// From holds where the words come from: name (what the documentation was
	// found to call the error), message, type. The first that has any counts, and
	// after all the type. By default it is name, and entries without have no name.
	From []string `yaml:"from,one"`
	// Strip holds beginnings that are left out, such as ERR_, in any case.
	Strip []string `yaml:"strip,one"`
}

// NameSources are what [Names] can be made from.
var NameSources = []string{"name", "message", "type"}

// longestName bounds names that are made, in characters. They are cut at a word.
const longestName = 60

// A naming gives entries the names that they do not have yet. A name that an entry
// has is kept: constants of programs are made of it.
type naming struct {
	rule  Names
	taken map[string]bool // what two entries may not have in common, of the names so far
}

// names gives the entries of c, which is sorted, their names. Only those that were
// found now get one; where nothing is said of names, only new ones whose name would be
// absurdly long.
func (m *merger) names(c *Catalog, rule Names, known map[string]*Entry) {
	n := naming{rule, make(map[string]bool, len(c.Errors))}
	var nameless []*Entry
	for i := range c.Errors {
		e := &c.Errors[i]
		if e.Name == "" && m.isToName(e, rule, known) {
			nameless = append(nameless, e)
			continue
		}
		n.taken[LettersAndDigits(e.NameOrType())] = true
	}
	for _, e := range nameless {
		n.name(e, m.captured(e.Type))
	}
}

// isToName reports whether an entry without a name gets one.
func (m *merger) isToName(e *Entry, rule Names, known map[string]*Entry) bool {
	_, isFound := m.found[e.Type]
	_, isListed := m.listed[e.Type]
	if !isFound && !isListed {
		return false
	}
	return len(rule.From) > 0 || m.captured(e.Type) != "" || known[e.Type] == nil && len(strings.Join(nameWords(e.Type), "_")) > longestName
}

// captured returns what the documentation was found to call an error, or "".
func (m *merger) captured(typ string) string {
	if o, ok := m.found[typ]; ok {
		return o.name
	}
	return ""
}

// name names an entry that no one has named.
func (n naming) name(e *Entry, captured string) {
	for _, from := range append(slices.Clone(n.rule.From), "name", "type") {
		text := map[string]string{"name": captured, "message": e.Message, "type": e.Type}[from]
		if words := nameWords(n.strip(text)); len(words) > 0 {
			e.Name = n.free(words, nameWords(e.Type))
			n.taken[LettersAndDigits(e.Name)] = true
			return
		}
	}
}

// strip returns text without the beginning that is to be left out, unless that is all.
func (n naming) strip(text string) string {
	for _, beginning := range n.rule.Strip {
		if len(text) > len(beginning) && strings.EqualFold(text[:len(beginning)], beginning) {
			return text[len(beginning):]
		}
	}
	return text
}

// free returns words as a name that no other entry has: cut at a word, or with more
// words where that name is taken, then with the type behind it, then with a number.
func (n naming) free(words, typ []string) string {
	short := cutWords(words)
	for end := len(short); end <= len(words); end++ {
		if name := strings.Join(words[:end], "_"); end > 0 && !n.isTaken(name) {
			return name
		}
	}
	name := strings.Join(short, "_")
	if !slices.Equal(words, typ) {
		name = strings.Join(append(slices.Clone(short), typ...), "_")
	}
	for free, number := name, 2; ; number++ {
		if !n.isTaken(free) {
			return free
		}
		free = name + "_" + strconv.Itoa(number)
	}
}

func (n naming) isTaken(name string) bool { return n.taken[LettersAndDigits(name)] }

// cutWords returns as many of the words as a name may have, and at least one. It does
// not end with a letter alone: that is an article, or the beginning of OAuth.
func cutWords(words []string) []string {
	length := 0
	for i, word := range words {
		if length += utf8.RuneCountInString(word); i > 0 && length+i > longestName {
			for i > 1 && utf8.RuneCountInString(words[i-1]) == 1 {
				i--
			}
			return words[:i]
		}
	}
	return words
}

// nameWords returns the words of text as a name has them, in lower case.
func nameWords(text string) []string {
	var words []string
	for _, word := range SplitWords(text) {
		for _, hump := range SplitHumps(word) {
			words = append(words, strings.ToLower(hump))
		}
	}
	return words
}

// NameOrType returns the text whose words identifiers of the entry are made of.
func (e *Entry) NameOrType() string {
	if e.Name != "" {
		return e.Name
	}
	return e.Type
}

// SplitWords splits text at the characters that identifiers cannot have. It returns
// text in all upper case in lower case, so that FLOOD_WAIT is two words and not two
// initialisms.
func SplitWords(text string) []string {
	if !strings.ContainsFunc(text, unicode.IsLower) {
		text = strings.ToLower(text)
	}
	// A combining mark belongs to its letter, and an apostrophe to the word that it
	// stands in: neither separates words.
	text = strings.Map(func(r rune) rune {
		if unicode.IsMark(r) || r == '\'' || r == '’' {
			return -1
		}
		return r
	}, text)
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// LettersAndDigits returns the letters and digits of text, in lower case: what is
// left of a type without its spelling.
func LettersAndDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}

// SplitHumps splits a word before each upper-case letter that comes after a lower-case
// letter or a digit, or before a lower-case letter: HTTPServerId has the humps HTTP,
// Server and Id.
func SplitHumps(word string) []string {
	if !strings.ContainsFunc(word, unicode.IsUpper) {
		return []string{word} // the usual case, and the rest takes long
	}
	var list []string
	start := 0
	var before rune
	for i, r := range word {
		if i > 0 && unicode.IsUpper(r) {
			next, _ := utf8.DecodeRuneInString(word[i+utf8.RuneLen(r):])
			if !unicode.IsUpper(before) || unicode.IsLower(next) {
				list = append(list, word[start:i])
				start = i
			}
		}
		before = r
	}
	return append(list, word[start:])
}

// TypeNumber returns the number that the type of e is, as JSON writes it, or nil.
func (e *Entry) TypeNumber() *int {
	if n, err := strconv.Atoi(e.Type); err == nil && strconv.Itoa(n) == e.Type {
		return &n
	}
	return nil
}

// HasNumberTypes reports whether all types of c are numbers.
func (c *Catalog) HasNumberTypes() bool {
	return !slices.ContainsFunc(c.Errors, func(e Entry) bool { return e.TypeNumber() == nil })
}
