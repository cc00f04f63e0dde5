package list

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// A Source describes one list: where its files are, which form they have, and
// where the errors are in them. A profile and errgen.yaml both hold sources
// under "lists". A name in place of a source is that of a list which the profile,
// or the one that it extends, describes.
type Source struct {
	// Name is what the catalogue says under "listed".
	Name string `yaml:"name"`

	// From holds the files or URLs of the list. This package does not open
	// them: the caller passes their contents to [Source.Read].
	From []string `yaml:"from,one"`

	// Form is one of [Forms].
	Form string `yaml:"form"`

	// Within holds the names of the declarations that list the errors, for a
	// code form whose file has several. A name may have * and ? in it. In
	// the openapi form it holds the schemas with the enums, each as its name,
	// a JSON pointer or a JSONPath.
	Within []string `yaml:"within,one"`

	// Each is the JSONPath (RFC 9535) of the items of a json, yaml or openapi
	// file. It may be left out where the file is one array.
	Each string `yaml:"each"`

	// Fields says where the fields of an error are in its item.
	Fields Fields `yaml:"fields"`

	// Pattern is a regular expression (RE2) with groups named like the
	// fields: (?P<type>…). It is what the text form reads each line with. In
	// the other forms it is matched against each type: what it does not match
	// is left out, and its groups take the place of the fields.
	Pattern string `yaml:"pattern"`

	// Expect is the least number of types. Fewer are an error.
	Expect int `yaml:"expect"`

	// Optional turns the list off where a profile has it, until errgen.yaml, or a
	// profile that extends this one, has its name under "lists".
	Optional bool `yaml:"optional"`
}

// Fields says where each field of an error is in its item. Empty means
// nowhere; an empty Type means what the form takes for a type by itself.
//
// A value is one of
//
//	code          the member code of the item, the column code of a CSV file,
//	              an argument of that name, or a position: 0, 1
//	$.error.code  a JSONPath (RFC 9535) in the item, where $ is the item
//	@             the item itself
//	@key          the name of the member under which the item is; in code, its identifier
//	@key(paths)   the name of the member that comes after "paths" on the way to the item
//	@doc          the comment of a member in code
type Fields struct {
	Type        string `yaml:"type"`
	Status      string `yaml:"status"`
	Message     string `yaml:"message"`
	Description string `yaml:"description"`
	Number      string `yaml:"number"`
	Category    string `yaml:"category"`
	Cause       string `yaml:"cause"`
	Step        string `yaml:"step"`
}

// fieldNames are the fields in the order of [Fields].
var fieldNames = []string{"type", "status", "message", "description", "number", "category", "cause", "step"}

// values returns the values of f in the order of fieldNames.
func (f Fields) values() []string {
	return []string{f.Type, f.Status, f.Message, f.Description, f.Number, f.Category, f.Cause, f.Step}
}

// forms maps the name of each form to its reader.
var forms = map[string]func(*collector, File){
	"kotlin":     readKotlin,
	"swift":      readSwift,
	"typescript": readTypeScript,
	"go":         readGo,
	"python":     readPython,
	"json":       readJSON,
	"yaml":       readYAML,
	"csv":        readCSV,
	"openapi":    readOpenAPI,
	"text":       readText,
}

// Forms returns the names of the forms, in the order of the package comment.
func Forms() []string {
	return []string{"kotlin", "swift", "typescript", "go", "python", "json", "yaml", "csv", "openapi", "text"}
}

// isCode reports whether a form is a programming language.
func isCode(form string) bool { return slices.Index(Forms(), form) < 5 }

// Check returns what is wrong with the description itself. The problems have a
// path, such as "fields.type", and no file.
func (s Source) Check() problem.List {
	_, problems := s.compile()
	return append(problems, s.checkFrom()...)
}

// A plan is a source whose paths and pattern are compiled.
type plan struct {
	Source
	each    *query
	pattern *regexp.Regexp
	pickers []picker // in the order of fieldNames
}

// compile checks s and compiles what it holds.
func (s Source) compile() (*plan, problem.List) {
	p := &plan{Source: s}
	var problems problem.List
	complain := func(at, message, fix string) {
		problems = append(problems, problem.Problem{Path: at, Rule: "list", Message: message, Fix: fix})
	}
	if s.Name == "" || strings.ContainsFunc(s.Name, isNotName) {
		complain("name", fmt.Sprintf("%s is not a name of a list", problem.Excerpt(s.Name)), "use letters, digits, - and _, such as android")
	}
	if forms[s.Form] == nil {
		complain("form", fmt.Sprintf("%s is not a form", problem.Excerpt(s.Form)), "use one of "+strings.Join(Forms(), ", "))
		return p, problems
	}
	if s.Expect < 0 {
		complain("expect", "expect is below zero", "give the least number of types")
	}
	var err error
	if s.Each != "" {
		if p.each, err = compileQuery(s.Each); err != nil {
			complain("each", err.Error(), "write a JSONPath, such as $.errors[*]")
		}
	}
	for i, value := range s.Fields.values() {
		picked, err := compilePicker(value)
		if err != nil {
			complain("fields."+fieldNames[i], err.Error(), "write the name of a member, a JSONPath such as $.error.code, @, @key or @doc")
		}
		p.pickers = append(p.pickers, picked)
	}
	p.checkPattern(complain)
	p.checkUse(complain)
	return p, problems
}

func isNotName(r rune) bool {
	return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_' || r == '.')
}

// checkPattern compiles the pattern and checks the names of its groups.
func (p *plan) checkPattern(complain func(at, message, fix string)) {
	if p.Pattern == "" {
		if p.Form == "text" {
			complain("pattern", "the text form needs a pattern", `write a regular expression with a group of the name type, such as ^(?P<type>\w+)`)
		}
		return
	}
	re, err := regexp.Compile(p.Pattern)
	if err != nil {
		complain("pattern", fmt.Sprintf("the pattern is not a regular expression: %v", err), "correct it; the syntax is that of RE2")
		return
	}
	p.pattern = re
	for _, name := range re.SubexpNames() {
		if name != "" && !slices.Contains(fieldNames, name) {
			complain("pattern", fmt.Sprintf("the pattern has a group of the name %s", problem.Excerpt(name)), "name groups "+strings.Join(fieldNames, ", ")+", or leave them without a name")
		}
	}
	if p.Form == "text" && re.SubexpIndex("type") < 0 {
		complain("pattern", "the pattern has no group of the name type", "write (?P<type>…) around the type")
	}
}

// checkUse refuses what the form has no use for.
func (p *plan) checkUse(complain func(at, message, fix string)) {
	code := isCode(p.Form)
	if p.Each != "" && (code || p.Form == "csv" || p.Form == "text") {
		complain("each", "the "+p.Form+" form does not use each", "leave it out; each is for json, yaml and openapi")
	}
	if len(p.Within) > 0 && !code && p.Form != "openapi" {
		complain("within", "the "+p.Form+" form does not use within", "leave it out; use each to say where the items are")
	}
	if len(p.Within) > 0 && p.Each != "" {
		complain("within", "within and each are both given", "keep one of them")
	}
	for _, name := range p.Within {
		if _, err := path.Match(name, ""); code && (err != nil || name == "") {
			complain("within", fmt.Sprintf("%s is not a name of a declaration", problem.Excerpt(name)), "write its name; * and ? stand for other characters")
		}
	}
	if p.Form == "text" && p.Fields != (Fields{}) {
		complain("fields", "the text form does not use fields", "name the groups of the pattern")
	}
	if p.Form == "openapi" && p.Each == "" && len(p.Within) == 0 && p.Fields.Type == "" {
		complain("fields.type", "errors of responses need to know where their type is", "say where it is in the body of a response, such as fields: {type: code}; or name the schema with the enum, such as within: ErrorCode")
	}
}
