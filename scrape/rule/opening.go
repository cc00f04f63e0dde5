package rule

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// A Text is a pattern that is tried on the text of many blocks, most of
// which do not even begin as it asks.
type Text struct {
	*regexp.Regexp
	opening *opening
	signs   []block.Sign // what it speaks of that a text leaves out
}

func newText(re *regexp.Regexp) *Text {
	t := &Text{Regexp: re, opening: openingOf(re.String())}
	if seesLines(re.String()) {
		t.signs = append(t.signs, block.Break)
	}
	if strings.Contains(re.String(), `\*\*`) {
		t.signs = append(t.signs, block.Emphasis)
	}
	return t
}

// Find returns what the pattern captures by name in a block, each as in with its name
// and value, and whether it matches. One that speaks of line ends or of ** is tried first
// on the text as it is with these: where lines are broken and what is emphasized. Neither
// is in what it captures.
func (p *Text) Find(b *block.Block, in Capture) (found Captures, ok bool) {
	if len(p.signs) > 0 && len(b.Marks) > 0 {
		if found, ok := p.findMarked(b, in); ok {
			return found, true
		}
	}
	text := Said(b)
	if !p.MayMatch(text) {
		return nil, false
	}
	return Find(p.Regexp, text, in)
}

func (p *Text) findMarked(b *block.Block, in Capture) (found Captures, ok bool) {
	marked, ok := Find(p.Regexp, b.Marked(p.signs...), in)
	for _, c := range marked {
		in.Name = c.Name
		for _, in.Value = range valuesOf(c.Name, strings.Trim(strings.ReplaceAll(c.Value, "**", ""), " \n")) {
			found = append(found, in)
		}
	}
	return found, ok
}

// MayMatch reports whether text begins as the pattern requires. This takes a tenth
// of the time of matching.
func (p *Text) MayMatch(text string) bool {
	return p.opening.begins(text)
}

// An opening is the set of bytes that a text may begin with to match a pattern. What is
// nil has all of them.
type opening [256]bool

// begins reports whether a text begins so.
func (o *opening) begins(text string) bool { return o == nil || text != "" && o[text[0]] }

// openingOf returns the opening of a valid pattern, or nil where there is none:
// it is not bound to the beginning of the text, or matches nothing at all there.
func openingOf(pattern string) *opening {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	program, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return nil
	}
	o := openings{program: program, seen: map[int]bool{}}
	if !o.follow(uint32(program.Start), false) {
		return nil
	}
	return &o.opening
}

// openings collects an opening from a program.
type openings struct {
	opening opening
	program *syntax.Prog
	seen    map[int]bool // the instructions that were followed, twice the number and 1 where bound
}

// follow adds what the program can read first from the instruction at pc on,
// where bound says that this is the beginning of the text. It reports false
// where that may be anything.
func (o *openings) follow(pc uint32, bound bool) bool {
	key := 2 * int(pc)
	if bound {
		key++
	}
	if o.seen[key] {
		return true
	}
	o.seen[key] = true
	switch in := &o.program.Inst[pc]; in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		return o.follow(in.Out, bound) && o.follow(in.Arg, bound)
	case syntax.InstCapture, syntax.InstNop:
		return o.follow(in.Out, bound)
	case syntax.InstEmptyWidth:
		return o.follow(in.Out, bound || syntax.EmptyOp(in.Arg)&syntax.EmptyBeginText != 0)
	case syntax.InstRune, syntax.InstRune1:
		for c := range o.opening {
			o.opening[c] = o.opening[c] || c >= 0x80 || in.MatchRune(rune(c))
		}
		return bound
	}
	return false
}

// AnyCase returns a pattern that matches in upper and lower case: sites change the
// case of a title without a change of layout. (?-i) in a pattern still wins.
func AnyCase(re *regexp.Regexp) *regexp.Regexp {
	if re == nil {
		return nil
	}
	return regexp.MustCompile("(?i)" + re.String())
}

// AnyCases is [AnyCase] for several patterns.
func AnyCases(patterns []*regexp.Regexp) []*regexp.Regexp {
	var all []*regexp.Regexp
	for _, re := range patterns {
		all = append(all, AnyCase(re))
	}
	return all
}

// AnyCase is [AnyCase] for a text.
func (p *Text) AnyCase() *Text {
	if p == nil {
		return nil
	}
	re := AnyCase(p.Regexp)
	return newText(re)
}

// titlePattern returns the pattern of a page's title, which matches in any case
// unless it captures a type: only their case tells some types from words.
func titlePattern(p *Text) *Text {
	if p == nil || slices.Contains(p.SubexpNames(), "type") {
		return p
	}
	return p.AnyCase()
}
