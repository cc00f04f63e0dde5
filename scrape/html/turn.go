package html

import "sync"

// turns lets pages be parsed at the same time as long as together they take no more
// than MaxMemory.
var turns = turnstile{free: MaxMemory}

// Reserve waits until reading a page may take that much memory beside the pages that are
// read at the same time, and returns what gives it back. It is for other readers; [Read]
// reserves by itself.
func Reserve(memory int) (release func()) {
	turns.enter(memory)
	return func() { turns.leave(memory) }
}

// A turnstile gives out memory.
type turnstile struct {
	mu   sync.Mutex
	free int
	more sync.Cond // of mu
}

// enter waits until there is memory for a page.
func (t *turnstile) enter(memory int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.more.L = &t.mu
	for t.free < memory {
		t.more.Wait()
	}
	t.free -= memory
}

// leave gives back what enter took.
func (t *turnstile) leave(memory int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.more.L = &t.mu
	t.free += memory
	t.more.Broadcast()
}
