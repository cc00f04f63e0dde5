package propose

import (
	"regexp"
	"slices"
	"strings"
)

// A shape is how a text looks that may be the type of an error.
type shape uint8

const (
	shapeless shape = iota // nothing that a program would compare with
	urn                    // err:user:bad_request, https://acme.example/errors/gone
	hex                    // 0x80070005
	negative               // -32601
	screaming              // NOT_FOUND
	snake                  // not_found
	prefixed               // E1001, ORA-00001
	sqlstate               // 42P01
	camel                  // notFound, NotFoundException
	dotted                 // Neo.ClientError.Schema, card.expired
	slashed                // auth/invalid-email
	kebab                  // not-found
	integer                // 10001
	upper                  // THROTTLED
	word                   // forbidden, Forbidden
	ranges                 // 30100~30199, 40000-49999
	sentence               // the label has expired; only over causes and steps
	shapes                 // how many there are
)

// weights say how much a shape speaks for the types of errors.
var weights = [shapes]float64{
	urn: 1, hex: 1, negative: 1, screaming: 1, snake: 1, prefixed: 1, sqlstate: 0.9, camel: 0.8, dotted: 0.8,
	slashed: 0.8, kebab: 0.7, integer: 0.6, upper: 0.6, word: 0.3, ranges: 0.2, sentence: 0.4,
}

// forms are the shapes from the strictest on. A text has the first that matches.
var forms = []struct {
	shape   shape
	pattern *regexp.Regexp
}{
	{integer, regexp.MustCompile(`^\d{1,9}$`)},
	{ranges, regexp.MustCompile(`^\d{1,9}(?:[~–-]|,)\d{1,9}$`)},
	{negative, regexp.MustCompile(`^-\d{1,9}$`)},
	{hex, regexp.MustCompile(`^0[xX][0-9A-Fa-f]{2,16}$`)},
	{prefixed, regexp.MustCompile(`^[A-Za-z]{1,10}[-_]?\d{2,8}[A-Za-z]?$`)},
	{sqlstate, regexp.MustCompile(`^[0-9A-Z]{5}$`)},
	{screaming, regexp.MustCompile(`^[A-Z0-9]+(_[A-Z0-9]+)+$`)},
	{upper, regexp.MustCompile(`^[A-Z][A-Z0-9]{2,}$`)},
	{snake, regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)+$`)},
	{word, regexp.MustCompile(`^[A-Z]?[a-z]{2,}\d?$`)},
	{camel, regexp.MustCompile(`^[A-Za-z][a-z0-9]*([A-Z]+[a-z0-9]*)+$`)},
	{kebab, regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)},
	{urn, regexp.MustCompile(`^([a-z][a-z0-9]*(:[A-Za-z0-9_-]+){2,}|(https?|urn):[\w./:-]+)$`)},
	{dotted, regexp.MustCompile(`^[A-Za-z]\w*([.:][A-Za-z]\w*)+$`)},
	{slashed, regexp.MustCompile(`^[a-z][a-z0-9_-]*(/[a-z0-9_-]+)+$`)},
}

// maxType is how long a type may be to be recognized.
const maxType = 100

// shapeOf returns the shape of a text.
func shapeOf(text string) shape {
	if text == "" || len(text) > maxType || strings.ContainsAny(text, " \t\n") {
		return shapeless
	}
	for _, f := range forms {
		if f.pattern.MatchString(text) {
			return f.shape
		}
	}
	return shapeless
}

// kin are the shapes that values of a family may have beside its own.
var kin = [shapes][]shape{
	urn:       {},
	hex:       {integer},
	negative:  {integer},
	screaming: {upper, prefixed, sqlstate},
	snake:     {word, prefixed},
	prefixed:  {sqlstate, screaming, upper},
	sqlstate:  {integer, upper, prefixed, word},
	camel:     {word, upper},
	dotted:    {word},
	slashed:   {word, kebab},
	kebab:     {word, prefixed},
	integer:   {negative, ranges},
	upper:     {prefixed, sqlstate, screaming},
}

// maxWords is the share of plain words that a family may have.
const maxWords = 0.35

// A family is what the types of one list look like.
type family struct {
	shape   shape
	pattern string         // matches each of its types, and nothing around it
	whole   *regexp.Regexp // matches a text that is one of them
	isMixed bool           // whether there are types of other shapes beside
	isLower bool           // whether the types begin with a small letter
}

// has reports whether a text looks like a type of f.
func (f *family) has(text string) bool {
	s := shapeOf(text)
	if s == word && !f.isMixed && !f.hasWord(text) {
		return false
	}
	return f.whole.MatchString(text) && (f.isMixed && s != shapeless || s == f.shape || slices.Contains(kin[f.shape], s))
}

// hasWord reports whether a single word may be a type of f: in the case of the others,
// and none that names a section or a column.
func (f *family) hasWord(text string) bool {
	if f.shape == word {
		return true
	}
	isLower := text[0] >= 'a'
	if roleOf(text) != noRole || f.shape != camel && !isLower {
		return false
	}
	return f.shape != camel || isLower == f.isLower
}

// familyOf returns the family that most of the values are of.
func familyOf(values []string) (f family, ok bool) {
	counts := [shapes]int{}
	for _, v := range values {
		counts[shapeOf(v)]++
	}
	most := 0
	for s := urn; s < shapes; s++ {
		n := counts[s]
		for _, other := range kin[s] {
			n += counts[other]
		}
		own := counts[s] * 3 // a family is of the shape that it has, and not of one it may have
		if counts[s] > 0 && n+own > most && (s != word || n == len(values)) {
			most, f.shape = n+own, s
		}
	}
	if most == 0 {
		return f, false
	}
	lower, plain := 0, 0
	for _, v := range values {
		if s := shapeOf(v); s == f.shape && v[0] >= 'a' {
			lower++
		} else if s == word {
			plain++
		}
	}
	f.isLower = lower*2 > counts[f.shape]
	manyWords := f.shape != word && float64(plain) > maxWords*float64(plain+counts[f.shape])
	var own []string
	for _, v := range values {
		if shapeOf(v) == word && (manyWords || !f.hasWord(v)) {
			continue
		}
		if s := shapeOf(v); s == f.shape || slices.Contains(kin[f.shape], s) {
			own = append(own, v)
		}
	}
	f.pattern = patternOf(f.shape, own)
	f.whole = regexp.MustCompile("^(?:" + f.pattern + ")$")
	return f, true
}

// patterns are what people would write, from the strictest on.
var patterns = []string{
	`\d+`, `-?\d+`, `\d+(?:[~–,-]\d+)?`, `0x[0-9A-Fa-f]+`, `[0-9A-Z]{5}`,
	`[A-Z][A-Z0-9_]*`, `[A-Z0-9_]+`, `[a-z][a-z0-9_]*`, `[a-z0-9][a-z0-9-]*`, `[A-Za-z][A-Za-z0-9]*`,
	`[A-Za-z]\w*`, `\w+`, `[\w-]+`, `[\w.]+`, `[\w.-]+`, `[\w./-]+`, `[\w.:/-]+`,
}

// strict are the patterns of the types of some shapes that no single word matches.
var strict = [shapes]string{
	snake: `[a-z0-9]+(?:_[a-z0-9]+)+`, screaming: `[A-Z0-9]+(?:_[A-Z0-9]+)+`, kebab: `[a-z0-9]+(?:-[a-z0-9]+)+`,
	dotted: `\w+(?:[.:]\w+)+`, slashed: `[\w-]+(?:/[\w-]+)+`, urn: `\w+(?::[\w./-]+)+`, camel: `[A-Za-z][a-z0-9]*(?:[A-Z]+[a-z0-9]*)+`,
	prefixed: `[A-Za-z]+[-_]?\d+[A-Za-z]?`,
}

// tighten makes the pattern of f strict where another text matches it and no value of
// its own is lost by that.
func (f *family) tighten(values, others []string) {
	p := strict[f.shape]
	if p == "" || !slices.ContainsFunc(others, f.whole.MatchString) {
		return
	}
	whole := regexp.MustCompile("^(?:" + p + ")$")
	if !slices.ContainsFunc(values, func(v string) bool { return !whole.MatchString(v) }) {
		f.pattern, f.whole = p, whole
	}
}

var digits = regexp.MustCompile(`\d+`)

// patternOf returns a pattern that all values match.
func patternOf(s shape, values []string) string {
	if s == prefixed {
		if p, ok := prefixPattern(values); ok {
			return p
		}
	}
	for _, p := range patterns {
		if p == `[0-9A-Z]{5}` && s != sqlstate {
			continue
		}
		whole := regexp.MustCompile("^" + p + "$")
		if !slices.ContainsFunc(values, func(v string) bool { return !whole.MatchString(v) }) {
			return p
		}
	}
	return `\S+`
}

// prefixPattern returns the pattern of values that are a few letters and a number,
// such as E\d{7}.
func prefixPattern(values []string) (string, bool) {
	var prefixes []string
	widths := map[int]bool{}
	for _, v := range values {
		at := digits.FindStringIndex(v)
		if at == nil || at[1] != len(v) {
			return "", false
		}
		if p := v[:at[0]]; !slices.Contains(prefixes, p) {
			prefixes = append(prefixes, p)
		}
		widths[at[1]-at[0]] = true
	}
	if len(prefixes) != 1 {
		return "", false
	}
	return regexp.QuoteMeta(prefixes[0]) + `\d+`, true
}
