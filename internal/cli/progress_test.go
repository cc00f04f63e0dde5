package cli

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/scrape/site"
)

// TestProgress has what a run prints that takes a while, page after page.
func TestProgress(t *testing.T) {
	tests := []struct {
		name  string
		width int
		takes time.Duration // each of three pages
		want  string
	}{
		{name: "a short run", takes: 300 * time.Millisecond},
		{name: "a short run on a terminal", takes: 300 * time.Millisecond, width: 80},
		{
			name: "a long run", takes: 3500 * time.Millisecond,
			want: "errgen drift: 0 of 3 pages, 0 errors, at p1\nerrgen drift: 1 of 3 pages, 4 errors, at p2\n",
		},
		{
			name: "on a terminal", takes: 350 * time.Millisecond, width: 80,
			want: "[#############.......] 2 of 3 pages, 8 errors, at p3\r\x1b[K",
		},
		{
			name: "on a narrow terminal", takes: 350 * time.Millisecond, width: 30,
			want: "[#############.......] 2 of 3\r\x1b[K",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var b strings.Builder
				p := &progress{w: inert.NewStream(&b), name: "errgen drift", width: test.width, stopped: make(chan struct{}), gone: make(chan struct{})}
				go p.run()
				for i, page := range []string{"p1", "p2", "p3"} {
					p.Set(site.Progress{Done: i, Known: 3, Entries: 4 * i, Page: page})
					time.Sleep(test.takes)
				}
				p.Stop()
				if b.String() != test.want {
					t.Errorf("got %q\nwant %q", &b, test.want)
				}
			})
		})
	}
}

// TestProgressNote checks that a note does not run into the bar, and that a
// page cannot command the terminal.
func TestProgressNote(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b strings.Builder
		p := &progress{w: inert.NewStream(&b), width: 80, stopped: make(chan struct{}), gone: make(chan struct{})}
		go p.run()
		p.Set(site.Progress{Done: 1, Known: 2, Page: "a\x1b[2Jb"})
		time.Sleep(progressAfter + barInterval/2)
		p.note("waits for a.example")
		p.Stop()
		const want = "[##########..........] 1 of 2 pages, 0 errors, at a\\x1b[2Jb\r\x1b[Kwaits for a.example\n"
		if b.String() != want {
			t.Errorf("got %q\nwant %q", &b, want)
		}
	})
}

func TestNoProgress(t *testing.T) {
	var p *progress
	p.Set(site.Progress{})
	p.note("")
	p.Stop()
}
