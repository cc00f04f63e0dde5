package cli

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/update"
	"github.com/errgen/errgen/scrape/fetch"
	"github.com/errgen/errgen/scrape/site"
)

// heapLimit is what the heap grows to before garbage is collected more often than
// usual. The pages that are kept and the one at hand stay below it.
const heapLimit = 448 << 20

// reader returns the reader of documentation that the flags describe.
func (a *app) reader(ctx context.Context) *update.Reader {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 { // nobody has set GOMEMLIMIT
		debug.SetMemoryLimit(heapLimit)
	}
	return &update.Reader{
		Note: a.note, Stdin: a.input(ctx), Brake: a.brake, Prune: a.prune,
		Progress: func() update.Progress { return startProgress(a.err, a.command) },
	}
}

// input returns standard input. A read that waits ends with the error of ctx as
// soon as ctx is done.
func (a *app) input(ctx context.Context) io.Reader { return interruptible{ctx, a.in} }

// An interruptible is a reader that can be told to stop while it waits.
type interruptible struct {
	ctx context.Context
	in  io.Reader
}

func (r interruptible) Read(p []byte) (int, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data := make([]byte, len(p)) // p is not ours any more after an interrupt
		n, err := r.in.Read(data)
		done <- result{data[:n], err}
	}()
	select {
	case got := <-done:
		return copy(p, got.data), got.err
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	}
}

// When a progress prints something: not at all for a run that is over in a
// second; then often enough to be seen moving on a terminal, and seldom enough
// to be read in the log of a job.
const (
	progressAfter = time.Second
	barInterval   = 100 * time.Millisecond
	lineInterval  = 5 * time.Second
)

// A crawlProgress is how far a crawl is.
type crawlProgress site.Progress

// A progress shows on standard error how far a run is. Its methods may be
// called from any goroutine, and on nil, which shows nothing.
type progress struct {
	w     *inert.Stream
	name  string // of the command
	width int    // of the terminal, in columns; 0 where w is none

	mu    sync.Mutex
	at    crawlProgress
	drawn bool // whether the bar is on the terminal

	stopped, gone chan struct{}
}

// startProgress shows how far a run is until Stop is called.
func startProgress(w *inert.Stream, name string) *progress {
	width, _ := w.Terminal()
	if os.Getenv("TERM") == "dumb" {
		width = 0 // it cannot take a line back
	}
	p := &progress{w: w, name: name, width: width, stopped: make(chan struct{}), gone: make(chan struct{})}
	go p.run()
	return p
}

// Set sets how far the run is.
func (p *progress) Set(at site.Progress) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at = crawlProgress(at)
}

// note prints a line of its own, above the bar.
func (p *progress) note(line string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	fmt.Fprintln(p.w, line)
}

// longWait is the shortest wait of a request that is worth a line.
const longWait = 2 * time.Second

// Event shows what happened to a request, unless it only waits for a moment.
func (p *progress) Event(e fetch.Event) {
	switch {
	case e.Wait >= longWait:
		p.note(fmt.Sprintf("%s: %s: %s; trying again in %v", p.name, e.URL, e.Reason, e.Wait.Round(time.Second)))
	case e.Wait == 0:
		p.note(fmt.Sprintf("%s: %s: %s", p.name, e.URL, e.Reason))
	}
}

// Stop ends the progress, and leaves nothing of the bar.
func (p *progress) Stop() {
	if p == nil {
		return
	}
	close(p.stopped)
	<-p.gone
}

func (p *progress) run() {
	defer close(p.gone)
	interval := lineInterval
	if p.width > 0 {
		interval = barInterval
	}
	next := time.NewTimer(progressAfter)
	defer next.Stop()
	for {
		select {
		case <-next.C:
			p.draw()
			next.Reset(interval)
		case <-p.stopped:
			p.mu.Lock()
			defer p.mu.Unlock()
			p.clear()
			return
		}
	}
}

func (p *progress) draw() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.width == 0 {
		fmt.Fprintf(p.w, "%s: %s\n", p.name, p.at)
		return
	}
	p.clear()
	line := []rune(inert.Line(p.at.bar() + " " + p.at.String()))
	fmt.Fprint(p.w, string(line[:min(len(line), p.width-1)]))
	p.drawn = true
}

// clear removes the bar from the terminal. "Erase in line" is of ECMA-48, 8.3.41.
func (p *progress) clear() {
	if p.drawn {
		inert.WriteOwn(p.w, "\r\x1b[K", "")
		p.drawn = false
	}
}

// String returns how far the run is, in words.
func (c crawlProgress) String() string {
	s := fmt.Sprintf("%d of %d pages, %d errors", c.Done, c.Known, c.Entries)
	if c.Page != "" {
		s += ", at " + inert.Line(c.Page)
	}
	return s
}

func (c crawlProgress) bar() string {
	const cells = 20
	full := c.Done * cells / max(c.Known, 1)
	return "[" + strings.Repeat("#", full) + strings.Repeat(".", cells-full) + "]"
}
