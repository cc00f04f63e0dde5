package scrape

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

// hasManyAttributes reports whether source may have more than maxAttributes:
// pieces of its tags that white space, a slash or a quote parts.
func hasManyAttributes(source []byte) bool {
	n, inTag := 0, false
	for i, c := range source {
		switch {
		case c == '<':
			inTag = true
		case c == '>':
			inTag = false
		case inTag && (isSpace(rune(c)) || c == '/' || c == '"' || c == '\'') && i+1 < len(source) && isAttribute(source[i+1]):
			if n++; n > maxAttributes {
				return true
			}
		}
	}
	return false
}

func isAttribute(c byte) bool { return !isSpace(rune(c)) && c != '/' && c != '>' && c != '=' }

// A patientReader hands a page to the parser for as long as the parser keeps
// pace. Some pages of one megabyte, such as text with stray end tags between
// its letters, take the parser many seconds; it can be stopped only here.
type patientReader struct {
	rest     []byte
	patience time.Duration // what is left of it
	handed   time.Time     // when the last piece was handed out
}

var errSlow = errors.New("its tags are so broken that reading them takes too long")

// slowdown is how many times slower than usual everything is. Tests under the
// race detector set it.
var slowdown time.Duration = 1

// newPatientReader allows one second, and one for each 5 MB: a tenth of the
// pace of ordinary pages.
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
	now := time.Now()
	if !r.handed.IsZero() {
		r.patience -= min(now.Sub(r.handed), slowdown*stall)
	}
	if r.patience < 0 {
		return 0, errSlow
	}
	r.handed = now
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
