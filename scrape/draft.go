package scrape

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A draft is an entry while its blocks are taken in.
type draft struct {
	catalog.Observation
	start  int // the block of its type
	status int // from its badge
	part   part
	prose  []string       // the paragraphs of the description
	heads  map[part]int   // the block of each label seen
	sample map[string]any // the JSON sample; nil until seen
	ended  bool           // whether the label that ends it was seen
}

// A part is what the blocks at hand belong to.
type part int

const (
	inDescription part = iota
	inCauses
	inSteps
	inSample
	afterSample
)

// body takes the blocks of an entry up to where it ends or the next begins.
func (e *entryPage) body(d *draft) {
	d.heads = map[part]int{}
	for ; e.at < len(e.page.Blocks) && !d.ended && !e.startsEntry(e.at); e.at++ {
		b := e.page.Blocks[e.at]
		switch {
		case b.IsText() && e.label(d, b.Text):
		case b.Kind == Code:
			e.sample(d, b.Text)
		case b.Kind == Row:
			e.complain("unexpected-block", "a table row stands in the entry "+d.Entry.Type, "mend the profile: no rule takes table rows")
		default:
			e.text(d, b)
		}
	}
}

// label moves d to the part that text is the label of, and reports whether it
// is one.
func (e *entryPage) label(d *draft, text string) bool {
	rules := &e.profile.Entries
	switch {
	case isLabel(rules.End, text):
		d.ended = true
		return true
	case isLabel(rules.Causes, text):
		d.part = inCauses
	case isLabel(rules.Steps, text):
		d.part = inSteps
	case isLabel(rules.Label, text):
		d.part = inSample
	default:
		return false
	}
	if _, seen := d.heads[d.part]; seen {
		e.complain("repeated-label", fmt.Sprintf("the label %q stands twice in the entry %s", text, d.Entry.Type), "an entry between the two may have lost its type or its badge")
	}
	d.heads[d.part] = e.at
	return true
}

// text takes a paragraph, heading or item in the part at hand.
//
// A capture may have lost its bullets: where a list has none, each paragraph
// is an item of it.
func (e *entryPage) text(d *draft, b Block) {
	entry := &d.Entry
	switch {
	case d.part == inDescription && b.Kind == Paragraph:
		d.prose = append(d.prose, b.Text)
	case d.part == inCauses && e.inList(b):
		entry.Causes = append(entry.Causes, b.Text)
	case d.part == inSteps && e.inList(b):
		entry.Steps = append(entry.Steps, b.Text)
	default:
		e.complain("unexpected-block",
			fmt.Sprintf("the %s %q stands in the entry %s where no rule expects one", b.Kind, clip(b.Text), entry.Type),
			"if it is a label, add it to causes, steps, label or end of the profile's entries")
	}
}

// inList reports whether b, under the label of a list, is of the list: an
// item, or a paragraph when the block before it was no item.
func (e *entryPage) inList(b Block) bool {
	return b.Kind == Item || b.Kind == Paragraph && e.page.Blocks[e.at-1].Kind != Item
}

// sample takes the JSON sample of an entry and checks it against the badge
// and the type.
func (e *entryPage) sample(d *draft, text string) {
	names, entry := &e.profile.Wire, &d.Entry
	if d.sample != nil {
		e.complain("repeated-sample", "a second JSON sample stands in the entry "+entry.Type, "an entry between the two may have lost its type or its badge")
		return
	}
	d.part = afterSample
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	if err := dec.Decode(&d.sample); err != nil || dec.More() {
		d.sample = map[string]any{}
		e.complain("bad-sample", fmt.Sprintf("the sample of %s is not a JSON object: %v", entry.Type, sampleError(err)),
			"save the page again; this one may be cut off")
		return
	}
	entry.Message, _ = valueAt(d.sample, names.Message).(string)
	entry.URL, _ = valueAt(d.sample, names.URL).(string)
	e.agree(d, names.Type, entry.Type)
	e.agree(d, names.Status, fmt.Sprint(d.status))
	if entry.Message == "" && names.Message != "" {
		e.complain("bad-sample", fmt.Sprintf("the sample of %s has no text in %s", entry.Type, names.Message), "save the page again, or mend wire of the profile")
	}
}

func sampleError(err error) error {
	if err == nil {
		return fmt.Errorf("something follows it")
	}
	return err
}

// valueAt returns the value that the path of a field leads to, or nil.
func valueAt(sample map[string]any, path string) any {
	key, rest, nested := strings.Cut(path, ".")
	if !nested {
		return sample[key]
	}
	object, _ := sample[key].(map[string]any)
	return valueAt(object, rest)
}

// lastKey returns the key of a field in the object that has it.
func lastKey(path string) string {
	return path[strings.LastIndex(path, ".")+1:]
}

// agree checks that the sample's field says what the entry's heading says.
func (e *entryPage) agree(d *draft, field, want string) {
	if field == "" {
		return
	}
	if got := fmt.Sprint(valueAt(d.sample, field)); got != want {
		e.complain("contradiction",
			fmt.Sprintf("the sample of %s has %s %q, its heading on line %d says %q", d.Entry.Type, field, got, d.Line, want),
			"save the page again; if the documentation is wrong, tell its vendor")
	}
}

// complete fills in the description, and reports whether d has everything an
// entry must have.
func (e *entryPage) complete(d *draft) bool {
	entry := &d.Entry
	missing := func(what string) {
		e.report(e.page.problem(d.start, "incomplete-entry", fmt.Sprintf("the entry %s has no %s", entry.Type, what),
			"save the page again; this one is cut off, or the documentation has a new layout"))
	}
	if d.sample == nil {
		missing("JSON sample")
	}
	if !d.ended && len(e.profile.Entries.End) > 0 {
		missing(fmt.Sprintf("end: none of the labels %q follows", e.profile.Entries.End))
	}
	d.lost("causes", inCauses, len(entry.Causes))
	d.lost("steps", inSteps, len(entry.Steps))
	entry.Description = strings.Join(d.prose, "\n\n")
	if entry.Description == "" {
		d.Lost = append(d.Lost, "description")
	}
	if saysSame(entry.Description, entry.Message) {
		entry.Description = ""
	}
	return d.sample != nil
}

// lost notes a list whose label the page has and whose items did not arrive.
func (d *draft) lost(field string, p part, items int) {
	if _, labelled := d.heads[p]; labelled && items == 0 {
		d.Lost = append(d.Lost, field)
	}
}

// saysSame reports whether a description says no more than the message,
// typographic quotes apart: sites set them in prose and not in samples.
func saysSame(description, message string) bool {
	return straight.Replace(description) == straight.Replace(collapse(message))
}

var straight = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`)
