package catalog

import (
	"slices"
	"strconv"
	"strings"
)

// A scraped is one scraped field of an entry, for what is done to each alike.
type scraped struct {
	name string

	// show returns the value for comparison and for messages. It is empty
	// for a field that is empty.
	show func(*Entry) string

	// copy sets the field of the first entry to that of the second.
	copy func(to, from *Entry)

	// named returns the field as an override names it, in an entry with
	// nothing else, and false if it does not name it.
	named func(Fields) (Entry, bool)
}

// scrapedFields are the scraped fields in the order of the file. Removed is
// not among them, as no page says it.
var scrapedFields = []scraped{
	{
		"status", func(e *Entry) string { return showStatus(e.Status) },
		func(to, from *Entry) { to.Status = from.Status },
		func(f Fields) (Entry, bool) { return Entry{Status: cloneList(f.Status)}, f.Status != nil },
	},
	{
		"category", func(e *Entry) string { return showItems(e.Category) },
		func(to, from *Entry) { to.Category = from.Category },
		func(f Fields) (Entry, bool) { return Entry{Category: cloneList(f.Category)}, f.Category != nil },
	},
	{
		"number", func(e *Entry) string { return showNumber(e.Number) },
		func(to, from *Entry) { to.Number = from.Number },
		func(f Fields) (Entry, bool) { return Entry{Number: clonePointer(f.Number)}, f.Number != nil },
	},
	{
		"message", func(e *Entry) string { return e.Message },
		func(to, from *Entry) { to.Message = from.Message },
		func(f Fields) (Entry, bool) { return Entry{Message: deref(f.Message)}, f.Message != nil },
	},
	{
		"description", func(e *Entry) string { return e.Description },
		func(to, from *Entry) { to.Description = from.Description },
		func(f Fields) (Entry, bool) { return Entry{Description: deref(f.Description)}, f.Description != nil },
	},
	{
		"causes", func(e *Entry) string { return showItems(e.Causes) },
		func(to, from *Entry) { to.Causes = from.Causes },
		func(f Fields) (Entry, bool) { return Entry{Causes: cloneList(f.Causes)}, f.Causes != nil },
	},
	{
		"steps", func(e *Entry) string { return showItems(e.Steps) },
		func(to, from *Entry) { to.Steps = from.Steps },
		func(f Fields) (Entry, bool) { return Entry{Steps: cloneList(f.Steps)}, f.Steps != nil },
	},
	{
		"url", func(e *Entry) string { return e.URL },
		func(to, from *Entry) { to.URL = from.URL },
		func(f Fields) (Entry, bool) { return Entry{URL: deref(f.URL)}, f.URL != nil },
	},
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func showNumber(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func showStatus(status []int) string {
	parts := make([]string, len(status))
	for i, code := range status {
		parts[i] = strconv.Itoa(code)
	}
	return strings.Join(parts, ", ")
}

// showItems quotes the items, so that two lists never look alike.
func showItems(items []string) string {
	parts := make([]string, len(items))
	for i, item := range items {
		parts[i] = strconv.Quote(item)
	}
	return strings.Join(parts, ", ")
}

// clone returns a copy that shares no memory with e. Empty lists become nil.
func (e Entry) clone() Entry {
	e.Status = cloneList(e.Status)
	e.Category = cloneList(e.Category)
	e.Number = clonePointer(e.Number)
	e.Causes = cloneList(e.Causes)
	e.Steps = cloneList(e.Steps)
	e.Retryable = clonePointer(e.Retryable)
	return e
}

func cloneOverrides(overrides []Override) []Override {
	clones := cloneList(overrides)
	for i := range clones {
		clones[i].Set = clones[i].Set.clone()
		clones[i].Was = clones[i].Was.clone()
	}
	return clones
}

func (f Fields) clone() Fields {
	return Fields{
		Status:      slices.Clone(f.Status),
		Category:    slices.Clone(f.Category),
		Number:      clonePointer(f.Number),
		Message:     clonePointer(f.Message),
		Description: clonePointer(f.Description),
		Causes:      slices.Clone(f.Causes),
		Steps:       slices.Clone(f.Steps),
		URL:         clonePointer(f.URL),
	}
}

func cloneList[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return slices.Clone(list)
}

func clonePointer[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

// dropEcho empties a description that only says what the message says.
func (e *Entry) dropEcho() {
	if SaysSame(e.Description, e.Message) {
		e.Description = ""
	}
}

// SaysSame reports whether two texts say the same, white space and
// typographic quotes apart: sites set these in prose and not in samples.
func SaysSame(a, b string) bool {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	if i < min(len(a), len(b)) && isWordByte(a[i]) && isWordByte(b[i]) {
		return false // the usual case, and the rest takes long
	}
	return a == b || plainQuotes.Replace(strings.Join(strings.Fields(a), " ")) == plainQuotes.Replace(strings.Join(strings.Fields(b), " "))
}

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

var plainQuotes = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`)
