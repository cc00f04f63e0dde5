//go:build !linux

package html

import "time"

var start = time.Now()

// timeSpent returns the time on the clock: the system does not tell that of one
// thread.
func timeSpent() time.Duration { return time.Since(start) }
