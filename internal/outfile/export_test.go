package outfile

import "time"

// The names of the files by which processes meet, for tests.
const (
	LockName    = lockName
	JournalName = journalName
)

// Step returns w with a function that is called before each call of the system that
// changes a file, and that does not wait for the disk.
func (w Writer) Step(step func(call, path string)) Writer {
	return w.Fail(func(call, path string) error { step(call, path); return nil })
}

// Fail returns w with a function like that of Step whose error is what the call ends in.
func (w Writer) Fail(step func(call, path string) error) Writer {
	w.step, w.lazy = step, true
	return w
}

// Patience returns w with a bound for how long it waits for others.
func (w Writer) Patience(limit time.Duration) Writer {
	w.patience = limit
	return w
}
