package templates

// A Catalog is the data of a template of errgen docs: everything that is known
// about the errors of one API. Its texts come from documentation and are not
// escaped. docs/reference.md lists the same fields for authors of templates.
type Catalog struct {
	Name    string // short, in lower case with dashes
	Title   string // the name for people
	Docs    string // the address of the overview of the documentation; may be empty
	Package string // the name of the generated Go package

	// Coverage says which pages of the documentation were read and which were not,
	// in one sentence without a period. It is empty unless some are known not to be.
	Coverage string

	// Wire says which fields a response has.
	Wire Wire

	// Statuses are the HTTP statuses that the documentation lists or an error
	// has, ascending. The last one has code 0 if there are errors without a status.
	Statuses []Status

	// Classes are the classes of statuses that the documentation explains.
	Classes []Class

	// Lists are the names of the lists that errors are in beside the documentation,
	// such as the enum of an SDK, sorted.
	Lists []string

	// Errors are all errors, sorted by type.
	Errors []Error
}

// A Wire has the path of each field of an error response, which is a JSON object.
// Dots separate the keys of a path. The path of a field that the API does not send
// is empty.
type Wire struct {
	Status, RequestID, Type, Message, URL, Details string
}

// A Status is an HTTP status with its errors.
type Status struct {
	Code   int      // 0: the errors have no status
	Title  string   // such as "Not found"; may be empty
	URL    string   // the page of the status; may be empty
	Unread bool     // the page was not read
	ID     string   // names its section; differs from those of all errors
	Errors []*Error // those documented under it, sorted by type
	Own    []*Error // those of Errors whose first status it is: each error is in one Own
}

// A Class is what the documentation says about a class of statuses.
type Class struct {
	Class, Meaning string // such as "4xx"
}

// An Error is one documented error.
type Error struct {
	Type     string // as on the wire
	Name     string // the words of its identifiers, where they are not the type's
	Status   []int  // ascending; may be empty
	Title    string // of the first status; may be empty
	Category []string
	Number   *int // nil if the documentation gives it none

	Message string

	MoreMessages []string // where the documentation has several: those after Message

	Description string // only if it says more than Message; blank lines separate paragraphs
	Causes      []string
	Steps       []string
	URL         string // the address of its section
	Note        string // a remark of the people who maintain the catalogue

	Listed     []string // the lists that have it, such as the enum of an SDK
	ListedOnly bool     // no page that was read has it

	Retryable    bool   // the same request may succeed later
	Removed      bool   // it is no longer documented
	ReplacedBy   string // a type; may be empty
	Undocumented bool   // added by people
	Partial      bool   // the catalogue has a Coverage: pages were not read

	Const   string // of the generated Go
	Package string // of Const
	Member  string // in capitals, for other languages, by the go_name or the type; unique, and only of A to Z, 0 to 9 and _
	ID      string // names its section: the type, unless that has white space; unique
	Anchor  string // the fragment of URL if no other error has it, or else ID

	// RemovedSince says when it was removed from the documentation, if known.
	RemovedSince string
}

// Messages returns all documented messages, of most errors one.
func (e Error) Messages() []string {
	if e.Message == "" {
		return nil
	}
	return append([]string{e.Message}, e.MoreMessages...)
}
