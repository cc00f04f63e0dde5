package html

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// The parser builds a node for each tag and keeps each attribute, at about 200
// and 100 bytes; without a bound a page of 20 MB takes gigabytes. The largest
// pages known have 40,000 tags.
const (
	maxTags       = 1 << 20
	maxAttributes = 1 << 20
)

// countTags returns how many tags source may have, or an error for a page with
// more markup than documentation has.
func countTags(source []byte) (int, error) {
	tags := bytes.Count(source, []byte("<"))
	if tags > maxTags {
		return 0, fmt.Errorf("it has more than %d tags", maxTags)
	}
	// An attribute takes two bytes or more, so that a small page cannot have
	// too many.
	if len(source) > 2*maxAttributes && hasManyAttributes(source) {
		return 0, fmt.Errorf("it has more than %d attributes", maxAttributes)
	}
	return tags, nil
}

// hasManyAttributes reports whether source may have more than maxAttributes.
// All that may part them is counted first, which is fast, and then in one piece
// after the other only what is in tags, for as long as it is too much.
func hasManyAttributes(source []byte) bool {
	n := separators(source)
	for n > 2*maxAttributes && len(source) > 0 {
		end := min(64<<10, len(source))
		if next := bytes.IndexByte(source[end:], '<'); next >= 0 {
			end += next
		} else {
			end = len(source)
		}
		n += inTags(source[:end]) - separators(source[:end])
		source = source[end:]
	}
	return n > 2*maxAttributes
}

// separators counts what may part attributes: white space and slashes, which
// count for two, and quotes, of which a value has a pair.
func separators(source []byte) int {
	n := 0
	for _, c := range []byte(" \t\n\f\r/") {
		n += 2 * bytes.Count(source, []byte{c})
	}
	return n + bytes.Count(source, []byte{'"'}) + bytes.Count(source, []byte{'\''})
}

// inTags counts those separators in the tags of source that are followed by
// what may be an attribute.
func inTags(source []byte) int {
	n := 0
	for {
		start := bytes.IndexByte(source, '<')
		if start < 0 {
			return n
		}
		tag := source[start+1:]
		end := bytes.IndexByte(tag, '>')
		if end < 0 {
			end = len(tag)
		}
		before := byte(0)
		for _, c := range bytes.TrimPrefix(tag[:end], []byte("/")) {
			role := roles[c]
			n += int(before & role)
			before = role >> 2
		}
		source = tag[end:]
	}
}

// roles says for each byte in a tag whether an attribute may begin with it (3),
// and four times what it counts as a separator.
var roles = func() (table [256]byte) {
	for c := range table {
		table[c] = 3
	}
	for _, c := range []byte(" \t\n\f\r/") {
		table[c] = 4 * 2
	}
	table['"'], table['\''] = 4+3, 4+3
	return table
}()

// A patientReader feeds a page to the parser as long as the parser keeps up. Some
// pages of one megabyte, such as text with stray end tags between its letters,
// take the parser many seconds, and it can only be stopped here.
//
// It counts the processor time of the parser where the system tells it, so that
// a busy machine refuses no page; elsewhere it counts the time on the clock.
type patientReader struct {
	rest     []byte
	patience time.Duration // what is left of it
	handed   time.Duration // the time when the last piece was handed out
	started  bool
}

var errSlow = errors.New("its tags are so broken that reading them takes too long")

// slowdown is how many times slower than usual everything is. Tests under the
// race detector set it.
var slowdown time.Duration = 1

// newPatientReader allows one second, and one for each 5 MB: a tenth of the
// pace of ordinary pages. The goroutine that reads must not change its thread.
func newPatientReader(source []byte) *patientReader {
	return &patientReader{rest: source, patience: slowdown * (time.Second + time.Duration(len(source))*200*time.Nanosecond)}
}

// stall is the most that one piece of a page counts for: what takes longer is
// not the parser but a machine with other things to do. So no page of fewer
// than 20 pieces is ever refused.
const stall = 50 * time.Millisecond

// Read hands out one piece, of the size that the parser asks for: 4 KB, unless
// one tag is longer.
func (r *patientReader) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	now := timeSpent()
	if r.started {
		r.patience -= min(now-r.handed, slowdown*stall)
	}
	if r.patience < 0 {
		return 0, errSlow
	}
	r.handed, r.started = now, true
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// parseError returns what a reader of messages needs of a parser's error.
func parseError(err error) error {
	if strings.Contains(err.Error(), "open stack of elements") {
		return errors.New("its elements are nested more than 512 deep")
	}
	return err
}
