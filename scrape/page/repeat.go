package page

import "hash/maphash"

// tailSeed makes the sums of one process comparable.
var tailSeed = maphash.MakeSeed()

const (
	minRepeated = 3  // on how many pages a text must stand to be of the frame of a site
	maxTail     = 40 // how many blocks of the end of a page are compared
)

// RepeatedTails returns for each page the block from which on it says what more than
// half of the pages end in: the frame of their site. Pages that say where their main
// part is have none, nor has text in other forms than HTML.
func RepeatedTails(pages []*Page) map[*Page]int {
	var loose []*Page
	for _, p := range pages {
		if p.ext == ".html" && !p.hasMain {
			loose = append(loose, p)
		}
	}
	if len(loose) < minRepeated {
		return nil
	}
	count := map[uint64]int{}
	for _, p := range loose {
		p.eachTail(func(_ int, sum uint64) bool {
			count[sum]++
			return true
		})
	}
	tails := map[*Page]int{}
	for _, p := range loose {
		first := len(p.Blocks)
		p.eachTail(func(i int, sum uint64) bool {
			if count[sum] < minRepeated || count[sum] <= len(loose)/2 {
				return false
			}
			first = i
			return true
		})
		if first < len(p.Blocks) && first > 0 {
			tails[p] = first
		}
	}
	return tails
}

// eachTail calls f for the blocks from the last one back, without those that are known
// to be of the frame, each with the sum of all from there to the end, until f returns
// false.
func (p *Page) eachTail(f func(i int, sum uint64) bool) {
	var h maphash.Hash
	h.SetSeed(tailSeed)
	for i, n := len(p.Blocks)-1, 0; i >= 0 && n < maxTail; i-- {
		b := &p.Blocks[i]
		if b.Nav {
			continue
		}
		n++
		_ = h.WriteByte(byte(b.Kind))
		_, _ = h.WriteString(b.Said())
		if !f(i, h.Sum64()) {
			return
		}
	}
}
