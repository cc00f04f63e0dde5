package skeleton

import "math/bits"

// genFind returns the row of a type, or 0 if the tables do not have it.
//
// genFindWords, in find.go, reads the type as words of eight bytes, hashes them to
// the only slot that a documented type with them can be in, and compares them
// with the type that the slot names. Nearly all other types end at the slot,
// which has a part of the hash.
//
// Every type takes the same steps there, whatever its length: half of the words
// lie as far from its beginning as the other half from its end, and the shorter
// it is, the more they overlap. A branch on the length would cost more than all
// the rest.
func genFind(t Type) uint32 {
	if genOthers > 0 && (len(t) < 8 || len(t) > 8*genWords) {
		return genFindOther(t)
	}
	return genFindWords(t)
}

// genWord returns the eight bytes of text at an offset as one number. The compiler
// turns it into one load.
func genWord(text string, at int) uint64 {
	text = text[at : at+8]
	return uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
}

// genFold returns the two halves of the 128-bit product, folded into one.
func genFold(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}

// genSlotAt returns the offset of the slot that a hash leads to. The upper bits of
// the hash choose a move, which turns it away from the slots of others. These are
// the bits of a slot:
//
//	[ 63 … genPlaceShift | … genRowShift | …    7 | 6  …  0 ]
//	[ where in genTypeText | row         | hash   | length  ]
//
// Length and hash are the sign of a type: as much of the hash as there is room for.
func genSlotAt(hash uint64) int {
	n := (hash>>32 ^ genMoveOf(hash>>genMoveShift)) % uint64(len(genSlots)/8)
	return 8 * int(n)
}

// genHasSign reports whether a slot has the sign of a type of a length and a hash.
func genHasSign(slot uint64, length int, hash uint64) bool {
	return (slot^(hash<<7|uint64(length)))<<(64-genRowShift) == 0
}

// genRowOf returns the row in a slot.
func genRowOf(slot uint64) uint32 {
	return uint32(slot>>genRowShift) % (1 << (genPlaceShift - genRowShift))
}

// genFindOther is genFind for the types that are too short or too long for genFindWords.
func genFindOther(t Type) uint32 {
	if len(t) > genLongest {
		return 0
	}
	hash := uint64(genSeed)
	for i := range len(t) {
		hash = genFold(hash^uint64(t[i]), 0x9e3779b97f4a7c15)
	}
	row := genRowOf(genWord(genSlots, genSlotAt(hash)))
	if genTypeOf(row) != t {
		return 0
	}
	return row
}
