package emit

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/templates"
)

// Document returns the data of the templates: a catalogue with the Go names that
// [Go] assigns with the same options, and its errors grouped by status. Its error
// is that of [Go].
func Document(c *catalog.Catalog, o Options) (*templates.Catalog, error) {
	p, err := newPlan(c, o)
	if err != nil {
		return nil, err
	}
	d := &templates.Catalog{
		Name: c.Name, Title: c.Title, Docs: c.Docs, Package: o.Package, Coverage: c.CoverageSentence(),
		Wire: templates.Wire{
			Status: p.api.Status.First(), RequestID: p.api.RequestID.First(), Type: p.api.Type.First(),
			Message: p.api.Message.First(), URL: p.api.URL.First(), Details: p.api.Details.First(),
		},
		Errors: make([]templates.Error, len(p.entries)),
	}
	for _, class := range c.Classes {
		d.Classes = append(d.Classes, templates.Class(class))
	}
	titles := documentTitles(c)
	d.Lists = c.Lists()
	anchors := newSectionIDs(p.entries)
	for i, e := range p.entries {
		d.Errors[i] = documentError(e)
		d.Errors[i].Title = titles[firstStatus(e.Status)]
		d.Errors[i].Package = o.Package
		d.Errors[i].ListedOnly = p.isListedOnly(&e.Entry)
		d.Errors[i].Partial = c.Coverage.IsPartial()
		d.Errors[i].ID, d.Errors[i].Anchor = anchors.error(e.Entry)
	}
	d.Statuses = documentStatuses(c, d.Errors, anchors)
	return d, nil
}

func documentError(e constant) templates.Error {
	return templates.Error{
		Type: e.Type, Name: e.Name, Status: e.Status, Category: e.Category, Number: e.Number,
		Message: e.Message, MoreMessages: e.MoreMessages, Description: e.Description, Causes: e.Causes, Steps: e.Steps, URL: e.URL, Note: e.Note, Listed: e.Listed,
		Retryable: e.IsRetryable(), Removed: e.Removed, ReplacedBy: e.ReplacedBy, Undocumented: e.Undocumented,
		Const: e.name, Member: e.member,
	}
}

// firstStatus returns the first status, or 0.
func firstStatus(status []int) int {
	if len(status) == 0 {
		return 0
	}
	return status[0]
}

// documentTitles returns the title of each status: that of the documentation, or
// else that of net/http.
func documentTitles(c *catalog.Catalog) map[int]string {
	titles := map[int]string{}
	for _, e := range c.Errors {
		for _, code := range e.Status {
			titles[code] = http.StatusText(code)
		}
	}
	for _, s := range c.Statuses {
		titles[s.Code] = cmp.Or(s.Title, http.StatusText(s.Code))
	}
	return titles
}

// documentStatuses returns the statuses of the documentation and of its errors,
// with the errors of each.
func documentStatuses(c *catalog.Catalog, errors []templates.Error, ids sectionIDs) []templates.Status {
	byCode := map[int]*templates.Status{}
	for code, title := range documentTitles(c) {
		byCode[code] = &templates.Status{Code: code, Title: title, ID: ids.free(fmt.Sprint("status-", code))}
	}
	for _, s := range c.Statuses {
		byCode[s.Code].URL = s.URL
		byCode[s.Code].Unread = slices.Contains(c.Unread(), s.Code)
	}
	for i := range errors {
		e := &errors[i]
		if len(e.Status) == 0 && byCode[0] == nil {
			byCode[0] = &templates.Status{ID: ids.free("no-status")}
		}
		own := byCode[firstStatus(e.Status)]
		own.Own = append(own.Own, e)
		for _, code := range e.Status {
			byCode[code].Errors = append(byCode[code].Errors, e)
		}
	}
	if none := byCode[0]; none != nil {
		none.Errors = none.Own
	}
	return sortedStatuses(byCode)
}

// sortedStatuses returns the statuses by code, with 0 at the end.
func sortedStatuses(byCode map[int]*templates.Status) []templates.Status {
	var list []templates.Status
	for _, s := range byCode {
		list = append(list, *s)
	}
	slices.SortFunc(list, func(a, b templates.Status) int { return cmp.Compare(uint(a.Code-1), uint(b.Code-1)) })
	return list
}
