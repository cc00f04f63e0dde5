package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/templates"
)

// maxComment is how many characters GitHub takes for a comment. We count
// bytes, which are never fewer.
const maxComment = 65536

// maxMarkdownText bounds one text of an item, in bytes.
const maxMarkdownText = 2000

// onScreen is how many items, of two or three lines each, fit on a screen with
// what stands above them.
const onScreen = 8

// writeMarkdown writes a comment for a pull request: how many items each
// level has, what that means for the next version, and the items. The first
// level is unfolded, and others as long as all of it fits on a screen. What
// does not fit in a comment is counted at the end.
func writeMarkdown(out io.Writer, r Report, _ Options) error {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n", Prose(cut(r.Title, maxMarkdownText)))
	if len(r.Items) == 0 {
		if r.Verdict == "" {
			b.WriteString("Nothing found.\n")
		}
		r.markdownNotes(&b)
		return inert.WriteDiff(out, b.String())
	}
	if r.Bump.Version != "" {
		fmt.Fprintf(&b, "Next version of the generated package: **%s**, %s\n\n", Prose(r.Bump.Version), Prose(cut(r.Bump.Reason, maxMarkdownText)))
	}
	r.markdownSummary(&b)
	r.markdownLevels(&b)
	r.markdownNotes(&b)
	return inert.WriteDiff(out, b.String())
}

// markdownNotes writes the notes, and the diff if there is room for it.
func (r Report) markdownNotes(b *strings.Builder) {
	for _, note := range r.Notes {
		if b.Len()+len(note) < maxComment/2 {
			fmt.Fprintf(b, "\n%s\n", Prose(note))
		}
	}
	if r.Diff == "" {
		return
	}
	text := templates.Printable(r.Diff)
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	block := fmt.Sprintf("\n<details><summary><b>diff</b></summary>\n\n%sdiff\n%s\n%s\n\n</details>\n", fence, strings.TrimSuffix(text, "\n"), fence)
	if b.Len()+len(inert.Text(block)) > maxComment {
		block = "\nThe diff is longer than GitHub takes in a comment.\n"
	}
	b.WriteString(block)
}

// markdownSummary writes a table of the levels that have items. Nothing in it
// comes from documentation.
func (r Report) markdownSummary(b *strings.Builder) {
	b.WriteString("| level | | rules |\n|---|--:|---|\n")
	for _, l := range r.Levels {
		items := r.at(l)
		if len(items) == 0 {
			continue
		}
		fmt.Fprintf(b, "| %s | %d | %s |\n", l, len(items), ruleCounts(items))
	}
	b.WriteString("\n")
}

// ruleCounts says how often each rule occurs, in the order in which they do.
func ruleCounts(items []Item) string {
	var order []string
	counts := map[string]int{}
	for _, it := range items {
		if counts[it.Rule]++; counts[it.Rule] == 1 {
			order = append(order, it.Rule)
		}
	}
	for i, rule := range order {
		if n := counts[rule]; n > 1 {
			order[i] = fmt.Sprint(n, " ", rule)
		}
	}
	return strings.Join(order, ", ")
}

func (r Report) markdownLevels(b *strings.Builder) {
	const reserve = 300 // for what is written after the items
	left, unfolded := 0, 0
	for _, l := range r.Levels {
		items := r.at(l)
		if len(items) == 0 {
			continue
		}
		open := ""
		if unfolded == 0 || unfolded+len(items) <= onScreen {
			open, unfolded = " open", unfolded+len(items)
		}
		written := false
		for _, one := range bundles(items) {
			for i, text := range one.markdown() {
				text = inert.Text(text) // as long as it will be
				if b.Len()+len(text) > maxComment-reserve {
					left += len(one) - i
					break
				}
				if !written {
					fmt.Fprintf(b, "<details%s><summary><b>%s</b> (%d)</summary>\n\n", open, l, len(items))
					written = true
				}
				b.WriteString(text)
			}
		}
		if written {
			b.WriteString("\n</details>\n")
		}
	}
	if left > 0 {
		fmt.Fprintf(b, "\n**%d of %d are not shown**, as GitHub takes no longer comment. `--format html` and `json` have all.\n", left, len(r.Items))
	}
}

// markdown returns the items as those of a list, each on one line: GitHub breaks
// lines in comments where the source does. What all of them say stands above the
// first.
func (b bundle) markdown() []string {
	rows := b.Rows()
	if rows == nil {
		it := b.Item()
		lines := append([]string{it.markdownMessage()}, it.markdownValues()...)
		return []string{"- " + strings.Join(append(lines, it.about(it.Rule)), "<br>") + "\n"}
	}
	shared := b.Values()
	shared.Fix = b.Fix()
	lines := append([]string{Prose(cut(b.Heading(), maxMarkdownText))}, shared.markdownValues()...)
	texts := make([]string, len(rows))
	for i, it := range rows {
		row := append([]string{Prose(cut(it.Name(), maxMarkdownText)) + " " + it.about("")}, it.markdownValues()...)
		texts[i] = "  - " + strings.Join(row, "<br>") + "\n"
	}
	texts[0] = "- " + strings.Join(append(lines, Item{}.about(b.Item().Rule)), "<br>") + "\n" + texts[0]
	return texts
}

// about returns where the item is and its rule.
func (it Item) about(rule string) string {
	text := strings.TrimSpace(Prose(cut(it.Place(), maxMarkdownText)) + " " + rule)
	if text == "" {
		return ""
	}
	return "<sub>" + text + "</sub>"
}

// markdownValues returns what the item changes, and what to do, as lines.
func (it Item) markdownValues() []string {
	var lines []string
	old, now := Prose(cut(it.Old, maxMarkdownText)), Prose(cut(it.New, maxMarkdownText))
	switch {
	case len(it.Words) > 0 && len(it.Old)+len(it.New) <= maxMarkdownText:
		lines = append(lines, markdownWords(it.Words))
	case old != "" && now != "":
		lines = append(lines, "<del>"+old+"</del> → <ins>"+now+"</ins>")
	case old != "":
		lines = append(lines, "<del>"+old+"</del>")
	case now != "":
		lines = append(lines, "<ins>"+now+"</ins>")
	}
	if it.Fix != "" {
		lines = append(lines, paragraph(it.Fix))
	}
	return lines
}

// markdownMessage returns the message with its subject as code, even where
// that is a plain word.
func (it Item) markdownMessage() string {
	s := it.Sentence()
	before, subject, after := s.Before, s.Subject, s.After
	_, _, end := trim(before)
	begin, _, _ := trim(after)
	before, after = Prose(before)+space(end), space(begin)+Prose(after)
	name := strings.Join(strings.Fields(templates.Printable(subject)), " ")
	if name == "" || len(it.Message) > maxMarkdownText || strings.HasSuffix(before, "`") || strings.HasPrefix(after, "`") {
		return Prose(cut(it.Message, maxMarkdownText))
	}
	return before + code(name) + after
}

// markdownWords returns two values as one text.
func markdownWords(words []Word) string {
	var b strings.Builder
	for _, w := range joined(words) {
		// A change of white space alone has nothing to show.
		before, core, after := trim(w.Text)
		if core == "" {
			b.WriteString(" ")
			continue
		}
		tags := map[WordKind][2]string{Deleted: {"<del>", "</del>"}, Inserted: {"<ins>", "</ins>"}}[w.Kind]
		b.WriteString(space(before) + tags[0] + Prose(core) + tags[1] + space(after))
	}
	return strings.TrimSpace(b.String())
}

// joined returns words with no two of one kind in a row: two pieces of code
// would run into each other.
func joined(words []Word) []Word {
	var all []Word
	for _, w := range words {
		if last := len(all) - 1; last >= 0 && all[last].Kind == w.Kind {
			all[last].Text += w.Text
			continue
		}
		all = append(all, w)
	}
	return all
}

// trim cuts the white space off both ends of text.
func trim(text string) (before, core, after string) {
	core = strings.TrimSpace(text)
	if core == "" {
		return text, "", ""
	}
	before, after, _ = strings.Cut(text, core)
	return before, core, after
}

// space returns one space for any white space.
func space(s string) string {
	if s == "" {
		return ""
	}
	return " "
}
