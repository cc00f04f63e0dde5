//go:build !linux

package costtest

import (
	"testing"
	"time"
)

func threadTime(t testing.TB) time.Duration {
	t.Helper()
	t.Skip("SKIPPED: the processor time of a thread is read on Linux only")
	return 0
}
