package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// A span is text in one style, the classes of its element.
type span struct{ text, class string }

// A line is what stands on one line of the terminal.
type line []span

// classes are the styles that errgen uses, by their numbers in an escape
// sequence.
var classes = map[string]string{
	"1": "bold", "2": "faint", "4": "under", "9": "through",
	"31": "red", "32": "green", "33": "yellow", "36": "cyan",
}

var style = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// parse returns the lines of what a program prints to a terminal.
func parse(out string) ([]line, error) {
	var lines []line
	class := ""
	for text := range strings.Lines(strings.ReplaceAll(out, "\r\n", "\n")) {
		text = strings.TrimSuffix(text, "\n")
		var l line
		for text != "" {
			at := style.FindStringSubmatchIndex(text)
			if at == nil {
				at = []int{len(text), len(text), 0, 0}
			}
			if at[0] > 0 {
				l = append(l, span{text[:at[0]], class})
			}
			if at[1] > at[0] {
				var err error
				if class, err = classOf(text[at[2]:at[3]]); err != nil {
					return nil, err
				}
			}
			text = text[at[1]:]
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// classOf returns the classes for the numbers of an escape sequence.
func classOf(numbers string) (string, error) {
	var all []string
	for _, n := range strings.Split(numbers, ";") {
		class, ok := classes[n]
		switch {
		case n == "0" || n == "":
			all = nil
		case !ok:
			return "", fmt.Errorf("the style %s is not known: add it to classes and to the style sheet", n)
		default:
			all = append(all, class)
		}
	}
	return strings.Join(all, " "), nil
}

// Sizes in the picture, in pixels.
const (
	charWidth  = 7.83 // of a character of 13 pixels in the usual monospaced fonts
	lineHeight = 18
	margin     = 20
	bar        = 34 // the title bar
)

const styleSheet = `
text { font: 13px ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; fill: #1f2328; white-space: pre }
.frame { fill: #f6f8fa; stroke: #d1d9e0 }
.prompt { fill: #59636e }
.command, .bold { font-weight: 600 }
.faint { fill: #59636e }
.under { text-decoration: underline }
.through { text-decoration: line-through }
.red { fill: #c21c27 }
.green { fill: #116329 }
.yellow { fill: #8a5a00 }
.cyan { fill: #0a5f7d }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .frame { fill: #0d1117; stroke: #3d444d }
  .prompt, .faint { fill: #9198a1 }
  .red { fill: #ff8179 }
  .green { fill: #56d364 }
  .yellow { fill: #e3b341 }
  .cyan { fill: #76d9e6 }
}
`

// draw returns the picture of a terminal with these lines.
func draw(lines []line) []byte {
	width, height := columns*charWidth+2*margin, bar+len(lines)*lineHeight+margin
	var b bytes.Buffer
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%d\" viewBox=\"0 0 %.0f %d\" role=\"img\" aria-label=\"A terminal with what errgen prints\">\n",
		width, height, width, height)
	fmt.Fprintf(&b, "<style>%s</style>\n", styleSheet)
	fmt.Fprintf(&b, "<rect class=\"frame\" x=\"0.5\" y=\"0.5\" width=\"%.0f\" height=\"%d\" rx=\"8\"/>\n", width-1, height-1)
	for i, color := range []string{"#ff5f57", "#febc2e", "#28c840"} {
		fmt.Fprintf(&b, "<circle cx=\"%d\" cy=\"18\" r=\"5\" fill=\"%s\"/>\n", margin+4+i*18, color)
	}
	for i, l := range lines {
		if len(l) > 0 {
			fmt.Fprintf(&b, "<text x=\"%d\" y=\"%d\" xml:space=\"preserve\">", margin, bar+(i+1)*lineHeight)
			drawLine(&b, l)
			b.WriteString("</text>\n")
		}
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// drawLine writes a line, each span in its columns, however wide the letters
// of the reader's font are.
func drawLine(b *bytes.Buffer, l line) {
	column := 0
	for _, s := range l {
		n := utf8.RuneCountInString(s.text)
		fmt.Fprintf(b, "<tspan x=\"%.2f\" textLength=\"%.2f\" lengthAdjust=\"spacingAndGlyphs\"", margin+float64(column)*charWidth, float64(n)*charWidth)
		if s.class != "" {
			fmt.Fprintf(b, " class=\"%s\"", s.class)
		}
		b.WriteString(">")
		xml.EscapeText(b, []byte(s.text)) // a bytes.Buffer takes everything
		b.WriteString("</tspan>")
		column += n
	}
}
