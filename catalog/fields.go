package catalog

import (
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// entryFields is the table of the fields of an entry, in the order of the file.
// Type and removed have no rules: they say what became of the whole entry.
var entryFields = []*Field{
	{Name: "type", Owner: Key, at: func(e *Entry) value { return (*textValue)(&e.Type) }},
	{
		Name: "name", Owner: Merged,
		at:    func(e *Entry) value { return (*textValue)(&e.Name) },
		check: func(v *validator, e *Entry, at *strictyaml.Path) { v.entryName(e, at) },
		Changes: problem.Rules{
			{ID: "entry-name-changed", Severity: problem.Breaking, Doc: "The identifiers of the entry are made of other words: a program that names the old constant does not compile. It is text where the constant stays."},
		},
	},
	{
		Name: "status", Owner: Scraped, sums: true, fixes: true,
		at:       func(e *Entry) value { return (*codesValue)(&e.Status) },
		named:    func(s *Fields) setting { return (*codesSetting)(&s.Status) },
		check:    func(v *validator, e *Entry, at *strictyaml.Path) { v.statusList(e.Status, at) },
		checkSet: func(v *validator, s *Fields, at *strictyaml.Path) { v.statusList(s.Status, at) },
		Changes: problem.Rules{
			{ID: "status-changed", Severity: problem.Behavior, Doc: "The error comes with other HTTP statuses. A program that decides by the status, or by Retryable where only the statuses decide it, may do something else. It is text where only their order is another, or where it comes from reading other pages and Retryable stays."},
		},
	},
	{
		Name: "category", Owner: Scraped, sums: true, fixes: true,
		at:    func(e *Entry) value { return (*itemsValue)(&e.Category) },
		named: func(s *Fields) setting { return (*itemsSetting)(&s.Category) },
		check: func(v *validator, e *Entry, at *strictyaml.Path) { v.entryItems(e.Category, at) },
		Changes: problem.Rules{
			{ID: "category-changed", Severity: problem.Text, Doc: "The documentation groups the error under another heading."},
		},
	},
	{
		Name: "number", Owner: Scraped,
		at:    func(e *Entry) value { return optionalValue[int]{&e.Number} },
		named: func(s *Fields) setting { return optionalValue[int]{&s.Number} },
		Changes: problem.Rules{
			{ID: "number-changed", Severity: problem.Behavior, Doc: "The documentation gives the error another number beside its type."},
		},
	},
	{
		Name: "message", Owner: Scraped, fixes: true, prose: true, Item: "message", single: true,
		at:       func(e *Entry) value { return messagesValue{&e.Message, &e.MoreMessages} },
		named:    func(s *Fields) setting { return messagesSetting{&s.Message, &s.MoreMessages} },
		check:    func(v *validator, e *Entry, at *strictyaml.Path) { v.messages(e.Messages(), at) },
		checkSet: func(v *validator, s *Fields, at *strictyaml.Path) { v.setMessages(s, at) },
		Changes: problem.Rules{
			{ID: "message-added", Severity: problem.Text, Doc: "The documentation has one more message of the error."},
			{ID: "message-removed", Severity: problem.Text, Doc: "The documentation no longer has one of the messages of the error."},
			{ID: "message-changed", Severity: problem.Text, Doc: "The documented message is another one. A program should match errors by type and never by message."},
			{ID: "message-reordered", Severity: problem.Text, Doc: "The messages of the error are in another order."},
		},
	},
	{
		Name: "description", Owner: Scraped, fixes: true, prose: true,
		at:       func(e *Entry) value { return (*textValue)(&e.Description) },
		named:    func(s *Fields) setting { return optionalValue[string]{&s.Description} },
		check:    func(v *validator, e *Entry, at *strictyaml.Path) { v.description(e, at) },
		checkSet: func(v *validator, s *Fields, at *strictyaml.Path) { v.setText(s.Description, at) },
		Changes: problem.Rules{
			{ID: "description-changed", Severity: problem.Text, Doc: "The documentation describes the error in other words."},
		},
	},
	{
		Name: "causes", Owner: Scraped, fixes: true, prose: true, Item: "cause",
		at:       func(e *Entry) value { return (*itemsValue)(&e.Causes) },
		named:    func(s *Fields) setting { return (*itemsSetting)(&s.Causes) },
		check:    func(v *validator, e *Entry, at *strictyaml.Path) { v.entryItems(e.Causes, at) },
		checkSet: func(v *validator, s *Fields, at *strictyaml.Path) { v.setItems(s.Causes, at) },
		Changes: problem.Rules{
			{ID: "cause-added", Severity: problem.Text, Doc: "The documentation names one more cause."},
			{ID: "cause-removed", Severity: problem.Text, Doc: "The documentation no longer names a cause."},
			{ID: "cause-changed", Severity: problem.Text, Doc: "A cause is worded in another way."},
			{ID: "causes-reordered", Severity: problem.Text, Doc: "The causes are in another order."},
		},
	},
	{
		Name: "steps", Owner: Scraped, fixes: true, prose: true, Item: "step",
		at:       func(e *Entry) value { return (*itemsValue)(&e.Steps) },
		named:    func(s *Fields) setting { return (*itemsSetting)(&s.Steps) },
		check:    func(v *validator, e *Entry, at *strictyaml.Path) { v.entryItems(e.Steps, at) },
		checkSet: func(v *validator, s *Fields, at *strictyaml.Path) { v.setItems(s.Steps, at) },
		Changes: problem.Rules{
			{ID: "step-added", Severity: problem.Text, Doc: "The documentation names one more step to fix the error."},
			{ID: "step-removed", Severity: problem.Text, Doc: "The documentation no longer names a step."},
			{ID: "step-changed", Severity: problem.Text, Doc: "A step is worded in another way."},
			{ID: "steps-reordered", Severity: problem.Text, Doc: "The steps are in another order."},
		},
	},
	{
		Name: "url", Owner: Scraped,
		at:    func(e *Entry) value { return (*textValue)(&e.URL) },
		named: func(s *Fields) setting { return optionalValue[string]{&s.URL} },
		check: func(v *validator, e *Entry, at *strictyaml.Path) { v.host(e.URL, at) },
		Changes: problem.Rules{
			{ID: "url-changed", Severity: problem.Text, Doc: "The documentation of the error has another address."},
		},
	},
	{
		Name: "listed", Owner: Merged, fixes: true,
		at:    func(e *Entry) value { return (*itemsValue)(&e.Listed) },
		check: func(v *validator, e *Entry, at *strictyaml.Path) { v.entryItems(e.Listed, at) },
		Changes: problem.Rules{
			{ID: "listed-changed", Severity: problem.Text, Doc: "Other lists that the vendor publishes as data have the error, or no list has it any more."},
		},
	},
	{Name: "removed", Owner: Merged, at: func(e *Entry) value { return (*markValue)(&e.Removed) }},
	{
		Name: "go_name", Owner: People,
		at:    func(e *Entry) value { return (*textValue)(&e.GoName) },
		check: func(v *validator, e *Entry, at *strictyaml.Path) { v.goName(e, at) },
		Changes: problem.Rules{
			{ID: "go-name-changed", Severity: problem.Breaking, Doc: "People gave the constant another Go identifier: a program that names the old one does not compile. It is text where the name that they gave is the one that the constant had."},
		},
	},
	{
		Name: "note", Owner: People,
		at: func(e *Entry) value { return (*textValue)(&e.Note) },
		Changes: problem.Rules{
			{ID: "note-changed", Severity: problem.Text, Doc: "People changed their remark on the entry."},
		},
	},
	{
		Name: "retryable", Owner: People,
		at: func(e *Entry) value { return optionalValue[bool]{&e.Retryable} },
		Changes: problem.Rules{
			{ID: "retryable-changed", Severity: problem.Behavior, Doc: "People say otherwise whether a request that failed so may be sent again: Retryable returns something else."},
		},
	},
	{
		Name: "replaced_by", Owner: People,
		at:    func(e *Entry) value { return (*textValue)(&e.ReplacedBy) },
		check: func(v *validator, e *Entry, at *strictyaml.Path) { v.replacement(e, at) },
		Changes: problem.Rules{
			{ID: "deprecated", Severity: problem.Additive, Doc: "People named a type that took the place of this one: ReplacedBy returns it."},
			{ID: "replaced-by-changed", Severity: problem.Behavior, Doc: "Another type took the place of this one, or none is named any more."},
		},
	},
	{
		Name: "undocumented", Owner: People,
		at:    func(e *Entry) value { return (*markValue)(&e.Undocumented) },
		check: func(v *validator, e *Entry, at *strictyaml.Path) { v.undocumented(e, at) },
		Changes: problem.Rules{
			{ID: "undocumented-changed", Severity: problem.Text, Doc: "People marked the entry as one that the documentation does not have, or took that mark away. It is behavior where the mark of removal takes its place, and additive where it takes that place: the constant is deprecated, or no longer."},
		},
	},
}
