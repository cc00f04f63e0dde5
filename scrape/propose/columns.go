package propose

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/errgen/errgen/scrape/block"
)

// A column is what is known of one column of the tables of a candidate, all rows
// taken together.
type column struct {
	name     string
	optional bool // whether some tables lack it
	role     role
	cells    int // how many there are
	filled   int
	statuses int // of HTTP statuses alone
	numbers  int // of whole numbers
	lines    int // of several lines
	length   int // of all texts, in characters
	distinct map[string]bool
	tokens   int // of texts that a program would compare with
	words    int // of single words, these included
	wide     int // of texts in a script of many characters
}

var (
	statusCell = regexp.MustCompile(`^(?:HTTP )?[1-5]\d\d(?:[,/ ]+(?:or |and )?[1-5]\d\d)*$`)
	statusText = regexp.MustCompile(`^(?:HTTP )?[1-5]\d\d\b`)
	wholeCell  = regexp.MustCompile(`^-?\d{1,9}$`)
)

// columnsOf returns the columns of the tables of a candidate, without that of the type.
func (c *candidate) columnsOf() (all []*column) {
	known := map[string]*column{}
	for _, t := range c.tables {
		for i := range t.width() {
			name := t.name(i)
			if strings.EqualFold(name, c.column) || known[strings.ToLower(name)] != nil {
				continue
			}
			col := &column{name: name, role: roleOf(name), distinct: map[string]bool{}}
			if n, err := strconv.Atoi(name); err == nil && n == i+1 {
				col.role = roleOf(t.title(i))
			}
			known[strings.ToLower(name)] = col
			all = append(all, col)
		}
	}
	for _, col := range all {
		for _, t := range c.tables {
			at := t.find(col.name)
			col.optional = col.optional || at < 0
			for _, r := range t.rows {
				if at >= 0 {
					col.add(t.cell(r, at))
				}
			}
		}
	}
	return slices.DeleteFunc(all, func(col *column) bool { return col.optional && (col.role == noRole || isNumber(col.name)) })
}

func isNumber(text string) bool {
	_, err := strconv.Atoi(text)
	return err == nil
}

func (c *column) add(cell string) {
	c.cells++
	if cell == "" {
		return
	}
	c.filled++
	c.distinct[cell] = true
	c.length += utf8.RuneCountInString(cell)
	switch {
	case statusCell.MatchString(cell):
		c.statuses++
		c.numbers++
	case statusText.MatchString(cell) && len(cell) < 60:
		c.statuses++
	case wholeCell.MatchString(cell):
		c.numbers++
	}
	if strings.Contains(cell, "\n") {
		c.lines++
	}
	if isToken(cell) {
		c.tokens++
	}
	if shapeOf(cell) != shapeless {
		c.words++
	}
	if !ascii(cell) {
		c.wide++
	}
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

func (c *column) isStatus() bool {
	if c.filled == 0 || c.statuses*10 < c.filled*6 {
		return false
	}
	return c.role == isStatus || c.role == noRole || c.role == isType && (len(c.distinct) <= c.filled/2+2 || c.statuses == c.filled)
}

func (c *column) isNumber() bool {
	return c.filled > 0 && c.numbers == c.cells && c.role != isCategory && c.role != isDescription
}

// isText reports whether a column has sentences.
func (c *column) isText() bool {
	least := 6
	if c.wide*2 > c.filled {
		least = 2
	}
	return c.filled > 0 && c.length >= least*c.filled && c.tokens*2 < c.filled && c.numbers*2 < c.filled
}

// isGroup reports whether few values recur.
func (c *column) isGroup() bool {
	return c.filled >= minEntries && len(c.distinct)*2 <= c.filled && c.length < 40*c.filled
}

// maxMessage is how long the average message is, in characters, at the most.
const maxMessage = 250

// fieldOf assigns to each column the field that it has.
func assign(columns []*column) map[*column]string {
	fields := map[*column]string{}
	taken := map[string]bool{}
	set := func(field string, is func(*column) bool) {
		if i := slices.IndexFunc(columns, func(c *column) bool { return fields[c] == "" && is(c) }); i >= 0 && !taken[field] {
			fields[columns[i]], taken[field] = field, true
		}
	}
	set("status", func(c *column) bool { return c.isStatus() && c.role == isStatus })
	set("status", (*column).isStatus)
	set("number", (*column).isNumber)
	says := slices.ContainsFunc(columns, (*column).isText)
	set("name", func(c *column) bool {
		return says && c.filled > 0 && c.words == c.filled && c.tokens*2 > c.filled && len(c.distinct)*10 > c.filled*8 && c.numbers == 0 && (c.role == isName || c.role == isType)
	})
	set("cause", func(c *column) bool { return c.role == isCauses && c.isText() })
	set("step", func(c *column) bool { return c.role == isSteps && c.isText() })
	set("message", func(c *column) bool { return c.role == isMessage && c.filled > 0 && !c.isNumber() })
	set("description", func(c *column) bool { return c.role == isDescription && c.isText() })
	set("category", func(c *column) bool { return c.role == isCategory && c.isGroup() })
	if !taken["message"] && !taken["description"] {
		set("message", (*column).isText)
	}
	if !taken["message"] {
		set("message", func(c *column) bool { return c.role == isName && c.filled > 0 && (c.isText() || c.words == c.filled) })
	}
	if !taken["message"] {
		// What is said of an error in one column alone is what the API says, as a rule.
		for c, field := range fields {
			if field == "description" && c.length <= maxMessage*c.filled {
				fields[c] = "message"
			}
		}
		taken["message"], taken["description"] = true, fieldTaken(fields, "description")
	}
	set("description", func(c *column) bool { return c.isText() && c.role == isDescription })
	return fields
}

func fieldTaken(fields map[*column]string, field string) bool {
	for _, f := range fields {
		if f == field {
			return true
		}
	}
	return false
}

// words are the names that a whole cell of a field has in a profile.
var words = map[string]string{"cause": "causes", "step": "steps"}

// pattern returns what a profile has for a column of a field: the name of the field
// where the whole cell is its value. It matches each cell: a row is lost otherwise.
func (c *column) pattern(field string) string {
	if field == "status" {
		return c.statusPattern()
	}
	if word := words[field]; word != "" {
		return word
	}
	return field
}

// key returns the name of a column as a rule has it.
func (c *column) key() string {
	if c.optional {
		return literalColumn(c.name) + "?"
	}
	return literalColumn(c.name)
}

// literalColumn returns the name of a column so that nothing in it has a meaning.
func literalColumn(name string) string {
	if strings.ContainsAny(name, "|?") || strings.HasPrefix(name, "/") {
		return "/^" + regexp.QuoteMeta(name) + "$/"
	}
	return name
}

func (c *column) statusPattern() string {
	if c.statuses == c.cells && c.numbers == c.cells {
		return "status"
	}
	for _, p := range []string{`^(?P<status>\d{3})\b`, `^HTTP (?P<status>\d{3})\b`, `^(?:HTTP )?(?P<status>[1-5]\d\d)?`} {
		re := regexp.MustCompile(p)
		if !slices.ContainsFunc(slices.Collect(mapKeys(c.distinct)), func(v string) bool { return !re.MatchString(block.OneLine(v)) }) && (c.filled == c.cells || re.MatchString("")) {
			return p
		}
	}
	return `^(?:HTTP )?(?P<status>[1-5]\d\d)?`
}

func mapKeys(m map[string]bool) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// fromRows returns the layout of a candidate whose entries are rows.
func fromRows(c *candidate) *layout {
	l := &layout{notes: map[string]string{}}
	columns := c.columnsOf()
	fields := assign(columns)
	rule := blockRule{kind: "row", cells: []cell{{literalColumn(c.column), c.form.pattern(c.typePattern(), ".+", c.some)}}}
	if c.some || c.form.after != "" {
		rule.cells[0].pattern = c.form.pattern(c.typePattern(), ".+", c.some)
		if !fieldTaken(fields, "message") {
			rule.cells[0].pattern = c.form.pattern(c.typePattern(), "(?P<message>.+)", c.some)
		}
	}
	for _, col := range columns {
		if field := fields[col]; field != "" {
			rule.cells = append(rule.cells, cell{col.key(), col.pattern(field)})
		}
	}
	l.begin = []blockRule{rule}
	l.notes["begin"] = fmt.Sprintf("%d of %d rows under the column %q", len(c.entries), len(c.entries)+len(c.others), c.column)
	if n := len(c.tables); n > 1 {
		l.notes["begin"] += fmt.Sprintf(", of %d tables", n)
	}
	c.passOver(l)
	c.classRows(l)
	c.leaveOut(l)
	return l
}

// maxLeftOut is how many rows that look unlike the others are left out one by one.
const maxLeftOut = 5

// leaveOut leaves out the few rows that look unlike the others: the proposal is unsure
// for them, and reads the rest.
func (c *candidate) leaveOut(l *layout) {
	if n := len(c.others); n > maxLeftOut || n*20 > len(c.entries) {
		return
	}
	for i := range c.others {
		cells := c.others[i].block().Cells
		if first := block.OneLine(cells[0]); first != "" {
			l.noise = append(l.noise, "^"+regexp.QuoteMeta(first)+` \| `)
			l.notes["noise"] = "rows that look unlike the others"
		}
	}
}

// classRows makes groups of the rows with one cell, which say what the rows after
// them have in common.
func (c *candidate) classRows(l *layout) {
	var texts []string
	for _, t := range c.tables {
		for _, r := range t.single {
			texts = append(texts, block.OneLine(t.cell(r, 0)))
		}
	}
	if len(texts) == 0 {
		return
	}
	pattern := `^(?P<category>.*\S \S.*)$`
	if word, _, ok := strings.Cut(texts[0], " "); ok && len(texts) > 1 && !slices.ContainsFunc(texts, func(t string) bool { return !strings.HasPrefix(t, word+" ") }) {
		pattern = "^" + regexp.QuoteMeta(word) + " (?P<category>.+)$"
	}
	l.notes["group"] = fmt.Sprintf("%d rows of one cell stand over others", len(texts))
	l.group = append(l.group, blockRule{kind: "row", cells: []cell{{"1", pattern}}})
}

// passOver says which rows name the columns of tables without a header.
func (c *candidate) passOver(l *layout) {
	if _, err := strconv.Atoi(c.column); err != nil {
		return
	}
	for _, t := range c.tables {
		if t.titles == nil {
			continue
		}
		cells := make([]string, len(t.titles))
		for i, text := range t.titles {
			cells[i] = regexp.QuoteMeta(block.OneLine(text))
		}
		if p := "^" + strings.Join(cells, ` \| `) + "$"; !slices.Contains(l.noise, p) {
			l.noise = append(l.noise, p)
			l.notes["noise"] = "a row names the columns"
		}
	}
}
