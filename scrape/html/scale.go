package html

import (
	"fmt"
	"runtime"
	"runtime/metrics"
)

// A scale weighs the heap while a page is read.
type scale struct{ empty uint64 } // what was in use when the page began

var errLarge = fmt.Errorf("reading it takes more than %d MiB of memory: it has too many tags, or they are so broken that they multiply", MaxMemory>>20)

func newScale() *scale { return &scale{heapInUse()} }

// isOver reports whether the page takes more than it may: up to twice what is not
// garbage is in use before the garbage is collected. Garbage of others is collected
// before a page is blamed for it.
func (s *scale) isOver() bool {
	if heapInUse() < s.empty+MaxMemory*5/8 {
		return false
	}
	runtime.GC()
	return heapInUse() > s.empty+MaxMemory/2
}

// heapInUse returns the bytes of the objects in the heap.
func heapInUse() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
