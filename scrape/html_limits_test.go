package scrape

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// TestHTMLBounds reads pages that were made to be slow or large. Each ends in
// blocks or in an error, within 2 seconds and 512 MB.
func TestHTMLBounds(t *testing.T) {
	const mb = 1 << 20
	fill := func(s string) string { return strings.Repeat(s, mb/len(s)+1) }
	for _, test := range []struct{ name, source, want string }{
		{"nested too deep", fill("<div>"), "nested more than 512 deep"},
		{"nested as deep as can be", strings.Repeat("<div>", 505) + fill("word "), ""},
		{"nested inline", fill("<span>a"), "nested more than 512 deep"},
		{"nested lists", strings.Repeat("<ul><li>", 200) + fill("<li>a"), either},
		{"nested tables", fill("<table><tr><td>"), "nested more than 512 deep"},
		{"tables in rows", strings.Repeat("<table><tr><td>", 120) + fill("<p>a"), ""},
		{"many attributes", "<p " + strings.Repeat("a ", 10_000_000), "attributes"},
		{"many tags with attributes", strings.Repeat("<p a b c d e f g h i j>", 1_000_000), "attributes"},
		{"many tags", strings.Repeat("<p>", 2_000_000), "tags"},
		{"attributes of one tag", "<p " + fill("a ") + ">text", ""},
		{"space between stray tags", "<body>" + fill("<body a> <body b>"), either},
		{"unclosed comment", "<p>a<!--" + fill("- <p>"), ""},
		{"unclosed tag", "<p>a<p " + fill("x='y' "), ""},
		{"unclosed script", "<p>a<script>" + fill("<p>x</p>"), ""},
		{"formatting that overlaps", fill("<b><i><p></b></i>"), ""},
		{"links that overlap", fill("<a href=x><div>"), "nested more than 512 deep"},
		{"stray end tags in text", "<p>" + fill("a</i>"), either},
		{"text that leaves a table", "<table>" + fill("<tr>a"), either},
		{"anchors without text", fill("<a id=x1></a><a id=x2></a>"), ""},
		{"labels after line breaks", fill("a<br><b>x:</b>"), ""},
		{"line breaks before bold text", fill("<br>") + "<b>" + fill("x ") + "</b>", ""},
		{"a button around all", "<button>" + fill("<p>a"), ""},
		{"one long word", fill("x"), ""},
		{"headers in headers", strings.Repeat("<header>", 400) + fill("<p>a"), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			took, used, err := readBounded([]byte(test.source))
			for again := 0; again < 3 && took > bound(); again++ { // other work on the machine is no fault of the reader
				took, used, err = readBounded([]byte(test.source))
			}
			switch {
			case took > bound():
				t.Errorf("took %v", took)
			case used > 512<<20:
				t.Errorf("used %d MB", used>>20)
			case test.want == either:
			case err == nil && test.want != "" || err != nil && test.want == "":
				t.Errorf("error %v, want %q", err, test.want)
			case err != nil && !strings.Contains(err.Error(), test.want):
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}

// bound is the time that a page may take.
func bound() time.Duration { return slowdown * 2 * time.Second }

// either is for pages that the parser is slow on: how far it gets depends on
// the machine.
const either = "either"

// readBounded reads a page, and says how long it took and how much memory the
// process had in use at most.
func readBounded(source []byte) (took time.Duration, used uint64, err error) {
	runtime.GC()
	debug.FreeOSMemory()
	done := make(chan struct{})
	peak := make(chan uint64)
	go func() {
		var most uint64
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse+m.StackInuse)
			select {
			case <-done:
				peak <- most
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	start := time.Now()
	_, err = ReadPage("page.html", source)
	took = time.Since(start)
	close(done)
	return took, <-peak, err
}

// TestAttributesAreCounted checks that no tag has more attributes than are
// counted in it, to judge by the tokenizer.
func TestAttributesAreCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tag := "<p a " + rapid.StringMatching(`[bcd "'/=<\n]{0,30}`).Draw(t, "attributes") + ">"
		z := html.NewTokenizer(strings.NewReader(tag))
		z.Next()
		n := 0
		for _, more := z.TagName(); more; n++ {
			_, _, more = z.TagAttr()
		}
		if got := inTags([]byte(tag)); got < 2*n {
			t.Errorf("%q has %d attributes, %d/2 are counted", tag, n, got)
		}
		if got := separators([]byte(tag)); got < 2*n {
			t.Errorf("%q has %d attributes, and %d/2 separators", tag, n, got)
		}
	})
}
