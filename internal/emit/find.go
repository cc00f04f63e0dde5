package emit

import (
	"fmt"
	"strconv"
	"strings"
)

// find returns the file of the function find, with the tables that only it
// reads.
func (p *plan) find() unit {
	types := make([]string, len(p.entries))
	for i, e := range p.entries {
		types[i] = e.Type
	}
	f, x := newPrinter(p.name, nil), newIndex(types)
	f.find(x)
	f.starts(x)
	f.parameters(x, types)
	f.numbers("moves", x.moves)
	f.array("slots", "[...]uint64", x.literals())
	return f.unit("find.go")
}

// parameters adds the constants that skeleton/lookup.go reads.
func (f *printer) parameters(x *index, types []string) {
	shortest, longest := lengths(types)
	for _, c := range []struct {
		name, doc string
		value     int
	}{
		{"shortest", "is the length of the shortest type, in bytes.", shortest},
		{"longest", "is the length of the longest type, in bytes.", longest},
		{"seed", "makes the hash of a type depend on its length.", int(x.lastSeed())},
		{"placeBits", "is how many bits of a slot are a place.", x.placeBits()},
		{"signShift", "is how many bits of a slot are a place and a row.", x.signShift()},
		{"moveShift", "is how far a hash is shifted to be the number of a move.", x.moveShift()},
	} {
		f.constant(c.name, strconv.Itoa(c.value), comment{paragraph{ours: c.name + " " + c.doc}})
	}
}

// lengths returns the least and the greatest length of types; zeros for none.
func lengths(types []string) (least, most int) {
	for i, t := range types {
		if i == 0 || len(t) < least {
			least = len(t)
		}
		most = max(most, len(t))
	}
	return least, most
}

// starts adds the table that says where words begin, unless there is only the
// first.
func (f *printer) starts(x *index) {
	if x.words < 2 {
		return
	}
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
	for k := range x.words - 1 {
		row := make([]int, (x.words-1)*wordSize+1)
		for last := range row {
			row[last] = min((k+1)*wordSize, last)
		}
		fmt.Fprintf(&code, "{\n%s},\n", lines(decimals(row)))
		fmt.Fprintf(&value, "{%s}, ", strings.Join(decimals(row), ", "))
	}
	doc := comment{paragraph{ours: fmt.Sprintf("starts says where each word but the first begins in a type of 8, 9, … %d bytes.", x.words*wordSize)}}
	f.source(
		declaration{"var starts", kind + "{" + strings.TrimSuffix(value.String(), ", ") + "}", doc.lines()},
		"var starts = "+kind+"{\n"+code.String()+"}",
	)
}

// startsType returns the type of starts.
func (x *index) startsType() string {
	return fmt.Sprintf("[%d][%d]uint8", x.words-1, (x.words-1)*wordSize+1)
}

// find adds the function find.
func (f *printer) find(x *index) {
	doc := comment{paragraph{ours: "find returns the row of a type, or 0 when the tables do not have it."}}
	switch x.words {
	case 0:
		f.function(doc, "find(t Type) uint32", "return findOther(t)")
	case 1:
		f.function(doc, "find(t Type) uint32", x.findLines()...)
	default:
		/*
			// find returns …
			func find(t Type) uint32 {
				return findWords(t, &starts)
			}

			// findWords is find. …
			func findWords(t Type, starts *[<words>][<lengths>]uint8) uint32 {
				<find>
			}
		*/
		f.function(doc, "find(t Type) uint32", "return findWords(t, &starts)")
		doc = comment{paragraph{ours: "findWords is find. As an argument, the address of starts stays in a register."}}
		f.function(doc, "findWords(t Type, starts *"+x.startsType()+") uint32", x.findLines()...)
	}
}

// findLines returns the lines of find.
func (x *index) findLines() []string {
	/*
		if len(t) < 8 || len(t) > <most> {
			return findOther(t)
		}
		text := string(t)
		<words>
		slot := slotOf(hash)
		if !hasSign(slot, len(t), hash) {
			return 0
		}
		at := slot % (1 << placeBits)
		key := typeText[at : at+<most>]
		if <differences> != 0 {
			return 0
		}
		return rowOf(slot)
	*/
	most := x.words * wordSize
	lines := []string{
		fmt.Sprintf("if len(t) < %d || len(t) > %d {", wordSize, most), "return findOther(t)", "}",
		"text := string(t)",
	}
	lines = append(lines, x.wordLines()...)
	return append(lines,
		"slot := slotOf(hash)",
		"if !hasSign(slot, len(t), hash) {", "return 0", "}",
		"at := slot % (1 << placeBits)",
		fmt.Sprintf("key := typeText[at : at+%d]", most),
		"if "+x.differences()+" != 0 {", "return 0", "}",
		"return rowOf(slot)")
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
	return append(lines, "hash := "+tree(parts, "^"))
}

// differences returns an expression of find that is 0 when the words are those
// of the type of the row.
func (x *index) differences() string {
	parts := []string{"w0 ^ word(key, 0)"}
	for k := 1; k < x.words; k++ {
		parts = append(parts, fmt.Sprintf("w%d ^ word(key, at%d)", k, k))
	}
	return tree(parts, "|")
}

// tree returns parts with an operator between them, such that the processor can
// do half of the operations beside the other half.
func tree(parts []string, operator string) string {
	if len(parts) == 1 {
		return "(" + parts[0] + ")"
	}
	half := len(parts) / 2
	return "(" + tree(parts[:half], operator) + " " + operator + " " + tree(parts[half:], operator) + ")"
}
