package skeleton

import "math/bits"

// find returns the row of a type, or 0 if the tables do not have it.
//
// findWords, in find.go, reads the type as words of eight bytes, hashes them to
// the only slot that a documented type with them can be in, and compares them
// with the type that the slot names. Nearly all other types end at the slot,
// which has a part of the hash.
//
// Every type takes the same steps there, whatever its length: half of the words
// lie as far from its beginning as the other half from its end, and the shorter
// it is, the more they overlap. A branch on the length would cost more than all
// the rest.
func find(t Type) uint32 {
	if others > 0 && (len(t) < 8 || len(t) > 8*words) {
		return findOther(t)
	}
	return findWords(t)
}

// word returns the eight bytes of text at an offset as one number. The compiler
// turns it into one load.
func word(text string, at int) uint64 {
	text = text[at : at+8]
	return uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
}

// fold returns the two halves of the 128-bit product, folded into one.
func fold(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}

// slotAt returns the offset of the slot that a hash leads to. The upper bits of
// the hash choose a move, which turns it away from the slots of others. From the
// lowest bits up, a slot has the sign of a type (its length and a part of its
// hash), its row, and its offset in typeText.
func slotAt(hash uint64) int {
	n := (hash>>32 ^ moveOf(hash>>moveShift)) % uint64(len(slots)/8)
	return 8 * int(n)
}

// hasSign reports whether a slot has the sign of a type of a length and a hash.
func hasSign(slot uint64, length int, hash uint64) bool {
	return (slot^(hash<<7|uint64(length)))<<(64-rowShift) == 0
}

// rowOf returns the row in a slot.
func rowOf(slot uint64) uint32 {
	return uint32(slot>>rowShift) % (1 << (placeShift - rowShift))
}

// findOther is find for the types that are too short or too long for findWords.
func findOther(t Type) uint32 {
	if len(t) > longest {
		return 0
	}
	hash := uint64(seed)
	for i := range len(t) {
		hash = fold(hash^uint64(t[i]), 0x9e3779b97f4a7c15)
	}
	row := rowOf(word(slots, slotAt(hash)))
	if typeOf(row) != t {
		return 0
	}
	return row
}
