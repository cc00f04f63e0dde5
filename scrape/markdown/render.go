package markdown

import (
	"bytes"
	"fmt"
	"sort"
	"strings"

	"github.com/errgen/errgen/scrape/html"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// renderHTML returns a plain page as HTML, with a [LineMark] wherever text
// of another line begins.
func renderHTML(p *plainPage) ([]byte, error) {
	blocks := []util.PrioritizedValue{
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	} // and no blocks of HTML: what elements hold is Markdown
	if !p.isMDX {
		blocks = append(blocks, util.Prioritized(parser.NewCodeBlockParser(), 500))
	}
	extensions := []goldmark.Extender{extension.Table, extension.Strikethrough}
	if !p.isMDX {
		extensions = append(extensions, extension.DefinitionList) // which MDX has not
	}
	md := goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(blocks...),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
			parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		)),
		goldmark.WithExtensions(extensions...),
		goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe(), renderer.WithNodeRenderers(util.Prioritized(newHTMLRenderer(p), 100))),
	)
	var out bytes.Buffer
	out.WriteString("<!doctype html><article>\n")
	if err := md.Convert([]byte(p.text), &out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// An htmlRenderer renders the nodes that hold text or links.
type htmlRenderer struct {
	starts []int // the offset of each line of the plain page
	lines  []int // the line of the source that each is from
	last   int   // the line marked last
}

func newHTMLRenderer(p *plainPage) *htmlRenderer {
	m := &htmlRenderer{starts: make([]int, 0, len(p.lines)), lines: p.lines}
	at := 0
	for line := range strings.Lines(p.text) {
		m.starts = append(m.starts, at)
		at += len(line)
	}
	return m
}

// RegisterFuncs makes m a renderer of nodes.
func (m *htmlRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(tables.KindTableRow, m.element("tr"))
	r.Register(tables.KindTableHeader, m.element("tr"))
	r.Register(ast.KindParagraph, m.paragraph)
	r.Register(ast.KindText, m.text)
	r.Register(ast.KindCodeSpan, m.codeSpan)
	r.Register(ast.KindCodeBlock, m.code)
	r.Register(ast.KindFencedCodeBlock, m.code)
	r.Register(ast.KindLink, m.link)
	r.Register(ast.KindImage, m.image)
}

// mark writes a mark when what begins at offset pos of the plain page is from
// another line than what was marked last.
func (m *htmlRenderer) mark(w util.BufWriter, pos int) {
	i := sort.SearchInts(m.starts, pos+1) - 1
	if i < 0 || m.lines[i] == m.last {
		return
	}
	m.last = m.lines[i]
	fmt.Fprintf(w, "<!--%s%d-->", html.LineMark, m.last)
}

func (m *htmlRenderer) element(name string) renderer.NodeRendererFunc {
	return func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			m.mark(w, n.Pos())
			fmt.Fprintf(w, "<%s>", name)
		} else {
			fmt.Fprintf(w, "</%s>\n", name)
		}
		return ast.WalkContinue, nil
	}
}

// paragraph renders a paragraph, without a tag of its own when it begins with a tag of a
// block-level element.
func (m *htmlRenderer) paragraph(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if raw, ok := n.FirstChild().(*ast.RawHTML); ok && beginsBlock(string(raw.Segments.Value(source))) {
		if entering {
			m.mark(w, n.Pos())
		}
		_ = w.WriteByte('\n')
		return ast.WalkContinue, nil
	}
	return m.element("p")(w, source, n, entering)
}

func beginsBlock(raw string) bool {
	t, _, ok := scanTag(raw)
	return ok && !isInline(t.name)
}

func (m *htmlRenderer) text(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	t := n.(*ast.Text)
	m.mark(w, t.Segment.Start)
	goldmarkhtml.DefaultWriter.Write(w, t.Segment.Value(source))
	if t.HardLineBreak() {
		_, _ = w.WriteString("<br>")
	}
	if t.HardLineBreak() || t.SoftLineBreak() {
		_ = w.WriteByte('\n')
	}
	return ast.WalkContinue, nil
}

// codeSpan renders code within text. It has the line of its first character,
// since a block may begin with it.
func (m *htmlRenderer) codeSpan(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, _ = w.WriteString("</code>")
		return ast.WalkContinue, nil
	}
	if first, ok := n.FirstChild().(*ast.Text); ok {
		m.mark(w, first.Segment.Start)
	}
	_, _ = w.WriteString("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			_, _ = w.Write(util.EscapeHTML(t.Segment.Value(source)))
		}
	}
	return ast.WalkSkipChildren, nil
}

func (m *htmlRenderer) code(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	m.mark(w, n.Pos())
	_, _ = w.WriteString("<pre><code")
	if fenced, ok := n.(*ast.FencedCodeBlock); ok && fenced.Info != nil { // the language, and what may follow it
		fmt.Fprintf(w, ` data-lang="%s"`, util.EscapeHTML(bytes.TrimSpace(fenced.Info.Value(source))))
	}
	_ = w.WriteByte('>')
	for _, line := range n.Lines().Sliced(0, n.Lines().Len()) {
		_, _ = w.Write(util.EscapeHTML(line.Value(source)))
	}
	_, _ = w.WriteString("</code></pre>\n")
	return ast.WalkSkipChildren, nil
}

// link renders a link with its address as it is written.
func (m *htmlRenderer) link(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, _ = w.WriteString("</a>")
		return ast.WalkContinue, nil
	}
	address := util.UnescapePunctuations(n.(*ast.Link).Destination)
	address = util.ResolveNumericReferences(util.ResolveEntityNames(address))
	fmt.Fprintf(w, `<a href="%s">`, util.EscapeHTML(address))
	return ast.WalkContinue, nil
}

// image renders nothing: an image has no text that a browser shows.
func (m *htmlRenderer) image(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkSkipChildren, nil
}
