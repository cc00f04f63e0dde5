package catalog

import (
	"strings"
	"unicode"
)

// functionWords are words that nearly every sentence of a language has. A word of
// several languages stands in each of them, so that it decides nothing.
var functionWords = map[string]string{
	"English":    "the is of and not was this that with are be has have for you your been could must when does cannot to by or if",
	"German":     "der die das und nicht ist wurde werden mit ein eine einen kann konnte für oder ihre sie bitte dass wird den dem zu",
	"French":     "le la les l et est été vous votre dans pour une un de des du que ne pas avec être cette peut sont ou par sur en",
	"Spanish":    "el la los las y es ha sido su por una un de del con usted está puede esta fue para como ser se no que en lo",
	"Portuguese": "o a é foi não uma um em você seu sua ou pode esta está ser ao para de do da que se no na por como",
	"Italian":    "il lo la gli i è stato non della una un può questo essere con che di del nel alla dell l se sono le",
	"Dutch":      "de het een van en niet is wordt met voor kan zijn werd deze dat uw naar geen moet door om te u",
}

// languages has the languages of each function word.
var languages = func() map[string][]string {
	of := make(map[string][]string)
	for language, words := range functionWords {
		for word := range strings.FieldsSeq(words) {
			of[word] = append(of[word], language)
		}
	}
	return of
}()

// scripts are the writing systems that say by themselves which language a text is
// in, or nearly so. Kana come before Han, which Japanese has too.
var scripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"Cyrillic", unicode.Cyrillic},
	{"Greek", unicode.Greek},
	{"Korean", unicode.Hangul},
	{"Arabic", unicode.Arabic},
	{"Hebrew", unicode.Hebrew},
	{"Thai", unicode.Thai},
	{"Devanagari", unicode.Devanagari},
	{"Japanese", kana},
	{"Chinese", unicode.Han},
}

var kana = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x3041, Hi: 0x30ff, Stride: 1}}}

// languageOf returns the language of texts, or their script, and "" where that is
// not certain.
func languageOf(texts []string) string {
	if script := scriptOf(texts); script != "" {
		return script
	}
	counts := make(map[string]int)
	for _, text := range texts {
		for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
			for _, language := range languages[word] {
				counts[language]++
			}
		}
	}
	first, second := "", 0
	for language, n := range counts {
		switch {
		case n > counts[first]:
			first, second = language, counts[first]
		case n > second:
			second = n
		}
	}
	const least = 3 // function words, so that a name or a quotation does not decide
	if counts[first] < least || counts[first] < 2*second {
		return ""
	}
	return first
}

// scriptOf returns the script of texts that are not in Latin letters: identifiers in
// them may be.
func scriptOf(texts []string) string {
	counts := make([]int, len(scripts))
	letters := 0
	for _, text := range texts {
		for _, r := range text {
			if !unicode.IsLetter(r) {
				continue
			}
			letters++
			if r < 0x250 {
				continue // Latin, which is the usual case
			}
			for i, s := range scripts {
				if unicode.Is(s.table, r) {
					counts[i]++
					break
				}
			}
		}
	}
	const fewestLetters = 5
	for i, n := range counts {
		if n >= fewestLetters && n*4 >= letters {
			return scripts[i].name
		}
	}
	return ""
}
