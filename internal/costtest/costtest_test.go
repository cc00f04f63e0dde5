package costtest

import (
	"fmt"
	"testing"
	"time"
)

// A recorder is a test that only says whether it failed.
type recorder struct {
	testing.TB
	failed string
}

func (r *recorder) Helper()                        {}
func (r *recorder) Errorf(format string, a ...any) { r.failed = fmt.Sprintf(format, a...) }

var sum int

func spin(n int) {
	for i := range n {
		sum += i ^ sum
	}
}

func TestLinear(t *testing.T) {
	const enough = 20_000_000 // more than what is negligible
	linear := &recorder{TB: t}
	Linear(linear, enough, func(n int) func() { return func() { spin(n) } })
	if linear.failed != "" {
		t.Error(linear.failed)
	}
	quadratic := &recorder{TB: t}
	Linear(quadratic, 3_000, func(n int) func() { return func() { spin(n * n) } })
	if quadratic.failed == "" {
		t.Error("quadratic code counts as linear")
	}
}

// TestWaiting checks that what others take is not counted.
func TestWaiting(t *testing.T) {
	if took := processorTime(t, func() { time.Sleep(200 * time.Millisecond) }); took > 100*time.Millisecond {
		t.Errorf("sleeping counts as %v of processor time", took)
	}
}
