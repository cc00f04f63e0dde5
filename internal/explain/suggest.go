package explain

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/templates"
)

// unknown returns a message for an argument that names nothing, with suggestions.
func (r *Reference) unknown(arg string) string {
	if len(r.partial) > 0 {
		return r.notRead(arg)
	}
	if len(r.statuses()) == 0 && statusForm.MatchString(arg) {
		return fmt.Sprintf("the catalogue has no error %s, and its errors have no HTTP status", arg)
	}
	if statusForm.MatchString(arg) {
		return fmt.Sprintf("no error is documented under status %s\n\tthere are errors under %s", arg, strings.Join(r.statuses(), ", "))
	}
	return fmt.Sprintf("the catalogue has no error type %q", arg) + didYouMean(r.suggest(arg))
}

// didYouMean returns a line for each suggestion.
func didYouMean(list []suggestion) string {
	message := ""
	for _, s := range list {
		message += "\n\tdid you mean " + s.typ + "?"
		if s.why != "" {
			message += " (" + s.why + ")"
		}
	}
	return message
}

// statuses returns the statuses that have errors, ascending.
func (r *Reference) statuses() []string {
	var codes []int
	for _, e := range r.errors {
		codes = append(codes, e.Status...)
	}
	slices.Sort(codes)
	var list []string
	for _, code := range slices.Compact(codes) {
		list = append(list, fmt.Sprint(code))
	}
	return list
}

// A suggestion is a type that a person may have meant.
type suggestion struct {
	typ, why string
	score    float64 // from 0 to 1, or sameWords
}

// Suggestions are few, and very similar to the word.
const (
	maxSuggestions = 3
	minScore       = 0.4
	nearBest       = 0.85 // of the score of the best: further ones only distract
	sameWords      = 2    // the score of a type with the same words, or the same but for a slip: nothing else is as near
)

// suggest returns the types that a person may have meant by a word: the one that
// it misspells, or else those with the same or similar words.
func (r *Reference) suggest(word string) []suggestion {
	var names []string
	for _, e := range r.errors {
		names = append(names, e.Type, e.Const)
	}
	if near, ok := problem.Nearest(word, names); ok {
		return []suggestion{{typ: near, score: sameWords}}
	}
	asked := wordsOf(word)
	have := make([][]string, len(r.errors))
	for i, e := range r.errors {
		have[i] = wordsOf(e.Type)
	}
	weights := weigh(asked, have)
	var list []suggestion
	for i, e := range r.errors {
		if s := compare(asked, weights, e, have[i]); s.score >= minScore {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b suggestion) int { return int(math.Copysign(1, b.score-a.score)) })
	for i, s := range list {
		isFurther := s.score < nearBest*list[0].score || list[0].score == sameWords && s.score < sameWords
		if i == maxSuggestions || isFurther {
			return list[:i]
		}
	}
	return list
}

// weigh returns how much each word counts: the fewer types have it, the more. The
// sum is 1.
func weigh(asked []string, types [][]string) []float64 {
	weights := make([]float64, len(asked))
	sum := 0.0
	for i, word := range asked {
		having := 0
		for _, have := range types {
			if slices.Contains(have, word) {
				having++
			}
		}
		weights[i] = math.Log(1 + float64(len(types)+1)/float64(having+1))
		sum += weights[i]
	}
	for i := range weights {
		weights[i] /= sum
	}
	return weights
}

// What a word is worth that is not in a type, but of which a synonym is, or that is
// in the text about it.
const (
	synonymWorth = 0.7
	textWorth    = 0.5
)

// compare returns how similar the type of e, whose words are given, is to the
// words that a person asked for.
func compare(asked []string, weights []float64, e templates.Error, have []string) suggestion {
	if !slices.ContainsFunc(asked, func(word string) bool { return slices.Contains(have, word) }) {
		return suggestion{} // texts and synonyms alone are weak clues
	}
	var shared, why []string
	score := 0.0
	for i, word := range asked {
		switch synonym := synonymIn(have, word); {
		case slices.Contains(have, word):
			score += weights[i]
			shared = append(shared, word)
		case synonym != "":
			score += synonymWorth * weights[i]
			why = append(why, fmt.Sprintf("%s is much like %s", synonym, word))
		case saysWord(e, word):
			score += textWorth * weights[i]
			why = append(why, "its text says "+word)
		}
	}
	if len(shared) == len(asked) && len(have) == len(asked) {
		return suggestion{e.Type, "the same words in another order", sameWords}
	}
	// Of two types with all the words, the one with fewer others is nearer.
	score -= 0.01 * float64(max(0, len(have)-len(asked)))
	return suggestion{e.Type, strings.Join(append([]string{"shares " + strings.Join(shared, ", ")}, why...), "; "), score}
}

// wordsOf returns the words of a type or constant in lower case.
func wordsOf(text string) []string {
	var b strings.Builder
	before := ' '
	for _, r := range text {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
		before = r
	}
	return strings.FieldsFunc(b.String(), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// synonyms are words that vendors use for one thing.
var synonyms = [][]string{
	{"found", "missing", "unknown", "nonexistent", "exist", "absent"},
	{"expired", "revoked", "stale", "outdated", "timeout"},
	{"invalid", "malformed", "bad", "incorrect", "wrong"},
	{"duplicate", "already", "exists", "conflict", "taken"},
	{"forbidden", "denied", "permission", "permitted", "allowed", "unauthorized", "unauthenticated"},
	{"many", "limit", "limited", "rate", "throttled", "quota", "exceeded"},
	{"user", "member", "account"},
	{"org", "organization", "organisation", "tenant"},
	{"deleted", "removed", "gone"},
	{"token", "key", "secret", "credential", "credentials"},
}

// synonymIn returns the first of the words that is a synonym of word, or "".
func synonymIn(words []string, word string) string {
	for _, group := range synonyms {
		if !slices.Contains(group, word) {
			continue
		}
		for _, other := range words {
			if other != word && slices.Contains(group, other) {
				return other
			}
		}
	}
	return ""
}

// saysWord reports whether the texts about e have a word, in any of its forms.
func saysWord(e templates.Error, word string) bool {
	stem := word
	for _, end := range []string{"ing", "ed", "es", "s", "e"} {
		if cut, ok := strings.CutSuffix(word, end); ok && len(cut) > 3 {
			stem = cut
			break
		}
	}
	if len(stem) < 4 {
		return false
	}
	for _, text := range slices.Concat(e.Messages(), []string{e.Description}, e.Causes, e.Steps) {
		if slices.ContainsFunc(wordsOf(text), func(w string) bool { return strings.HasPrefix(w, stem) }) {
			return true
		}
	}
	return false
}
