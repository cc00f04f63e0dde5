package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/errgen/errgen/internal/problem"
)

// A Changelog is the history of a catalogue.
type Changelog struct {
	Title    string
	Levels   []problem.Severity // the gravest first
	Versions []Version          // the newest first
	Plot     Plot
}

// A Version is what one commit changed.
type Version struct {
	Hash    string // of the commit
	Date    time.Time
	Subject string // of the commit
	Note    string // what there is to say beside the items; may be empty
	Items   []Item
}

// WriteMarkdown writes the changelog, each version under its date, its items
// by level. A plot of the entries comes first, where there are two versions.
func (c Changelog) WriteMarkdown(out io.Writer) error {
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, "# %s\n", Prose(c.Title))
	if len(c.Plot) > 1 {
		fmt.Fprintf(w, "\n```text\n%s```\n", c.Plot.Blocks())
	}
	for _, v := range c.Versions {
		fmt.Fprintf(w, "\n## %s %s (%.10s)\n", v.Date.Format(time.DateOnly), Prose(cut(v.Subject, 200)), v.Hash)
		if v.Note != "" {
			fmt.Fprintf(w, "\n%s\n", paragraph(v.Note))
		}
		v.markdown(w, c.Levels)
	}
	return w.Flush()
}

// paragraph returns the lines of text as one line of Markdown: a line feed in
// it could begin a block.
func paragraph(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = Prose(cut(line, maxMarkdownText)); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "<br>")
}

func (v Version) markdown(w io.Writer, levels []problem.Severity) {
	r := Report{Items: terse(v.Items)}
	for _, l := range levels {
		items := r.at(l)
		if len(items) == 0 {
			continue
		}
		fmt.Fprintf(w, "\n### %s\n\n", l)
		for _, b := range bundles(items) {
			b.sentences(w)
		}
	}
}

// sentences writes the items, each as one sentence, or as a row below what all of
// them say.
func (b bundle) sentences(w io.Writer) {
	rows := b.Rows()
	if rows == nil {
		fmt.Fprintf(w, "- %s\n", b.Item().sentence())
		return
	}
	shared := b.Values()
	shared.Message = b.Heading()
	fmt.Fprintf(w, "- %s\n", shared.sentence())
	for _, it := range rows {
		it.Message = it.Name()
		fmt.Fprintf(w, "  - %s\n", it.sentence())
	}
}

// sentence returns the item as one sentence of Markdown, with what is new.
func (it Item) sentence() string {
	text := it.markdownMessage()
	now := Prose(cut(it.New, maxMarkdownText))
	switch {
	case len(it.Words) > 0 && len(it.Old)+len(it.New) <= maxMarkdownText:
		return text + ": " + markdownWords(it.Words)
	case now != "" && it.Old != "":
		return text + ": <del>" + Prose(cut(it.Old, maxMarkdownText)) + "</del> → <ins>" + now + "</ins>"
	case now != "":
		return text + ": " + now
	}
	return text
}
