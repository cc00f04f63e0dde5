package html

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// numberedCode reads a table that highlighters write for code with line numbers: a column
// of numbers and one of code, in one row for all lines or in one for each. It reports
// whether the table is one.
func (w *walker) numberedCode(n *html.Node) bool {
	if n.DataAtom != atom.Table {
		return false
	}
	rows := rowsOf(n)
	if len(rows) == 0 || !isNumbered(rows) {
		return false
	}
	w.flush()
	w.ids.begin()
	w.source = w.source[:0]
	line, lang := w.line, ""
	for _, row := range rows {
		w.skip(row[0])
		line = cmp.Or(line, w.line)
		at := row[1]
		if pre := firstPre(at); pre != nil {
			at = pre
		}
		w.ids.add(traitsOf(at).id)
		lang = cmp.Or(lang, language(at), language(n))
		if len(w.source) > 0 && w.source[len(w.source)-1] != '\n' {
			w.source = append(w.source, '\n')
		}
		w.codeText(at)
		w.skip(row[1])
	}
	if text := strings.TrimSpace(string(w.source)); text != "" {
		w.emit(block.Block{Kind: block.Code, Text: text, Lang: lang, Line: line})
	}
	return true
}

// isNumbersOfCode reports whether preformatted text is the line numbers beside code. By
// its class alone it is not: "line-numbers" asks a script to number the code.
func isNumbersOfCode(n *html.Node, t *traits) bool {
	named := isGutter(t.class) || strings.Contains(t.class, "line-number") || n.Parent != nil && isGutter(classOf(n.Parent))
	return named && counts(plainText(n))
}

// skip passes over an element, but for the marks in it.
func (w *walker) skip(n *html.Node) {
	if !w.marked {
		return
	}
	for d := range n.Descendants() {
		if d.Type == html.CommentNode {
			w.line = max(w.line, markedLine(d.Data))
		}
	}
}

// rowsOf returns the cells of the rows of two cells of a table, or nil where one has
// others. A header cell that is alone is the title of the code.
func rowsOf(table *html.Node) (rows [][2]*html.Node) {
	for group := table.FirstChild; group != nil; group = group.NextSibling {
		if group.DataAtom != atom.Tbody && group.DataAtom != atom.Thead {
			if group.Type == html.ElementNode && group.DataAtom != atom.Colgroup {
				return nil
			}
			continue
		}
		for row := group.FirstChild; row != nil; row = row.NextSibling {
			if row.DataAtom != atom.Tr {
				continue
			}
			first := firstElement(row)
			if first == nil {
				return nil
			}
			second := nextElement(first)
			if second == nil && first.DataAtom == atom.Th {
				continue
			}
			if second == nil || nextElement(second) != nil || second.DataAtom != atom.Td || !mayNumber(first) {
				return nil
			}
			rows = append(rows, [2]*html.Node{first, second})
		}
	}
	return rows
}

// mayNumber reports whether a cell may be that of line numbers: by its class, or for it
// begins with preformatted text.
func mayNumber(n *html.Node) bool {
	return isGutter(classOf(n)) || hasAttr(n, "data-line-number") || firstPre(n) != nil
}

// isNumbered reports whether rows are code with line numbers beside it. Where no class says
// so, one number may be as well the code of an error.
func isNumbered(rows [][2]*html.Node) bool {
	first, second := rows[0][0], rows[0][1]
	numbers := strings.TrimSpace(plainText(first))
	switch {
	case numbers != "" && !counts(numbers):
		return false
	case isGutter(classOf(first)) || hasAttr(first, "data-line-number"):
		return len(rows) > 1 || firstPre(second) != nil || isCode(classOf(second))
	}
	hugo := strings.Contains(classOf(first), "lntd")
	return len(rows) == 1 && firstPre(second) != nil && (hugo || strings.ContainsAny(numbers, " \n"))
}

func isCode(class string) bool {
	for name := range strings.FieldsSeq(class) {
		if name == "code" || strings.HasSuffix(name, "-code") {
			return true
		}
	}
	return false
}

// counts reports whether text consists of numbers, each greater by one than that before.
func counts(text string) bool {
	next := -1
	for field := range strings.FieldsSeq(text) {
		n, err := strconv.Atoi(field)
		if err != nil || next >= 0 && n != next {
			return false
		}
		next = n + 1
	}
	return next >= 0
}

// firstPre returns the preformatted text that n begins with, or nil.
func firstPre(n *html.Node) *html.Node {
	for c := firstElement(n); c != nil && c.DataAtom != atom.Table; c = firstElement(c) {
		if IsPreformatted(c.DataAtom) {
			return c
		}
	}
	return nil
}

func nextElement(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil && n.Type != html.ElementNode; n = n.NextSibling {
	}
	return n
}

func classOf(n *html.Node) string {
	for i := range n.Attr {
		if n.Attr[i].Key == "class" {
			return n.Attr[i].Val
		}
	}
	return ""
}
