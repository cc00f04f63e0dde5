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
	f.numbersOf("slots", "uint32", x.slots)
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
		{"rowBits", "is how many bits of a slot are a row.", x.rowBits()},
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
	if x.words == 1 {
		return
	}
	/*
		// starts says where each word but the first begins, …
		var starts = [...][<lengths>]uint8{
			{
				<place>, <place>, …
			},
		}
	*/
	lengths := (x.words-1)*wordSize + 1
	kind := fmt.Sprintf("[...][%d]uint8", lengths)
	var code, value strings.Builder
	for k := range x.words - 1 {
		row := make([]int, lengths)
		for last := range row {
			row[last] = min((k+1)*wordSize, last)
		}
		fmt.Fprintf(&code, "{\n%s},\n", numberLines(row))
		fmt.Fprintf(&value, "{%s}, ", commas(row))
	}
	doc := comment{paragraph{ours: fmt.Sprintf("starts says where each word but the first begins in a type of 8, 9, … %d bytes.", x.words*wordSize)}}
	f.source(
		declaration{"var starts", kind + "{" + strings.TrimSuffix(value.String(), ", ") + "}", doc.lines()},
		"var starts = "+kind+"{\n"+code.String()+"}",
	)
}

// find adds the function find.
func (f *printer) find(x *index) {
	/*
		// find returns the row of a type, or 0 when the tables do not have it.
		func find(t Type) uint32 {
			if len(t) < 8 || len(t) > <most> {
				return findOther(t)
			}
			text := string(t)
			<places>
			<words>
			hash := <hash>
			slot := slotOf(hash)
			if (uint32(hash)^slot)>>rowBits != 0 {
				return 0
			}
			row := slot & (1<<rowBits - 1)
			at := int(typeAt[row])
			key := typeText[at : at+<most>]
			if <differences> != 0 {
				return 0
			}
			return row
		}
	*/
	most := x.words * wordSize
	lines := []string{
		fmt.Sprintf("if len(t) < %d || len(t) > %d {", wordSize, most), "return findOther(t)", "}",
		"text := string(t)",
	}
	lines = append(lines, x.wordLines()...)
	lines = append(lines,
		"slot := slotOf(hash)",
		"if (uint32(hash)^slot)>>rowBits != 0 {", "return 0", "}",
		"row := slot & (1<<rowBits - 1)",
		"at := int(typeAt[row])",
		fmt.Sprintf("key := typeText[at : at+%d]", most),
		"if "+x.differences()+" != 0 {", "return 0", "}",
		"return row")
	doc := comment{paragraph{ours: "find returns the row of a type, or 0 when the tables do not have it."}}
	f.function(doc, "find(t Type) uint32", lines...)
}

// wordLines returns the lines of find that read the words and hash them.
func (x *index) wordLines() []string {
	/*
		last := len(t) - 8
		at1 := int(starts[0][last])
		if at1 > last {
			return 0 // It never is, but the compiler can then do without checks.
		}
		w0 := word(text, 0)
		w1 := word(text, at1)
		hash := uint64(len(t))*seed ^ fold(w0^<seed>, w1^<seed>)
	*/
	var places, checks, words []string
	for k := range x.words {
		if k == 0 {
			words = append(words, "w0 := word(text, 0)")
			continue
		}
		places = append(places, fmt.Sprintf("at%d := int(starts[%d][last])", k, k-1))
		checks = append(checks, fmt.Sprintf("at%d > last", k))
		words = append(words, fmt.Sprintf("w%d := word(text, at%d)", k, k))
	}
	var lines []string
	if len(checks) > 0 {
		lines = append(lines, fmt.Sprintf("last := len(t) - %d", wordSize))
		lines = append(lines, places...)
		lines = append(lines, "if "+strings.Join(checks, " || ")+" {",
			"return 0 // It never is, but the compiler can then do without checks.", "}")
	}
	lines = append(lines, words...)
	return append(lines, x.hashLine())
}

// hashLine returns the statement of find that hashes the words.
func (x *index) hashLine() string {
	parts := []string{"hash := uint64(len(t))*seed"}
	for k := 0; k < x.words; k += 2 {
		parts = append(parts, fmt.Sprintf("fold(w%d^%#x, w%d^%#x)", k, x.seeds[k], min(k+1, x.words-1), x.seeds[k+1]))
	}
	return strings.Join(parts, " ^\n")
}

// differences returns an expression of find that is 0 when the type is that of
// the row.
func (x *index) differences() string {
	parts := []string{"uint64(len(t)^(int(typeAt[row+1])-at))"}
	for k := range x.words {
		at := "0"
		if k > 0 {
			at = "at" + strconv.Itoa(k)
		}
		parts = append(parts, fmt.Sprintf("(w%d ^ word(key, %s))", k, at))
	}
	return strings.Join(parts, " |\n")
}
