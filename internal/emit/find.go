package emit

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// find returns the file with the function genFindWords and the tables of the index.
// skeleton/lookup.go explains them.
func (p *plan) find() sourceFile {
	types := make([]string, len(p.entries))
	for i, e := range p.entries {
		types[i] = e.Type
	}
	f, x := newFileBuilder(p.name, nil), newIndex(types)
	f.findWords(x)
	f.starts(x)
	f.parameters(x, types)
	f.moves(x)
	f.table("genSlots", pack(8, x.slots))
	return f.sourceFile("find.go")
}

// moves adds the table of the moves, which takes as many bytes for each as the
// largest needs.
func (f *fileBuilder) moves(x *index) {
	size, body := 4, "return uint64(genNumber(genMoves, int(n)))"
	switch largest := slices.Max(x.moves); {
	case largest <= math.MaxUint8:
		size, body = 1, "return uint64(genMoves[n])"
	case largest <= math.MaxUint16:
		size, body = 2, "b := genMoves[2*n : 2*n+2]\nreturn uint64(b[0]) | uint64(b[1])<<8"
	}
	f.function(docLine("genMoveOf returns a move."), "func genMoveOf(n uint64) uint64 {\n"+body+"\n}")
	f.table("genMoves", pack(size, x.moves))
}

// parameters adds the constants that skeleton/lookup.go reads.
func (f *fileBuilder) parameters(x *index, types []string) {
	longest, others := 0, 0
	for _, t := range types {
		longest = max(longest, len(t))
		if !x.readsWords(t) {
			others++
		}
	}
	for _, c := range []struct {
		name, doc string
		value     int
	}{
		{"genWords", "is how many words genFindWords reads.", x.words},
		{"genOthers", "is how many types are too short or too long for that.", others},
		{"genLongest", "is the length of the longest type, in bytes.", longest},
		{"genSeed", "is what genFindOther begins a hash with.", int(x.lastSeed())},
		{"genMoveShift", "is how far a hash is shifted to be the number of a move.", x.moveShift()},
		{"genRowShift", "is where the row begins in a slot, in bits.", x.rowShift()},
		{"genPlaceShift", "is where the place begins in a slot, in bits.", x.placeShift()},
	} {
		f.integer(c.name, c.value, docLine(c.name+" "+c.doc))
	}
}

// starts adds the tables that say where words begin.
func (f *fileBuilder) starts(x *index) {
	for k := 1; k < x.pairs(); k++ {
		var row []int
		for last := range (x.words-1)*wordSize + 1 {
			row = append(row, x.wordAt(k, last+wordSize))
		}
		f.table(fmt.Sprintf("genStarts%d", k), pack(1, row))
	}
}

// findWords adds the function genFindWords.
func (f *fileBuilder) findWords(x *index) {
	most := x.words * wordSize
	if most == 0 {
		f.function(docLine("genFindWords is genFind for no types: all are read byte by byte."), `func genFindWords(t Type) uint32 {
			return 0
		}`)
		return
	}
	doc := docLine(fmt.Sprintf("genFindWords is genFind for the types of %d to %d bytes.", wordSize, most))
	f.function(doc, fill(`func genFindWords(t Type) uint32 {
		if len(t) < 8 || len(t) > <most> {
			return 0
		}
		text := string(t)
		<words>
		slot := genWord(genSlots, genSlotAt(hash))
		if !genHasSign(slot, len(t), hash) {
			return 0
		}
		at := slot >> genPlaceShift
		key := genTypeText[at : at+<most>]
		if <differences> {
			return 0
		}
		return genRowOf(slot)
	}`,
		"<most>", strconv.Itoa(most),
		"<words>", strings.Join(slices.Concat(x.wordLines(), x.hashLines()), "\n"),
		"<differences>", x.differences()))
}

// wordLines returns the lines of genFindWords that read the words.
func (x *index) wordLines() []string {
	/*
		last := len(t) - 8
		<places>
		w0, w3 := genWord(text, 0), genWord(text, last)
		w1, w2 := genWord(text, at1), genWord(text, last-at1)
	*/
	var words []string
	for k := range x.pairs() {
		words = append(words, fmt.Sprintf("w%d, w%d := genWord(text, %s), genWord(text, %s)", k, x.words-1-k, x.begin(k), x.begin(x.words-1-k)))
	}
	if x.words%2 == 1 {
		k := x.words / 2
		words = append(words, fmt.Sprintf("w%d := genWord(text, %s)", k, x.begin(k)))
	}
	return append(x.placeLines(), words...)
}

// placeLines returns the lines of genFindWords that say where words begin. The
// comparisons prove to the compiler that no other bounds are left to check; it
// sees that the first is never true only when it stands alone.
func (x *index) placeLines() []string {
	/*
		last := len(t) - 8
		at2 := last / 2
		if at2 > last {
			return 0
		}
		at1 := int(genStarts1[last])
		if at1 > last {
			return 0
		}
	*/
	if x.words < 2 {
		return nil
	}
	list := []string{"last := len(t) - 8"}
	if x.hasMiddle() {
		at := fmt.Sprintf("at%d", x.pairs())
		list = append(list, at+" := last / 2", "if "+at+" > last {", "return 0"+never, "}")
	}
	var checks []string
	for k := 1; k < x.pairs(); k++ {
		list = append(list, fmt.Sprintf("at%d := int(genStarts%d[last])", k, k))
		checks = append(checks, fmt.Sprintf("at%d > last", k))
	}
	if checks == nil {
		return list
	}
	return append(list, "if "+strings.Join(checks, " || ")+" {", "return 0"+never, "}")
}

// never is the comment on these comparisons.
const never = " // never so, but the compiler then checks no bounds"

// begin returns the expression of genFindWords for where a word begins.
func (x *index) begin(k int) string {
	other := x.words - 1 - k
	switch {
	case k == 0:
		return "0"
	case other == 0:
		return "last"
	case k > other:
		return fmt.Sprintf("last-at%d", other)
	}
	return fmt.Sprintf("at%d", k)
}

// hashLines returns the lines of genFindWords that hash the words.
func (x *index) hashLines() []string {
	/*
		hash := genFold(w0+uint64(8*len(t)+<seed>), w3) ^ genFold(w1+<seed>, w2)
	*/
	b := fmt.Sprintf("w%d", x.words-1)
	if x.hasMiddle() {
		b += fmt.Sprintf("+(w%[1]d<<%[2]d|w%[1]d>>%[3]d)", x.words/2, turn, 64-turn)
	}
	parts := []string{fmt.Sprintf("genFold(w0+uint64(8*len(t)+%d), %s)", x.seeds[0], b)}
	for k := 1; k < x.pairs(); k++ {
		parts = append(parts, fmt.Sprintf("genFold(w%d+%d, w%d)", k, x.seeds[k], x.words-1-k))
	}
	lines := []string{"hash := " + tree(parts, "^")}
	if x.isMixed {
		lines = append(lines, fmt.Sprintf("hash = genFold(hash, %#x)", uint64(golden)))
	}
	return lines
}

// differences returns the expression of genFindWords that is true if a word differs
// from the one in the type of the row.
func (x *index) differences() string {
	var parts []string
	for k := range x.words {
		parts = append(parts, fmt.Sprintf("w%d != genWord(key, %s)", k, x.begin(k)))
	}
	return strings.Join(parts, " ||\n")
}

// tree joins parts with an operator so that the processor can compute the two
// halves at the same time.
func tree(parts []string, operator string) string {
	half := len(parts) / 2
	if half == 0 {
		return parts[0]
	}
	left, right := tree(parts[:half], operator), tree(parts[half:], operator)
	if len(parts) < 4 {
		return left + " " + operator + " " + right
	}
	return "(" + left + ") " + operator + "\n(" + right + ")"
}
