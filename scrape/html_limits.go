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
	maxRoots      = 1 << 10 // tags of html and body
)

// checkTags returns an error for a page with more markup than documentation
// has.
func checkTags(source []byte) error {
	if n := bytes.Count(source, []byte("<")); n > maxTags {
		return fmt.Errorf("it has more than %d tags", maxTags)
	}
	// The parser compares the attributes of each html and body tag with those
	// of all before: the square of their number.
	if n := countTag(source, "html") + countTag(source, "body"); n > maxRoots {
		return fmt.Errorf("it has more than %d html and body tags", maxRoots)
	}
	// An attribute takes two bytes or more, so that a small page cannot have
	// too many.
	if len(source) > 2*maxAttributes && countAttributes(source) > maxAttributes {
		return fmt.Errorf("it has more than %d attributes", maxAttributes)
	}
	return nil
}

// countTag returns how often a start tag of that name may stand in source.
func countTag(source []byte, name string) int {
	n := 0
	for {
		i := bytes.IndexByte(source, '<')
		if i < 0 || i+1+len(name) > len(source) {
			return n
		}
		source = source[i+1:]
		if source[0]|0x20 == name[0] && bytes.EqualFold(source[:len(name)], []byte(name)) {
			n++
		}
	}
}

// countAttributes returns at least the number of attributes in source: the
// pieces of its tags that white space or a slash parts.
func countAttributes(source []byte) int {
	n, inTag := 0, false
	for i, c := range source {
		switch {
		case c == '<':
			inTag = true
		case c == '>':
			inTag = false
		case inTag && (isSpace(rune(c)) || c == '/' || c == '"' || c == '\'') && i+1 < len(source) && isAttribute(source[i+1]):
			n++
		}
	}
	return n
}

func isAttribute(c byte) bool { return !isSpace(rune(c)) && c != '/' && c != '>' && c != '=' }

// A patientReader hands a page to the parser for as long as the parser keeps
// pace. Some pages of one megabyte, such as text with stray end tags between
// its letters, take the parser many seconds; it can be stopped only here.
type patientReader struct {
	rest []byte
	stop time.Time
}

var errSlow = errors.New("its tags are so broken that reading them takes too long")

// newPatientReader allows one second, and one for each 5 MB: a tenth of the
// pace of ordinary pages.
func newPatientReader(source []byte) *patientReader {
	limit := time.Second + time.Duration(len(source))*200*time.Nanosecond
	return &patientReader{source, time.Now().Add(limit)}
}

func (r *patientReader) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	if time.Now().After(r.stop) {
		return 0, errSlow
	}
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
