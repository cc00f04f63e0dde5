package templates

// A Catalog is the data of a template of errgen docs: everything known of the
// errors of one API. Its texts come from documentation; none is escaped.
// docs/reference.md has the same fields for the writers of templates.
type Catalog struct {
	Name    string // short, in lower case with dashes
	Title   string // as people say it
	Docs    string // the address of the overview of the documentation; may be empty
	Package string // the name of the generated Go package

	// Wire says where a response has its fields.
	Wire Wire

	// Statuses are the HTTP statuses that the documentation lists or an error
	// has, ascending. The last has code 0 if there are errors without a status.
	Statuses []Status

	// Classes are the classes of statuses that the documentation explains.
	Classes []Class

	// Errors are all errors, sorted by type.
	Errors []Error
}

// A Wire says where an error response, a JSON object, has its fields: the path
// of each, with dots between its keys. One that the API does not send is empty.
type Wire struct {
	Status, RequestID, Type, Message, URL, Details string
}

// A Status is an HTTP status with its errors.
type Status struct {
	Code   int      // 0: the errors have no status
	Title  string   // such as "Not found"; may be empty
	URL    string   // the page of the status; may be empty
	ID     string   // names its section; differs from those of all errors
	Errors []*Error // those documented under it, sorted by type
	Own    []*Error // those of Errors whose first status it is: each error is the own of one
}

// A Class is what the documentation says of a class of statuses.
type Class struct {
	Class, Meaning string // such as "4xx"
}

// An Error is one documented error.
type Error struct {
	Type     string // as on the wire
	Status   []int  // ascending; empty where it has none
	Title    string // of the first status; may be empty
	Category []string
	Number   *int // nil where the documentation gives it none

	Message     string
	Description string // only where it says more than Message; a blank line parts paragraphs
	Causes      []string
	Steps       []string
	URL         string // the address of its section
	Note        string // people's remark

	Retryable    bool   // the same request may succeed later
	Removed      bool   // the documentation no longer has it
	ReplacedBy   string // a type; may be empty
	Undocumented bool   // added by people

	Const   string // of the generated Go
	Package string // of Const
	Member  string // in capitals, for other languages; unique, and only of A to Z, 0 to 9 and _
	ID      string // names its section: the type, unless that has white space; unique
	Anchor  string // the fragment of URL where no other error has it, or else ID

	// RemovedSince says when the documentation lost it, where that is known.
	RemovedSince string
}
