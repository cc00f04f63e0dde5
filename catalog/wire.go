package catalog

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// A Wire says where an error response of an API has its fields. The response
// is a JSON object. A path is a key of it or, for a nested field, the keys that
// lead to it, with dots between them: error.code. It is empty for a field that
// the API does not send.
type Wire struct {
	Status    string `yaml:"status"`     // the HTTP status, a number
	RequestID string `yaml:"request_id"` // what support asks for
	Type      string `yaml:"type"`       // the error type, a text or a number
	Message   string `yaml:"message"`
	URL       string `yaml:"url"`     // the documentation of the error
	Details   string `yaml:"details"` // any JSON value
}

// IsZero reports whether w says nothing.
func (w Wire) IsZero() bool { return w == Wire{} }

// String returns w as one line of YAML.
func (w Wire) String() string {
	if w.IsZero() {
		return ""
	}
	var fields []string
	for field, path := range w.Paths() {
		fields = append(fields, field+": "+strictyaml.FlowScalar(path))
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

// DefaultWire is the wire of an API that nothing is said of: that of Stytch.
var DefaultWire = Wire{
	Status: "status_code", RequestID: "request_id", Type: "error_type",
	Message: "error_message", URL: "error_url", Details: "error_details",
}

// Over returns w with what it does not say taken from below.
func (w Wire) Over(below Wire) Wire {
	return Wire{
		Status:    cmp.Or(w.Status, below.Status),
		RequestID: cmp.Or(w.RequestID, below.RequestID),
		Type:      cmp.Or(w.Type, below.Type),
		Message:   cmp.Or(w.Message, below.Message),
		URL:       cmp.Or(w.URL, below.URL),
		Details:   cmp.Or(w.Details, below.Details),
	}
}

// OrDefault returns w, or [DefaultWire] if w says nothing at all.
func (w Wire) OrDefault() Wire {
	return cmp.Or(w, DefaultWire)
}

// Paths returns each field that the API sends, as it is called in YAML, with
// its path.
func (w Wire) Paths() iter.Seq2[string, string] {
	return func(yield func(field, path string) bool) {
		for _, f := range [...]struct{ name, path string }{
			{"status", w.Status},
			{"request_id", w.RequestID},
			{"type", w.Type},
			{"message", w.Message},
			{"url", w.URL},
			{"details", w.Details},
		} {
			if f.path != "" && !yield(f.name, f.path) {
				return
			}
		}
	}
}

// Validate returns what is wrong with the paths of w, which stands at a path of
// its own in a document. That a path is missing is not wrong.
func (w Wire) Validate(at string) problem.List {
	var problems problem.List
	owners := map[string]string{}
	for field, path := range w.Paths() {
		report := func(message, fix string) {
			problems = append(problems, problem.Problem{Path: at + "." + field, Rule: "wire-path", Message: message, Fix: fix})
		}
		what := fmt.Sprintf("%s.%s is %s", at, field, problem.Excerpt(path))
		switch owner := owners[path]; {
		case !utf8.ValidString(path):
			report(what+", which is not UTF-8, as JSON is", "write the key as it is in a response")
		case strings.Contains("."+path+".", ".."):
			report(what+", in which a key is empty", "write the keys with one dot between them: error.code")
		case owner != "":
			report(fmt.Sprintf("%s, as is %s.%s", what, at, owner), "keep the one that the field is used for")
		default:
			owners[path] = field
		}
	}
	return problems
}
