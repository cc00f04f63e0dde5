package propose

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// inSections returns the candidates of the sections about errors, one for each
// heading, where texts of the same form stand in sections about something else. It
// returns none where all of them are errors, or none is.
func (c *candidate) inSections(texts []entry) (found []*candidate) {
	level := int16(0)
	if c.kind == block.Heading {
		level = c.level
	}
	byHeading := map[string][]entry{}
	outside := 0
	for _, e := range texts {
		h, isElsewhere := e.on.errorHeading(e.at, level)
		if isElsewhere {
			outside++
		}
		if h >= 0 {
			name := e.on.page.Blocks[h].Text
			byHeading[name] = append(byHeading[name], e)
		}
	}
	if outside == 0 {
		return nil
	}
	for _, name := range sortedNames(byHeading) {
		part := &candidate{kind: c.kind, level: c.level, within: name}
		if part.take(byHeading[name]) {
			found = append(found, part)
		}
	}
	return found
}

// narrow sets the part of the page that c stands in. It reports false where that
// cannot be told on all pages.
func (c *candidate) narrow(l *layout, in []*sheet) bool {
	if c.within == "" {
		return true
	}
	l.after = "^" + regexp.QuoteMeta(c.within) + "$"
	l.notes["within"] = "the same form stands in other sections"
	next, same := "", true
	for _, s := range in {
		heading := -1
		for _, e := range c.entries {
			if e.on == s {
				heading, _ = s.errorHeading(e.at, 0)
				break
			}
		}
		if heading < 0 || s.first(l.after) != heading {
			l.after = ""
			return false
		}
		after := s.after(heading)
		if next == "" {
			next = after
		}
		same = same && after == next
	}
	if same && next != "" {
		l.before = "^" + regexp.QuoteMeta(next) + "$"
	}
	return true
}

// after returns the text of the heading that ends the section of a heading, or "".
func (s *sheet) after(heading int) string {
	for i := heading + 1; i < len(s.page.Blocks); i++ {
		if b := &s.page.Blocks[i]; b.Kind == block.Heading && !b.Nav && b.Level <= s.page.Blocks[heading].Level {
			return b.Text
		}
	}
	return ""
}

var statusAtEnd = regexp.MustCompile(`^(?:.*?\S)?( ?[(\[]?)((?:HTTP )?(?i:status)(?: (?i:code))?:? ?)([1-5]\d\d)([)\]]?\.?)$`)

// restPattern returns the pattern of what follows a type in the text that begins an
// entry, with the status that most of these texts end with.
func (c *candidate) restPattern(field string) string {
	counts, n := map[string]int{}, 0
	for i := range c.entries {
		if m := statusAtEnd.FindStringSubmatch(c.entries[i].rest); m != nil {
			counts[m[1]+"\x00"+m[2]+"\x00"+m[4]]++
		}
		n++
	}
	most := mostFrequent(counts, n*6/10)
	if most == "" {
		return fmt.Sprintf("(?P<%s>.+)", field)
	}
	parts := strings.Split(most, "\x00")
	return fmt.Sprintf(`(?P<%s>.+?)(?:%s%s(?P<status>\d{3})%s)?`, field, regexp.QuoteMeta(parts[0]), regexp.QuoteMeta(parts[1]), regexp.QuoteMeta(parts[2]))
}
