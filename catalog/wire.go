package catalog

import (
	"cmp"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// A Wire says where an error response of an API has its fields. The response
// is a JSON object or list, or XML.
type Wire struct {
	// Format is "xml" for responses in XML, and "" or "json" for those in JSON.
	Format string `yaml:"format"`

	// Always says that responses with a status below 400 may be errors, too, as
	// those of GraphQL are.
	Always bool `yaml:"always"`

	Status    WirePaths `yaml:"status,one,inline,flow"`     // the HTTP status, a number
	RequestID WirePaths `yaml:"request_id,one,inline,flow"` // what support asks for
	Type      WirePaths `yaml:"type,one,inline,flow"`       // the error type, a text or a number
	Message   WirePaths `yaml:"message,one,inline,flow"`
	URL       WirePaths `yaml:"url,one,inline,flow"`     // the documentation of the error
	Details   WirePaths `yaml:"details,one,inline,flow"` // any JSON value
}

// WirePaths are where a field of a response may be: the first place that has a
// value counts. A path is a key of the response or, for a nested field, the keys
// that lead to it, with dots between them: error.code. In a list, 0 is the key of
// its first item: errors.0.code. In XML, the names of elements are the keys, that of
// the outermost one first: Error.Code. A field that the API does not send has no
// paths.
type WirePaths []string

// First returns the first of the paths, or "" if there is none.
func (p WirePaths) First() string {
	if len(p) == 0 {
		return ""
	}
	return p[0]
}

// IsZero reports whether w says nothing.
func (w Wire) IsZero() bool {
	hasPaths := func(f wireField) bool { return len(*f.paths) > 0 }
	return w.Format == "" && !w.Always && !slices.ContainsFunc(w.fields(), hasPaths)
}

// Equal reports whether w and other say the same.
func (w Wire) Equal(other Wire) bool { return w.String() == other.String() }

// String returns w as one line of YAML, or "" if w says nothing.
func (w Wire) String() string {
	var fields []string
	if w.Format != "" {
		fields = append(fields, "format: "+strictyaml.FlowScalar(w.Format))
	}
	if w.Always {
		fields = append(fields, "always: true")
	}
	for _, f := range w.fields() {
		var paths []string
		for _, path := range *f.paths {
			paths = append(paths, strictyaml.FlowScalar(path))
		}
		switch len(paths) {
		case 0:
		case 1:
			fields = append(fields, f.name+": "+paths[0])
		default:
			fields = append(fields, f.name+": ["+strings.Join(paths, ", ")+"]")
		}
	}
	if fields == nil {
		return ""
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

// DefaultWire is the wire of an API that nothing is said of: that of Stytch.
var DefaultWire = Wire{
	Status: WirePaths{"status_code"}, RequestID: WirePaths{"request_id"}, Type: WirePaths{"error_type"},
	Message: WirePaths{"error_message"}, URL: WirePaths{"error_url"}, Details: WirePaths{"error_details"},
}

// Over returns w with what it does not say taken from below.
func (w Wire) Over(below Wire) Wire {
	w.Format = cmp.Or(w.Format, below.Format)
	w.Always = w.Always || below.Always
	for i, f := range w.fields() {
		if len(*f.paths) == 0 {
			*f.paths = *below.fields()[i].paths
		}
	}
	return w
}

// OrDefault returns w, or [DefaultWire] if w says nothing at all.
func (w Wire) OrDefault() Wire { return w.orOld(DefaultWire) }

// orOld returns w, or the old wire if w says nothing.
func (w Wire) orOld(old Wire) Wire {
	if w.IsZero() {
		return old
	}
	return w
}

// IsXML reports whether responses are in XML.
func (w Wire) IsXML() bool { return w.Format == "xml" }

// A wireField is a field of a Wire, as it is called in YAML.
type wireField struct {
	name  string
	paths *WirePaths
}

func (w *Wire) fields() []wireField {
	return []wireField{
		{"status", &w.Status},
		{"request_id", &w.RequestID},
		{"type", &w.Type},
		{"message", &w.Message},
		{"url", &w.URL},
		{"details", &w.Details},
	}
}

// Paths returns each field that the API sends, as it is called in YAML, with
// its path: several times if it may be in several places.
func (w Wire) Paths() iter.Seq2[string, string] {
	return func(yield func(field, path string) bool) {
		for _, f := range w.fields() {
			for _, path := range *f.paths {
				if !yield(f.name, path) {
					return
				}
			}
		}
	}
}

// Validate returns what is wrong with the paths of w, which stands at a path of
// its own in a document. That a path is missing is not wrong.
func (w Wire) Validate(at string) problem.List {
	var problems problem.List
	if w.Format != "" && w.Format != "json" && w.Format != "xml" {
		problems = append(problems, problem.Problem{
			Path: at + ".format", Rule: "wire-path", Fix: "write json or xml",
			Message: fmt.Sprintf("%s.format is %s, and errgen reads responses in JSON and XML", at, problem.Excerpt(w.Format)),
		})
	}
	owners := map[string]string{}
	for field, path := range w.Paths() {
		report := func(message, fix string) {
			problems = append(problems, problem.Problem{Path: at + "." + field, Rule: "wire-path", Message: message, Fix: fix})
		}
		what := fmt.Sprintf("%s.%s is %s", at, field, problem.Excerpt(path))
		switch owner := owners[path]; {
		case !utf8.ValidString(path):
			report(what+", which is not UTF-8, as JSON is", "write the key as it is in a response")
		case otherNotation.MatchString(path):
			report(what+", which is in another notation", "write the keys with one dot between them, and 0 for the first item of a list:  "+field+": "+inDots(path))
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

// otherNotation matches paths as JSONPath, JSON Pointer and jq write them.
var otherNotation = regexp.MustCompile(`^[$/]|\[[0-9*]*\]`)

// inDots returns a path of another notation as a Wire has it.
func inDots(path string) string {
	path = strings.NewReplacer("[]", ".0", "[*]", ".0", "[", ".", "]", "", "/", ".").Replace(path)
	return strings.Trim(strings.TrimPrefix(path, "$"), ".")
}
