package emit

import (
	"math/bits"
	"slices"
)

// An index is a perfect hash table: each type has a slot of its own. It hashes and
// displaces: the upper bits of the hash of a type choose a move, which turns the
// types that share it away from the slots of others. skeleton/lookup.go reads it.
type index struct {
	words   int      // how many words of a type are hashed; 0 when all go byte by byte
	seeds   []uint64 // one for each pair of words, and one for hashOther
	isMixed bool     // whether the hash of words is folded once more
	moves   []uint64 // their number is a power of two
	slots   []uint64 // what find needs to know about a row, or 0; their number is a power of two
	at      []int    // where each row begins in typeText, and where the last ends
}

const (
	wordSize = 8

	// maxWords is the largest number of words of a type that find reads. A type
	// with more words, or with less than one, is hashed byte by byte.
	maxWords = 8
)

// tries is how many seeds are tried before the index is built in another way. For a
// usual catalogue, one seed in three works.
const tries = 32

// newIndex returns the index of types; the row of the first is 1.
func newIndex(types []string) *index {
	x := &index{words: wordsOf(types), at: offsets(slices.Concat([]string{""}, types))}
	size := 1
	for size*9 < len(types)*10 {
		size *= 2
	}
	for try := uint64(1); ; try++ {
		x.seeds = seeds(try)
		if x.fill(types, size) {
			return x
		}
		if try%tries == 0 {
			// Types that are alike want to be mixed more. Some may have the
			// same hash whatever the seeds, but not byte by byte.
			if x.isMixed {
				x.words = 0
			}
			x.isMixed, size = true, 2*size
		}
	}
}

// wordsOf returns the number of words of the longest type that is read by words.
func wordsOf(types []string) int {
	words := 1
	for _, t := range types {
		if n := (len(t) + wordSize - 1) / wordSize; n <= maxWords {
			words = max(words, n)
		}
	}
	return words
}

// seeds returns numbers of 31 bits that differ from try to try and are the same on
// every machine: SplitMix64 of the try.
func seeds(try uint64) []uint64 {
	list := make([]uint64, maxWords/2+1)
	state := try << 32
	for i := range list {
		state += 0x9e3779b97f4a7c15
		z := state
		z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		list[i] = (z ^ z>>31) >> 33
	}
	return list
}

// fill fills the moves and slots, and reports whether the seeds allow it.
func (x *index) fill(types []string, size int) bool {
	hashes := make([]uint64, len(types))
	for i, t := range types {
		hashes[i] = x.hash(t)
	}
	x.slots = make([]uint64, size)
	x.moves = make([]uint64, movesFor(len(types)))
	for _, group := range x.groups(hashes) {
		if !x.place(group, hashes) {
			return false
		}
	}
	return true
}

// movesFor returns how many moves there are for a number of types: a power of
// two, such that one to three types share each.
func movesFor(types int) int {
	moves := 2
	for moves*3 < types {
		moves *= 2
	}
	return moves
}

// groups returns the indexes of the hashes that share a move, the largest
// group first, since it is the hardest to place.
func (x *index) groups(hashes []uint64) [][]int {
	groups := make([][]int, len(x.moves))
	for i, h := range hashes {
		move := h >> x.moveShift()
		groups[move] = append(groups[move], i)
	}
	slices.SortStableFunc(groups, func(a, b []int) int { return len(b) - len(a) })
	return groups
}

// place finds the smallest move with which all of a group have free slots, and
// reports whether there is one.
func (x *index) place(group []int, hashes []uint64) bool {
	for move := range x.slots {
		if x.isFree(group, hashes, move) {
			for _, i := range group {
				x.moves[hashes[i]>>x.moveShift()] = uint64(move)
				x.slots[x.slot(hashes[i], move)] = x.content(i, hashes[i])
			}
			return true
		}
		if move == 0 && x.meet(group, hashes) {
			return false
		}
	}
	return false
}

// isFree reports whether a move leads a group to slots that are free.
func (x *index) isFree(group []int, hashes []uint64, move int) bool {
	for _, i := range group {
		if x.slots[x.slot(hashes[i], move)] != 0 {
			return false
		}
	}
	return !x.meet(group, hashes)
}

// meet reports whether two of a group have the same slot, which is then so with
// every move.
func (x *index) meet(group []int, hashes []uint64) bool {
	for n, i := range group {
		for _, j := range group[:n] {
			if x.slot(hashes[i], 0) == x.slot(hashes[j], 0) {
				return true
			}
		}
	}
	return false
}

// slot returns where a move leads a hash.
func (x *index) slot(h uint64, move int) int {
	return (int(h>>32) ^ move) % len(x.slots)
}

// moveShift returns how far a hash is shifted to be that of a move.
func (x *index) moveShift() int { return 64 - bits.Len(uint(len(x.moves)-1)) }

// content returns the content of the slot of a type: from the lowest bits up, its
// length, as much of its hash as there is room for, its row, and its offset in
// typeText.
func (x *index) content(i int, hash uint64) uint64 {
	row := i + 1
	length := x.at[row+1] - x.at[row] - len("\n")
	sign := hash<<lengthBits | uint64(length)%(1<<lengthBits)
	return sign%(1<<x.rowShift()) | uint64(row)<<x.rowShift() | uint64(x.at[row])<<x.placeShift()
}

// lengthBits is how many bits a length has that find compares.
const lengthBits = 7

// placeShift returns the bit of a slot at which the place begins.
func (x *index) placeShift() int { return 64 - bits.Len(uint(x.at[len(x.at)-1])) }

// rowShift returns the bit of a slot at which the row begins.
func (x *index) rowShift() int { return x.placeShift() - bits.Len(uint(len(x.at))) }
