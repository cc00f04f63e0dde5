package html

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"time"
)

// A feed hands a page to the parser piece by piece, for as long as the parser keeps
// up and does not multiply it. Text with stray end tags between its letters takes
// the parser many seconds for a megabyte, and bold text that is never closed is
// repeated, with its attributes, in each paragraph. The parser can only be stopped
// here.
//
// The feed counts the processor time of the parser where the system tells it, so
// that a busy machine refuses no page; elsewhere it counts the time on the clock.
type feed struct {
	rest     []byte
	patience time.Duration // what is left of it
	counted  time.Duration // the processor time when it was last counted
	handed   time.Time     // when the last piece was handed out
	scale    *scale

	left      int // bytes of the block at hand
	tags      int // the most that one piece has
	unweighed int // blocks since the heap was weighed
}

var errSlow = errors.New("its tags are so broken that reading them takes too long")

// slowdown is how many times slower than usual everything is. Tests under the
// race detector set it.
var slowdown time.Duration = 1

// newFeed allows one second, and one for each 5 MB: a tenth of the pace of ordinary
// pages. The goroutine that reads must not change its thread.
func newFeed(source []byte, scale *scale) *feed {
	return &feed{
		rest: source, scale: scale, counted: timeSpent(), tags: tagsPerPiece(source),
		patience: slowdown * (time.Second + time.Duration(len(source))*200*time.Nanosecond),
	}
}

// blockSize is how much the parser asks for, unless one tag is longer.
const blockSize = 4096

// stall is the most that one block of a page counts for: what takes longer is
// not the parser but a machine with other things to do. So no page of fewer
// than 20 blocks is ever refused.
const stall = 50 * time.Millisecond

// Read hands out one piece, which is a block or a part of it.
func (f *feed) Read(p []byte) (int, error) {
	if len(f.rest) == 0 {
		return 0, io.EOF
	}
	// What makes many nodes takes long, by any clock.
	now := time.Now()
	isLong := !f.handed.IsZero() && now.Sub(f.handed) > 500*time.Microsecond
	if isLong || f.unweighed > 16 {
		f.unweighed = 0
		if f.scale.isOver() {
			return 0, errLarge
		}
	}
	f.handed = now
	if f.left == 0 {
		if f.begin(); f.patience < 0 {
			return 0, errSlow
		}
	}
	n := copy(p, f.piece())
	f.rest = f.rest[n:]
	f.left -= n
	return n, nil
}

// begin begins a block.
func (f *feed) begin() {
	now := timeSpent()
	f.patience -= min(now-f.counted, slowdown*stall)
	f.counted = now
	f.left = min(blockSize, len(f.rest))
	f.unweighed++
}

// maxRepeated bounds what the parser can make of one piece: how many attributes it
// repeats, where a node is as large as ten.
const maxRepeated = 2 << 20

// tagsPerPiece returns how many tags a piece can have so that repeating up to 512
// elements for each, with all attributes that elements to repeat have, takes little memory.
func tagsPerPiece(source []byte) int {
	return max(maxRepeated/(mostAttributes(source, isFormatting)+10*512), 1)
}

// piece returns as much of the block as has no more tags than a piece can have.
func (f *feed) piece() []byte {
	block := f.rest[:f.left]
	if bytes.Count(block, []byte("<")) <= f.tags {
		return block
	}
	end := 0
	for range f.tags {
		next := bytes.IndexByte(block[min(end+1, len(block)):], '<')
		if next < 0 {
			return block
		}
		end += 1 + next
	}
	return block[:end]
}

// parseError returns what a reader of messages needs of a parser's error.
func parseError(err error) error {
	if strings.Contains(err.Error(), "open stack of elements") {
		return errors.New("its elements are nested more than 512 deep")
	}
	return err
}
