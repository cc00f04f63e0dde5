package scrape

import (
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/rule"
)

// A draft is an entry that is being built from its blocks.
type draft struct {
	start    int           // the first block of it
	main     int           // the first block that each such entry has
	body     int           // the block after those that begin it
	fields   rule.Captures // each of another name
	category []string
	messages []string // after the first
	prose    []string // the paragraphs of the description
	causes   []string
	steps    []string
	labelled [parts]bool // the parts whose label was seen
	seen     []string    // the texts of these labels
	section  section     // what the block at hand belongs to
	texts    []string    // what a field has in this section
	textsAt  int         // the block of the first of these
	added    []addition  // the texts of this section, where there are alternatives to some
	closed   int16       // the level of the heading whose section is ignored, 0 where none is
	depth    int16       // the level of the items of that part, 0 before the first
	nested   int         // how many items the last text of the part ends with
	textAt   int         // the block where the texts of the part at hand may begin
	goneOn   int         // the last block that is the rest of the text before it
	ofItem   bool        // whether that text is an item
	sampled  bool        // whether a sample was seen
	ended    bool        // whether the label that ends it was seen
}

// A part is a part of an entry.
type part int

const (
	inDescription part = iota
	inCauses
	inSteps
	inSample
	afterSample
	inIgnored
	inField   // a field other than those above
	inPattern // text in which a pattern captures
	atEnd
	parts // how many there are
)

// An addition is a text of a list: where it is in the list, the block that it is of,
// and the rank of that among the kinds of the part.
type addition struct{ index, block, rank int }

// field returns the capture of a name, and whether there is one.
func (d *draft) field(name string) (rule.Capture, bool) { return d.fields.Of(name) }

func (d *draft) value(name string) string { return d.fields.Value(name) }

// list returns the texts of the part at hand.
func (d *draft) list() *[]string {
	switch d.section.part {
	case inCauses:
		return &d.causes
	case inSteps:
		return &d.steps
	case inField:
		return &d.texts
	}
	return &d.prose
}

// add adds the text of a block to the part at hand. Where lists nest, an item
// within an item goes on with the text of that.
func (d *draft) add(b *block.Block, nest bool) {
	texts, text := d.list(), rule.Said(b)
	if b.Kind == block.Code && d.section.part <= inSteps {
		d.addCode(texts, indented(text))
		return
	}
	if n := len(*texts); nest && d.isNested(b) && n > 0 {
		(*texts)[n-1] = appendItem((*texts)[n-1], text, d.nested)
		d.nested++
		return
	}
	d.nested = 0
	*texts = append(*texts, text)
}

// addCode adds code to the part at hand. In a list it is of the item that announces it.
func (d *draft) addCode(texts *[]string, code string) {
	d.nested = 0
	if n := len(*texts); n > 0 && d.section.part != inDescription && announces((*texts)[n-1]) {
		(*texts)[n-1] += "\n\n" + code
		return
	}
	*texts = append(*texts, code)
}

// announces reports whether a text says that something follows.
func announces(text string) bool {
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
}

// codeIndent is what each line of code begins with in a text.
const codeIndent = "    "

// indented returns code as it stands in a text: see [catalog.Entry].
func indented(code string) string {
	lines := strings.Split(code, "\n")
	for i, line := range lines {
		line = strings.TrimRight(line, " \t\r")
		begin := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if line != "" {
			line = codeIndent + strings.ReplaceAll(begin, "\t", codeIndent) + line[len(begin):]
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}

// has reports whether d has what a layout can require.
func (d *draft) has(what string) bool {
	switch what {
	case "sample":
		return d.sampled
	case "end":
		return d.ended
	case "description":
		return len(d.prose) > 0 || d.value("description") != ""
	case "category":
		return len(d.category) > 0
	case "causes":
		return len(d.causes) > 0
	case "steps":
		return len(d.steps) > 0
	}
	return d.value(what) != ""
}

// isLabelled reports whether the label of what a layout can require was seen.
func (d *draft) isLabelled(what string) bool {
	return what == "causes" && d.labelled[inCauses] || what == "steps" && d.labelled[inSteps]
}

// description returns the captured description and the paragraphs after it.
func (d *draft) description() string {
	if text := d.value("description"); text != "" {
		return strings.Join(append([]string{text}, d.prose...), "\n\n")
	}
	return strings.Join(d.prose, "\n\n")
}
