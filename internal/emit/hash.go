package emit

import "math/bits"

// pairs returns how many pairs of words findWords reads: one word from the
// front and one from the end.
func (x *index) pairs() int { return x.words / 2 }

// hasMiddle reports whether findWords reads a word in the middle, between the
// pairs.
func (x *index) hasMiddle() bool { return x.words > 1 && x.words%2 == 1 }

// hash returns the hash of a type, as skeleton/lookup.go and the function that
// [fileBuilder.findWords] emits compute it.
func (x *index) hash(t string) uint64 {
	if !x.readsWords(t) {
		return x.hashOther(t)
	}
	word := func(k int) uint64 {
		at := x.wordAt(k, len(t))
		w := uint64(0)
		for i := range wordSize {
			w |= uint64(t[at+i]) << (8 * i)
		}
		return w
	}
	h := fold(word(0)+x.seeds[0]+uint64(8*len(t)), word(x.words-1)+x.middle(word))
	for k := 1; k < x.pairs(); k++ {
		h ^= fold(word(k)+x.seeds[k], word(x.words-1-k))
	}
	if x.isMixed {
		return fold(h, golden)
	}
	return h
}

// wordAt returns where the kth word begins in a type of a length.
func (x *index) wordAt(k, length int) int {
	last := length - wordSize
	other := x.words - 1 - k
	switch {
	case k < other:
		return min(k*wordSize, last/2)
	case k > other:
		return last - min(other*wordSize, last/2)
	case k > 0:
		return last / 2
	}
	return 0
}

// middle returns what the word in the middle adds to the hash, or 0 if there is
// none.
func (x *index) middle(word func(k int) uint64) uint64 {
	if !x.hasMiddle() {
		return 0
	}
	return bits.RotateLeft64(word(x.words/2), turn)
}

// turn is by how many bits the word in the middle is rotated.
const turn = 29

// readsWords reports whether find reads a type by words.
func (x *index) readsWords(t string) bool {
	return wordSize <= len(t) && len(t) <= x.words*wordSize
}

// hashOther returns the hash of a type that find does not read by words.
func (x *index) hashOther(t string) uint64 {
	h := x.lastSeed()
	for i := range len(t) {
		h = fold(h^uint64(t[i]), golden)
	}
	return h
}

func (x *index) lastSeed() uint64 { return x.seeds[maxWords/2] }

// golden is a factor that mixes well: 2⁶⁴ divided by the golden ratio.
const golden = 0x9e3779b97f4a7c15

// fold returns the two halves of the 128-bit product, folded into one.
func fold(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}
