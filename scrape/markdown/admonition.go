package markdown

import (
	"regexp"
	"strings"
)

// An admonition is a box that Markdown has no syntax for. Each generator has its
// own. What it holds is text like any other; of the line that opens it only a
// title is shown, and that stands as a paragraph.
var (
	directiveLine = regexp.MustCompile(`^:{3,}[ \t]*(.*?)[ \t:]*$`)
	alertLine     = regexp.MustCompile(`^\[![A-Za-z][\w-]*(?:[ \t|][^\]]*)?\][+-]?[ \t]*(.*?)[ \t]*$`)
	boxLine       = regexp.MustCompile(`^(?:!!!|\?\?\?\+?)[ \t]*([A-Za-z][\w-]*(?:[ \t]+[\w-]+)*)?[ \t]*(?:"(.*)")?[ \t]*$`)
	tabLine       = regexp.MustCompile(`^===[!+]*[ \t]+"(.*)"[ \t]*$`)
	hintLine      = regexp.MustCompile(`^[!?]>[ \t]+(.*)$`)

	directiveName = regexp.MustCompile(`^(?:\{[\w:-]+\}|[\w-]+)?`)
	bracedEnd     = regexp.MustCompile(`\{[^{}]*\}$`)
	titleValue    = regexp.MustCompile(`\btitle=(?:"([^"]*)"|'([^']*)')`)
)

// admonition takes in the line at hand where it opens or closes an admonition.
// What the line begins with is prefix.
func (p *mdxReducer) admonition(prefix string) bool {
	line := p.peek()
	text := line[len(prefix):]
	indent, marker := indentation(prefix)
	if text == "" || !strings.ContainsRune(":[!?=", rune(text[0])) {
		return false
	}
	quoted := strings.Contains(marker, ">")
	column := p.column(indent)
	if marker != "" && !quoted || column > p.list+3 {
		return false
	}
	title, ok := "", false
	switch {
	case quoted && text[0] == '[':
		title, ok = lineTitle(alertLine, text)
	case text[0] == ':':
		title, ok = directiveTitle(text)
	case text[0] == '[' || quoted:
	default:
		title, ok = p.boxTitle(line, text)
	}
	if !ok {
		return false
	}
	p.writeTitle(title, column, marker)
	if text[0] != ':' && !quoted && !hintLine.MatchString(text) {
		p.frames = append(p.frames, frame{name: boxFrame, column: indent, base: column, strip: -1})
	}
	p.skip(len(line) + 1)
	return true
}

// boxFrame names the frame of an admonition that ends where the indentation does.
const boxFrame = "!!!"

// leaveBoxes closes the admonitions that a line of that indentation is not in.
func (p *mdxReducer) leaveBoxes(line string) {
	if len(p.frames) == 0 {
		return
	}
	indent, _ := indentation(line)
	for i := range p.frames {
		if f := &p.frames[i]; f.name == boxFrame && indent <= f.column {
			p.frames = p.frames[:i]
			p.newline(p.line)
			return
		}
	}
}

// writeTitle writes the title of an admonition, if any, apart from what stands
// before and after it.
func (p *mdxReducer) writeTitle(title string, column int, marker string) {
	indent := strings.Repeat(" ", column)
	if marker != "" {
		if title != "" {
			p.write(indent+marker+title, p.line)
		}
		p.write(indent+strings.TrimRight(marker, " \t"), p.line)
		return
	}
	p.newline(p.line)
	if title == "" {
		return
	}
	p.list = min(p.list, column)
	p.write(indent+title, p.line)
	p.newline(p.line)
}

// boxTitle returns the title of an admonition whose content is indented, or of
// one that is a paragraph, and whether text opens one.
func (p *mdxReducer) boxTitle(line, text string) (title string, ok bool) {
	if title, ok = lineTitle(hintLine, text); ok {
		return title, true
	}
	if title, ok = lineTitle(tabLine, text); !ok {
		m := boxLine.FindStringSubmatch(text)
		if m == nil || m[1] == "" && m[2] == "" {
			return "", false
		}
		title = plainTitle(m[2])
	}
	rest := strings.TrimLeft(p.src[min(p.at+len(line), len(p.src)):], "\n")
	next, _, _ := strings.Cut(rest, "\n")
	outer, _ := indentation(line)
	inner, _ := indentation(next)
	return title, inner > outer && len(p.frames) < maxOpen
}

// directiveTitle returns the title of a container directive, :::name, and
// whether text opens or closes one.
func directiveTitle(text string) (title string, ok bool) {
	m := directiveLine.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	attributes := bracedEnd.FindString(m[1])
	name := directiveName.FindString(m[1])
	rest := strings.TrimSpace(m[1][len(name):])
	if attributes != "" && attributes != name {
		rest = strings.TrimSpace(strings.TrimSuffix(rest, attributes))
	}
	if strings.HasPrefix(rest, "[") && strings.HasSuffix(rest, "]") {
		rest = rest[1 : len(rest)-1]
	}
	if rest == "" {
		rest = titleOf(attributes)
	}
	return plainTitle(rest), true
}

func lineTitle(re *regexp.Regexp, text string) (title string, ok bool) {
	m := re.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	return plainTitle(m[1]), true
}

// titleOf returns the title among attributes, or "".
func titleOf(attributes string) string {
	m := titleValue.FindStringSubmatch(attributes)
	if m == nil {
		return ""
	}
	return m[1] + m[2]
}

// plainTitle returns a title as Markdown that holds no tags.
func plainTitle(s string) string { return strings.ReplaceAll(s, "<", `\<`) }
