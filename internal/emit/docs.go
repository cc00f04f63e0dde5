package emit

import (
	"fmt"
	"strings"
)

// entryDoc returns the doc comment of the constant of an entry.
func (p *plan) entryDoc(e constant) comment {
	c := comment{p.summary(e)}
	if e.Description != e.Message {
		c = append(c, descriptionBlocks(e)...)
	}
	c = append(c, itemBlocks("Other messages:", e.MoreMessages)...)
	c = append(c, itemBlocks("Common causes:", e.Causes)...)
	c = append(c, itemBlocks("Troubleshooting steps:", e.Steps)...)
	if url := plainText(e.URL); url != "" {
		c = append(c, paragraph{ours: "See " + url + "."})
	}
	if listed := p.listedBy(e); listed != "" && !e.isBare() {
		c = append(c, paragraph{ours: "Listed by " + listed + "."})
	}
	if e.Undocumented && !e.Removed {
		c = append(c, paragraph{ours: p.undocumented()})
	}
	if e.Removed {
		c = append(c, p.deprecation(e))
	}
	return c
}

// descriptionBlocks returns the description of an error. For gofmt, code below a list
// is of its last item: words of our own part them.
func descriptionBlocks(e constant) []block {
	list := textBlocks(e.Description)
	if len(list) == 0 || len(plainTexts(e.Messages())) < 2 {
		return list
	}
	if _, isCode := list[0].(sourceBlock); isCode {
		return append([]block{paragraph{ours: "The documentation says:"}}, list...)
	}
	return list
}

// undocumented returns what the constant of an error says that people added: a
// page that was not read may have it.
func (p *plan) undocumented() string {
	if p.catalog.Coverage.IsPartial() {
		return "The pages that were read do not have this error."
	}
	return "The documentation does not have this error."
}

// listedBy returns which lists have an error that is on no page, in words, or "".
func (p *plan) listedBy(e constant) string {
	by := plainText(e.ListedBy())
	switch {
	case by == "" || e.URL != "" || e.Removed:
		return ""
	case p.isListedOnly(&e.Entry):
		return by + "; not on the pages that were read"
	}
	return by
}

// isBare reports whether nothing but its type is known of an error.
func (e constant) isBare() bool { return len(e.Status) == 0 && plainText(e.Message) == "" }

// summary returns the first paragraph of a doc comment: statuses and message.
func (p *plan) summary(e constant) paragraph {
	message := plainText(e.Message)
	switch listed := p.listedBy(e); {
	case e.isBare() && listed != "":
		return paragraph{ours: e.name + " is listed by " + listed + "."}
	case e.isBare():
		return paragraph{ours: e.name + " is sent without a documented status or message."}
	case len(e.Status) == 0:
		return paragraph{p.occasion(e) + " with the message:", message}
	}
	ours := p.occasion(e)
	if message == "" {
		return paragraph{ours: ours + "."}
	}
	return paragraph{ours + ":", message}
}

// occasion says with which statuses an error is sent.
func (p *plan) occasion(e constant) string {
	if len(e.Status) == 0 {
		return e.name + " is sent"
	}
	statuses := make([]string, len(e.Status))
	for n, code := range e.Status {
		statuses[n] = strings.TrimSpace(fmt.Sprint(code, " ", p.titles[code]))
	}
	return e.name + " is sent with status " + enumerate(statuses)
}

// deprecation returns the paragraph for the constant of a removed entry, in the
// form that editors and linters recognize.
func (p *plan) deprecation(e constant) paragraph {
	ours := "Deprecated: the documentation no longer has this error."
	if name := p.nameOf(e.ReplacedBy); name != "" && e.ReplacedBy != e.Type {
		ours += " Use [" + name + "] instead."
	}
	return paragraph{ours: ours}
}

// enumerate joins words: "a", "a or b", "a, b or c".
func enumerate(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// statusDoc returns the doc comment of the constant of a status.
func statusDoc(s statusConstant) comment {
	what := fmt.Sprint(s.Code)
	if title := plainText(s.Title); title != "" {
		what += " " + title
	}
	c := comment{paragraph{
		ours: s.name + " is the HTTP status " + what + ", which net/http has no name for.",
	}}
	if url := plainText(s.URL); url != "" {
		c = append(c, paragraph{ours: "See " + url + "."})
	}
	return c
}

// tablesDoc returns the doc comment that explains the tables.
func tablesDoc() comment {
	return comment{
		paragraph{ours: "genRows is the number of types. The tables below have a row for each, sorted by type," +
			" and row 0 before them, which is empty. genFind, in lookup.go, finds the row of a type by a perfect hash."},
		paragraph{ours: "What row n says is a line of <column>Text: that from <column>At[n] to <column>At[n+1]." +
			" Where rows share lines, <column>No says which line is that of a row;" +
			" where few rows say something, <column>Rows says which, and line 0 is that of the others." +
			" Of a list, the lines are those from <column>From[n] up to <column>From[n+1]."},
		paragraph{ours: "A table of numbers is a string: four bytes for each, the lowest first; two in statuses, one in flags."},
	}
}
