package costtest

import (
	"runtime"
	"runtime/debug"
	"time"
)

// Memory returns how much more memory the process has in use at most, garbage
// included, while f runs.
func Memory(f func()) uint64 {
	debug.FreeOSMemory()
	before := inUse()
	done, peak := make(chan bool), make(chan uint64)
	go func() {
		var most uint64
		for {
			most = max(most, inUse())
			select {
			case <-done:
				peak <- most
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	f()
	close(done)
	return max(<-peak, before) - before
}

func inUse() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse + m.StackInuse
}
