package fetch

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// robots are the rules of a robots.txt file (RFC 9309) for this client. The
// zero value allows everything.
type robots struct {
	rules []rule        // the most specific first
	delay time.Duration // Crawl-delay, an extension: the least time between requests
}

// A rule allows or disallows the paths that match a pattern.
type rule struct {
	allow    bool
	pattern  string   // normalized, as written
	parts    []string // the text between the stars
	anchored bool     // whether it must match to the end of the path
}

// maxRobots is how many bytes of a robots.txt are read: the least that RFC 9309,
// 2.5, asks for.
const maxRobots = 500 << 10

// parseRobots parses a robots.txt and ignores what it does not understand. The
// groups that name this client apply together; if there are none, the groups for
// all clients do.
func parseRobots(text []byte) *robots {
	ours, all := &robots{}, &robots{}
	var hasOurs bool
	var groups []*robots // the groups of the current lines
	begun := false       // whether these have a rule
	for line := range robotsLines(text) {
		key, value, ok := robotsLine(line)
		if !ok {
			continue
		}
		switch key {
		case "user-agent":
			if begun {
				groups, begun = nil, false
			}
			switch agent := productToken(value); agent {
			case product:
				groups, hasOurs = append(groups, ours), true
			case "*":
				groups = append(groups, all)
			}
		case "allow", "disallow":
			begun = true
			for _, g := range groups {
				g.add(key == "allow", value)
			}
		case "crawl-delay":
			for _, g := range groups {
				g.setDelay(value)
			}
		}
	}
	if !hasOurs {
		ours = all
	}
	slices.SortStableFunc(ours.rules, mostSpecific)
	return ours
}

// robotsLines yields the lines of text. It leaves out the last line of a text that
// was cut: half of a rule is another rule.
func robotsLines(text []byte) func(yield func(string) bool) {
	if len(text) >= maxRobots {
		text = text[:bytes.LastIndexAny(text[:maxRobots], "\r\n")+1]
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	return strings.FieldsFuncSeq(string(text), func(r rune) bool { return r == '\n' || r == '\r' })
}

// robotsLine returns the parts of a line, the key in lower case.
func robotsLine(line string) (key, value string, ok bool) {
	line, _, _ = strings.Cut(line, "#")
	key, value, ok = strings.Cut(line, ":")
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value), ok
}

// productToken returns the part of a user-agent line that counts, in lower case:
// "errgen" for "Errgen/2.0 (x)".
func productToken(value string) string {
	if value == "*" || strings.HasPrefix(value, "* ") {
		return "*"
	}
	value = strings.ToLower(value)
	end := strings.IndexFunc(value, func(r rune) bool {
		return (r < 'a' || r > 'z') && r != '_' && r != '-'
	})
	if end < 0 {
		return value
	}
	return value[:end]
}

// add adds a rule. An empty pattern matches nothing (RFC 9309, 2.2.2).
func (r *robots) add(allow bool, pattern string) {
	if pattern == "" {
		return
	}
	pattern = normalize(pattern)
	body, anchored := strings.CutSuffix(pattern, "$")
	parts := strings.Split(body, "*")
	r.rules = append(r.rules, rule{allow, pattern, parts, anchored})
}

// maxDelay is the longest Crawl-delay.
const maxDelay = 30 * time.Second

func (r *robots) setDelay(value string) {
	seconds, err := strconv.ParseFloat(value, 64)
	if err != nil || !(seconds > 0) {
		return
	}
	r.delay = max(r.delay, time.Duration(min(seconds, maxDelay.Seconds())*float64(time.Second)))
}

// mostSpecific orders rules by precedence: the rule with the most octets comes
// first, and of two with the same length the one that allows (RFC 9309, 2.2.2).
func mostSpecific(a, b rule) int {
	if d := cmp.Compare(len(b.pattern), len(a.pattern)); d != 0 || a.allow == b.allow {
		return d
	}
	if a.allow {
		return -1
	}
	return 1
}

// decide returns whether a path with its query may be fetched, and the pattern
// that decides it, if any.
func (r *robots) decide(path string) (allowed bool, pattern string) {
	if path == "/robots.txt" {
		return true, ""
	}
	path = normalize(strings.NewReplacer("*", "%2A", "$", "%24").Replace(path))
	for _, each := range r.rules {
		if each.matches(path) {
			return each.allow, each.pattern
		}
	}
	return true, ""
}

// matches reports whether the pattern matches the beginning of a path. It finds
// the parts from left to right, each as early as possible.
func (r rule) matches(path string) bool {
	rest, ok := strings.CutPrefix(path, r.parts[0])
	if !ok {
		return false
	}
	for i, part := range r.parts[1:] {
		if r.anchored && i == len(r.parts)-2 {
			return strings.HasSuffix(rest, part)
		}
		at := strings.Index(rest, part)
		if at < 0 {
			return false
		}
		rest = rest[at+len(part):]
	}
	return !r.anchored || rest == ""
}

// normalize returns a path or a pattern in the form in which they are compared
// (RFC 9309, 2.2.2): octets that are not ASCII are percent-encoded, and those that
// need no encoding are not. In a query, a few more need none.
func normalize(path string) string {
	var b strings.Builder
	inQuery := false
	for i := 0; i < len(path); i++ {
		c := path[i]
		encoded := c == '%' && i+2 < len(path) && isHex(path[i+1]) && isHex(path[i+2])
		if encoded {
			v, _ := strconv.ParseUint(path[i+1:i+3], 16, 8)
			c = byte(v)
			i += 2
		}
		switch {
		case c == '?' && !encoded:
			inQuery = true
			b.WriteByte(c)
		case encoded && !isUnreserved(c) && !(inQuery && strings.IndexByte(":/?@", c) >= 0), c >= 0x80, c <= ' ', c == 0x7f:
			b.WriteString("%" + strings.ToUpper(strconv.FormatUint(uint64(c)|0x100, 16)[1:]))
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// isUnreserved reports whether c needs no encoding anywhere (RFC 3986, 2.3).
func isUnreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
