package emit

import (
	"fmt"
	"strconv"
	"strings"
)

// find returns the file of the function findWords and of the tables by which
// types are found. skeleton/lookup.go says how.
func (p *plan) find() unit {
	types := make([]string, len(p.entries))
	for i, e := range p.entries {
		types[i] = e.Type
	}
	f, x := newPrinter(p.name, nil), newIndex(types)
	f.findWords(x)
	f.starts(x)
	f.parameters(x, types)
	f.numbers("moves", x.moves)
	f.array("slots", "[...]uint64", x.literals())
	return f.unit("find.go")
}

// parameters adds the constants that skeleton/lookup.go reads.
func (f *printer) parameters(x *index, types []string) {
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
		{"words", "is how many words findWords reads.", x.words},
		{"others", "is how many types are too short or too long for that.", others},
		{"longest", "is the length of the longest type, in bytes.", longest},
		{"seed", "is what findOther begins a hash with.", int(x.lastSeed())},
		{"moveShift", "is how far a hash is shifted to be the number of a move.", x.moveShift()},
		{"rowShift", "is where the row begins in a slot, in bits.", x.rowShift()},
		{"placeShift", "is where the place begins in a slot, in bits.", x.placeShift()},
	} {
		f.constant(c.name, strconv.Itoa(c.value), comment{paragraph{ours: c.name + " " + c.doc}})
	}
}

// starts adds the table that says where words begin.
func (f *printer) starts(x *index) {
	/*
		// starts says where each word but the first begins, …
		var starts = [<words>][<lengths>]uint8{
			{
				<place>, <place>, …
			},
		}
	*/
	kind := x.startsType()
	var code, value strings.Builder
	for k := 1; k < x.words; k++ {
		row := make([]int, x.lengths())
		for last := range row {
			row[last] = min(k*wordSize, last)
		}
		fmt.Fprintf(&code, "{\n%s},\n", lines(decimals(row)))
		fmt.Fprintf(&value, "{%s}, ", strings.Join(decimals(row), ", "))
	}
	doc := comment{paragraph{ours: "starts says where each word but the first begins in a type of 8, 9 and so on bytes."}}
	f.source(
		declaration{"var starts", kind + "{" + strings.TrimSuffix(value.String(), ", ") + "}", doc.lines()},
		"var starts = "+kind+"{\n"+code.String()+"}",
	)
}

// startsType returns the type of starts.
func (x *index) startsType() string {
	return fmt.Sprintf("[%d][%d]uint8", max(0, x.words-1), x.lengths())
}

// lengths returns how many lengths the types can have that are read by words.
func (x *index) lengths() int { return max(0, x.words-1)*wordSize + 1 }

// findWords adds the function findWords.
func (f *printer) findWords(x *index) {
	/*
		// findWords is find for the types of 8 to <most> bytes.
		func findWords(t Type, starts *[<words>][<lengths>]uint8) uint32 {
			if len(t) < 8 || len(t) > <most> {
				return 0
			}
			text := string(t)
			<words>
			slot := slotOf(hash)
			if !hasSign(slot, len(t), hash) {
				return 0
			}
			at := slot >> placeShift
			key := typeText[at : at+<most>]
			if <differences> != 0 {
				return 0
			}
			return rowOf(slot)
		}
	*/
	most := x.words * wordSize
	signature := "findWords(t Type, starts *" + x.startsType() + ") uint32"
	if most == 0 {
		doc := comment{paragraph{ours: "findWords is find for no types: all are read byte by byte."}}
		f.function(doc, signature, "return 0")
		return
	}
	body := []string{
		fmt.Sprintf("if len(t) < %d || len(t) > %d {", wordSize, most), "return 0", "}",
		"text := string(t)",
	}
	body = append(body, x.wordLines()...)
	body = append(body,
		"slot := slotOf(hash)",
		"if !hasSign(slot, len(t), hash) {", "return 0", "}",
		"at := slot >> placeShift",
		fmt.Sprintf("key := typeText[at : at+%d]", most),
		"if "+x.differences()+" != 0 {", "return 0", "}",
		"return rowOf(slot)")
	doc := comment{paragraph{ours: fmt.Sprintf("findWords is find for the types of %d to %d bytes.", wordSize, most)}}
	f.function(doc, signature, body...)
}

// wordLines returns the lines of find that read the words and hash them.
func (x *index) wordLines() []string {
	/*
		w0 := word(text, 0)
		last := len(t) - 8
		at1 := int(starts[0][last])
		if at1 > last {
			return 0 // It never is, but the compiler then checks no bounds.
		}
		w1 := word(text, at1)
		hash := fold(w0+uint64(8*len(t)+<seed>), w1)
	*/
	lines := []string{"w0 := word(text, 0)"}
	for k := 1; k < x.words; k++ {
		why := ""
		if k == 1 {
			lines = append(lines, "last := len(t) - 8")
			why = " // It never is, but the compiler then checks no bounds."
		}
		lines = append(lines,
			fmt.Sprintf("at%d := int(starts[%d][last])", k, k-1),
			fmt.Sprintf("if at%d > last {", k), "return 0"+why, "}",
			fmt.Sprintf("w%d := word(text, at%d)", k, k))
	}
	parts := []string{fmt.Sprintf("fold(w0+uint64(8*len(t)+%d), w%d)", x.seeds[0], min(1, x.words-1))}
	for k := 2; k < x.words; k += 2 {
		parts = append(parts, fmt.Sprintf("fold(w%d+%d, w%d)", k, x.seeds[k/2], min(k+1, x.words-1)))
	}
	lines = append(lines, "hash := "+tree(parts, "^"))
	if x.isMixed {
		lines = append(lines, fmt.Sprintf("hash = fold(hash, %#x)", uint64(golden)))
	}
	return lines
}

// differences returns an expression of find that is 0 when the words are those
// of the type of the row.
func (x *index) differences() string {
	parts := []string{"(w0 ^ word(key, 0))"}
	for k := 1; k < x.words; k++ {
		parts = append(parts, fmt.Sprintf("(w%d ^ word(key, at%d))", k, k))
	}
	return tree(parts, "|")
}

// tree returns parts with an operator between them, such that the processor can
// do the two halves side by side.
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
