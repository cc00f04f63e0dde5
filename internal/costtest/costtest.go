// Package costtest shows in tests that what code costs grows with its input and
// not faster. It counts the processor time of the code alone, so that other work
// on the machine does not make a test fail.
package costtest

import (
	"runtime"
	"testing"
	"time"
)

// growth is how many times larger the second input is, and allowed how much more
// it may cost: linear code costs 4 times as much, quadratic code 16 times.
const (
	growth  = 4
	allowed = 8
)

// negligible is a cost of the larger input that nobody would notice, in which
// the fixed cost of the smaller one hides what grows.
const negligible = 30 * time.Millisecond

// Linear fails the test if what prepare(growth*n) returns costs more than
// allowed times what prepare(n) returns. Both take an input of about n, in any
// unit; prepare itself is not counted. The best of several tries counts.
func Linear(t testing.TB, n int, prepare func(n int) func()) {
	t.Helper()
	small, large := prepare(n), prepare(growth*n)
	var one, many time.Duration
	for range 5 {
		many = processorTime(t, large)
		if many < negligible {
			return
		}
		one = processorTime(t, small)
		if many <= allowed*one {
			return
		}
	}
	t.Errorf("%d times the input costs %.1f times as much: %v and %v of processor time", growth, float64(many)/float64(one), one, many)
}

// Of returns how long f keeps a processor busy: the least of several tries.
func Of(t testing.TB, f func()) time.Duration {
	t.Helper()
	least := processorTime(t, f)
	for range 2 {
		least = min(least, processorTime(t, f))
	}
	return least
}

// processorTime returns how long f keeps a processor busy.
func processorTime(t testing.TB, f func()) time.Duration {
	t.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	runtime.GC() // f pays for its own garbage
	before := threadTime(t)
	f()
	return threadTime(t) - before
}
