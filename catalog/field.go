package catalog

import (
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// An Owner says who writes a field of an entry.
type Owner int

// The owners of fields.
const (
	Key     Owner = iota // nobody changes it: it is the type
	Scraped              // every scrape rewrites it
	Merged               // a merge sets it, and no page says it
	People               // no scrape touches it
)

// A Field is one field of an [Entry]. What is done to all fields alike (copying,
// merging, fixing, overriding, comparing) goes by the table of them, so that
// a field that is added to the table is part of all of it.
type Field struct {
	Name  string // as in the file
	Owner Owner

	// Changes are the rules of a changed field, in the order of a report. The
	// last is for any change. A field that is compared item by item has four,
	// which are for an item that was added, removed and reworded, and for
	// another order. There is none for what is a change of the whole entry.
	Changes problem.Rules

	// Item is what one item is called where items are compared one by one.
	Item string

	single bool // it has one item as a rule, and items are compared where there are several

	at    func(*Entry) value
	named func(*Fields) setting // nil for a field that no override sets

	sums  bool // what several pages say adds up; otherwise it contradicts
	fixes bool // [Fix] fixes its form
	prose bool // it has sentences, in the words of the vendor

	// check reports what is wrong with the field of an entry, and checkSet with
	// that of an override. Both may be nil.
	check    func(v *validator, e *Entry, at *strictyaml.Path)
	checkSet func(v *validator, f *Fields, at *strictyaml.Path)
}

// EntryFields returns the fields of an entry, in the order of the file.
func EntryFields() []*Field { return entryFields }

// scrapedFields are the fields that a scrape writes, in the order of the file.
var scrapedFields = func() []*Field {
	var scraped []*Field
	for _, f := range entryFields {
		if f.Owner == Scraped {
			scraped = append(scraped, f)
		}
	}
	return scraped
}()

// canGather reports whether the field may have what several places say.
func (f *Field) canGather() bool { return f.Item != "" || f.Name == "description" }

// gather sets the field of an entry to what all places say, each once, in their
// order.
func (f *Field) gather(e *Entry, same []*Observation) {
	for _, o := range same {
		switch to := f.at(e).(type) {
		case listValue:
			to.add(f.at(&o.Entry))
			to.once()
		case *textValue:
			from := f.at(&o.Entry).(*textValue)
			if !from.isEmpty() && !slices.Contains(strings.Split(string(*to), paragraphBreak), string(*from)) {
				*to = textValue(strings.TrimPrefix(string(*to)+paragraphBreak+string(*from), paragraphBreak))
			}
		}
	}
}

// paragraphBreak parts the paragraphs of a description.
const paragraphBreak = "\n\n"

// IsEmpty reports whether an entry does not have the field.
func (f *Field) IsEmpty(e *Entry) bool { return f.at(e).isEmpty() }

// Same reports whether two entries have the same in the field.
func (f *Field) Same(a, b *Entry) bool { return f.at(a).compare(f.at(b)) == 0 }

// Show returns what an entry has in the field, for people, and "" for an empty
// field.
func (f *Field) Show(e *Entry) string { return f.at(e).show() }

// Items returns the items of a field that is compared item by item.
func (f *Field) Items(e *Entry) []string { return f.at(e).(textsValue).texts() }

// ComparesItems reports whether the field is compared item by item in two entries.
func (f *Field) ComparesItems(a, b *Entry) bool {
	return f.Item != "" && (!f.single || len(f.Items(a)) > 1 || len(f.Items(b)) > 1)
}

// ChangedRule returns the rule of a field, or of an item of it, that says something
// else.
func (f *Field) ChangedRule() string {
	const changed = 2 // of those of a field with items
	if f.Item != "" {
		return f.Changes[changed].ID
	}
	return f.Changes[len(f.Changes)-1].ID
}

// CanOverride reports whether an override can set the field.
func (f *Field) CanOverride() bool { return f.named != nil }

// SameSet reports whether two overrides name the same for the field.
func (f *Field) SameSet(a, b *Fields) bool { return f.named(a).compare(f.named(b)) == 0 }

// ShowSet returns what an override names for the field, for people, and "" where
// it does not name it.
func (f *Field) ShowSet(s *Fields) string { return f.named(s).show() }

// isSet reports whether an override names the field.
func (f *Field) isSet(s *Fields) bool { return f.named != nil && !f.named(s).isEmpty() }

// exact returns what an entry has in the field so that no two values look alike.
func (f *Field) exact(e *Entry) string {
	if v, ok := f.at(e).(textsValue); ok && !(f.single && len(v.texts()) < 2) {
		return showItems(v.texts())
	}
	return f.Show(e)
}

// own gives an entry memory of its own.
func (e *Entry) own() {
	for _, f := range entryFields {
		f.at(e).own()
	}
}

// own gives the fields of an override memory of their own.
func (s *Fields) own() {
	for _, f := range entryFields {
		if f.named != nil {
			f.named(s).own()
		}
	}
}

// isEmpty reports whether no field is named.
func (s *Fields) isEmpty() bool {
	for _, f := range entryFields {
		if f.isSet(s) {
			return false
		}
	}
	return true
}

// cloneEntries returns a copy that shares no memory with list.
func cloneEntries(list []Entry) []Entry {
	clones := cloneList(list)
	for i := range clones {
		clones[i].own()
	}
	return clones
}

// cloneOverrides returns a copy that shares no memory with list.
func cloneOverrides(list []Override) []Override {
	clones := cloneList(list)
	for i := range clones {
		clones[i].Set.own()
		clones[i].Was.own()
	}
	return clones
}
