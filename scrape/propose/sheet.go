package propose

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// A sheet is a page with what is known of each of its blocks before anything is
// proposed.
type sheet struct {
	page *page.Page
	up   []int // of each block the heading that it stands under, or -1
	own  float64
	// title is the heading of level 1 where the page has just one, or -1.
	title int
	about []topic // of each heading, what it speaks of
	fails []state // of each block, whether it says what is said of errors
	roles []int8  // of each block that may be a label its role and 1, or 0 where that is not known
	// numbered says that samples have numbers as types: of a number and a name, the
	// number is the type.
	numbered bool
	samples  map[string]bool // the values of samples that may be types
}

func newSheet(p *page.Page) *sheet {
	n := len(p.Blocks)
	s := &sheet{page: p, up: make([]int, n), about: make([]topic, n), fails: make([]state, n), roles: make([]int8, n)}
	var open []int // the headings around the block at hand
	title := ""
	for i := range p.Blocks {
		b := &p.Blocks[i]
		isHeading := b.Kind == block.Heading && !b.Nav
		for isHeading && len(open) > 0 && p.Blocks[open[len(open)-1]].Level >= b.Level {
			open = open[:len(open)-1]
		}
		s.up[i] = -1
		if len(open) > 0 {
			s.up[i] = open[len(open)-1]
		}
		if isHeading {
			s.about[i] = topicOf(b.Text)
			open = append(open, i)
			if title == "" {
				title = b.Text
			}
		}
	}
	if front := p.Front["title"]; front != "" {
		title = front
	}
	s.own = pageContext(title, stem(p))
	s.samples = samplesOf(p)
	s.numbered = hasNumber(s.samples)
	s.title = onlyTitle(p)
	return s
}

func onlyTitle(p *page.Page) int {
	title := -1
	for i := range p.Blocks {
		if b := &p.Blocks[i]; b.Kind == block.Heading && b.Level == 1 && !b.Nav {
			if title >= 0 {
				return -1
			}
			title = i
		}
	}
	return title
}

// inSample matches a field of a JSON sample that may have the type of an error.
var inSample = regexp.MustCompile(`(?i)"(?:[\w-]*(?:code|type|errno|reason)|error|err|errcode|name|status|key|id)" *: *(?:"([^"\s]{1,100})"|(-?\d{1,9})\b)`)

// samplesOf returns the values of the samples of a page that may be types.
func samplesOf(p *page.Page) map[string]bool {
	values := map[string]bool{}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Kind != block.Code {
			continue
		}
		for _, m := range inSample.FindAllStringSubmatch(b.Text, -1) {
			if v := m[1] + m[2]; !isStatusCode(v) {
				values[v] = true
			}
		}
	}
	return values
}

// hasNumber reports whether a sample has a number as a type.
func hasNumber(values map[string]bool) bool {
	for v := range values {
		if s := shapeOf(v); (s == integer || s == negative) && len(v) > 2 {
			return true
		}
	}
	return false
}

// read reads a text of the page.
func (s *sheet) read(text string) (reading, bool) {
	r, ok := read(text)
	if !ok || !s.numbered || r.form.number != "n " {
		return r, ok
	}
	return reading{form: form{after: " "}, typ: r.number, rest: text[len(r.number)+1:]}, true
}

// A topic is what a heading speaks of.
type topic uint8

const (
	onNothing topic = iota
	onErrors
	onOthers
	onBoth
)

func topicOf(text string) topic {
	t := onNothing
	if aboutErrors.MatchString(text) {
		if aboutTheError.MatchString(text) {
			return onOthers
		}
		t |= onErrors
	}
	if aboutOthers.MatchString(text) {
		t |= onOthers
	}
	return t
}

// A state is what is known of a block.
type state uint8

const (
	unknown state = iota
	yes
	no
)

// roleAt returns the role of the label that block i is, or noRole.
func (s *sheet) roleAt(i int) role {
	if s.roles[i] == 0 {
		s.roles[i] = 1
		if b := &s.page.Blocks[i]; mayBeLabel(b) {
			s.roles[i] = int8(roleOf(b.Text)) + 1
		}
	}
	return role(s.roles[i] - 1)
}

// saysFailure reports whether block i says what is said of errors.
func (s *sheet) saysFailure(i int) bool {
	if s.fails[i] == unknown {
		s.fails[i] = no
		if b := &s.page.Blocks[i]; saysFailure(b.Text) || saysFailure(strings.Join(b.Cells, " ")) {
			s.fails[i] = yes
		}
	}
	return s.fails[i] == yes
}

// How much a place speaks for errors.
const (
	inErrors  = 1.0
	onPage    = 0.8 // the page is about errors
	anywhere  = 0.3
	elsewhere = 0.1 // the place is about something else
)

func pageContext(title, address string) float64 {
	switch {
	case aboutTheError.MatchString(title):
		return anywhere
	case aboutErrors.MatchString(title):
		return onPage
	case aboutErrors.MatchString(address):
		return onPage
	case aboutOthers.MatchString(title):
		return elsewhere
	}
	return anywhere
}

// context returns how much the place of block i speaks for errors. Only headings
// above a level count, if it is not 0: those of the level itself are the entries.
func (s *sheet) context(i int, level int16) float64 {
	for h := s.up[i]; h >= 0; h = s.up[h] {
		b := &s.page.Blocks[h]
		if level > 0 && b.Level >= level {
			continue
		}
		switch s.about[h] {
		case onErrors:
			return inErrors
		case onOthers:
			return elsewhere
		case onBoth:
			if isExit.MatchString(b.Text) {
				return elsewhere
			}
			return inErrors
		}
	}
	return s.own
}

var isExit = regexp.MustCompile(`(?i)\bexit\b|warnings?$|pending`)

// errorHeading returns the nearest heading over block i that speaks of errors, or -1,
// and whether the block stands where something else is spoken of.
func (s *sheet) errorHeading(i int, level int16) (heading int, isElsewhere bool) {
	for h := s.up[i]; h >= 0; h = s.up[h] {
		b := &s.page.Blocks[h]
		if level > 0 && b.Level >= level {
			continue
		}
		switch s.about[h] {
		case onErrors, onBoth:
			return h, false
		case onOthers:
			return -1, true
		}
	}
	return -1, false
}

// heading returns the heading that block i stands under, at the level or above it,
// or -1.
func (s *sheet) heading(i int, level int16) int {
	h := s.up[i]
	for h >= 0 && s.page.Blocks[h].Level > level {
		h = s.up[h]
	}
	return h
}

var ending = regexp.MustCompile(`(/index)?(\.(html?|mdx?|txt))?/?$`)

// stem returns the path of a page without what only says in which form it is.
func stem(p *page.Page) string {
	address := p.URL
	if address == "" {
		address = p.Name
	}
	if u, err := url.Parse(address); err == nil && u.Scheme != "" {
		address = u.Path
	}
	return ending.ReplaceAllString(strings.ReplaceAll(address, `\`, "/"), "")
}

// base returns the last part of the path of a page.
func base(p *page.Page) string { return path.Base(stem(p)) }
