package report

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// JSONVersion is the version of the form that "json" writes. It changes when
// a field changes its meaning or goes; new fields leave it.
const JSONVersion = 1

//go:embed schema.json
var schema []byte

// Schema returns the JSON Schema of what "json" writes.
func Schema() []byte { return schema }

// A document is a report in JSON.
type document struct {
	Version int         `json:"version"`
	Command string      `json:"command"`
	Title   string      `json:"title"`
	Verdict string      `json:"verdict,omitempty"`
	Notes   []string    `json:"notes,omitempty"`
	Diff    string      `json:"diff,omitempty"`
	Levels  []jsonLevel `json:"levels"`
	Bump    *jsonBump   `json:"bump,omitempty"`
	Items   []jsonItem  `json:"items"`
	Rules   []jsonRule  `json:"rules"`
}

type jsonLevel struct {
	Name     string `json:"name"`
	Severity string `json:"severity"`
	Count    int    `json:"count"`
}

type jsonBump struct {
	Version string `json:"version"`
	Reason  string `json:"reason"`
}

type jsonItem struct {
	Rule        string     `json:"rule"`
	Level       string     `json:"level"`
	Failing     bool       `json:"failing"`
	Likely      bool       `json:"likely"`
	Subject     string     `json:"subject,omitempty"`
	Message     string     `json:"message"`
	Fix         string     `json:"fix,omitempty"`
	File        string     `json:"file,omitempty"`
	Line        int        `json:"line,omitempty"`
	Column      int        `json:"column,omitempty"`
	Old         string     `json:"old,omitempty"`
	New         string     `json:"new,omitempty"`
	Words       []jsonWord `json:"words,omitempty"`
	Fingerprint string     `json:"fingerprint,omitempty"`
}

type jsonWord struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

type jsonRule struct {
	ID    string `json:"id"`
	Level string `json:"level"`
	Doc   string `json:"doc"`
}

// writeJSON writes the report as one JSON value, as schema.json has it. Texts
// are whole: bytes that are not UTF-8 alone become U+FFFD.
func writeJSON(out io.Writer, r Report, _ Options) error {
	doc := document{
		Version: JSONVersion, Command: r.Command, Title: r.Title, Verdict: r.Verdict, Notes: r.Notes, Diff: r.Diff,
		Levels: []jsonLevel{}, Items: []jsonItem{}, Rules: []jsonRule{},
	}
	if r.Bump.Version != "" {
		doc.Bump = &jsonBump{r.Bump.Version, r.Bump.Reason}
	}
	for _, l := range r.Levels {
		items := r.at(l.Name)
		doc.Levels = append(doc.Levels, jsonLevel{l.Name, string(l.Severity), len(items)})
		for _, it := range items {
			doc.Items = append(doc.Items, it.json())
		}
	}
	for _, rule := range r.Rules {
		doc.Rules = append(doc.Rules, jsonRule(rule))
	}
	return encode(out, doc)
}

// encode writes a JSON value in which nothing is invisible.
func encode(out io.Writer, value any) error {
	data, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, escapeInvisible(string(data))+"\n")
	return err
}

func (it Item) json() jsonItem {
	item := jsonItem{
		Rule: it.Rule, Level: it.Level, Failing: it.Failing, Likely: it.Likely, Subject: it.Subject,
		Message: it.Message, Fix: it.Fix, File: it.File, Line: it.Line, Column: it.Column,
		Old: it.Old, New: it.New, Fingerprint: it.Fingerprint,
	}
	for _, w := range it.Words {
		item.Words = append(item.Words, jsonWord{string(w.Kind), w.Text})
	}
	return item
}

// escapeInvisible escapes what a terminal obeys or does not show, such as
// marks of direction. Outside of strings JSON has only ASCII that is neither.
func escapeInvisible(data string) string {
	var b strings.Builder
	b.Grow(len(data))
	for _, r := range data {
		switch {
		case r < 0x7f || unicode.IsGraphic(r) && !unicode.Is(unicode.Z, r):
			b.WriteRune(r)
		case r > 0xffff:
			r -= 0x10000
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}
