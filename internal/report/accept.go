package report

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// An Acceptance is a file of findings that people know of and take as they
// are:
//
//	accepted:
//	  - fingerprint: 3f1c0d9a52b7e486
//	    reason: the vendor told us beforehand
//	    expires: "2027-03-31"
type Acceptance struct {
	Accepted []Accepted `yaml:"accepted"`

	source *strictyaml.Source
}

// An Accepted is one finding that people accept.
type Accepted struct {
	// Fingerprint is that of the item.
	Fingerprint string `yaml:"fingerprint"`
	// Reason says why, for the next reader.
	Reason string `yaml:"reason"`
	// Expires is the last day, in UTC, on which the item is accepted; empty
	// for an item that always is.
	Expires string `yaml:"expires"`
}

//go:embed accept.schema.json
var acceptanceSchema []byte

// AcceptanceSchema returns the JSON Schema of the file.
func AcceptanceSchema() []byte { return acceptanceSchema }

// ReadAcceptance decodes the file strictly. Name is its name, for messages.
func ReadAcceptance(name string, data []byte) (*Acceptance, error) {
	a := new(Acceptance)
	src, err := strictyaml.Unmarshal(name, data, a)
	if err != nil {
		return nil, err
	}
	a.source = src
	var problems problem.List
	first := map[string]int{}
	for i, entry := range a.Accepted {
		problems = append(problems, entry.problems(i)...)
		if j, repeated := first[entry.Fingerprint]; repeated {
			problems = append(problems, problem.Problem{
				Path: fmt.Sprintf("accepted[%d].fingerprint", i), Rule: "repeated-acceptance",
				Message: fmt.Sprintf("accepted[%d] has the fingerprint of accepted[%d] again", i, j), Fix: "keep one of the two",
			})
		}
		first[entry.Fingerprint] = i
	}
	return a, src.Place(problems).Err()
}

// problems returns what is wrong with the entry at an index.
func (a Accepted) problems(i int) problem.List {
	var problems problem.List
	report := func(field, message, fix string) {
		problems = append(problems, problem.Problem{
			Path: fmt.Sprintf("accepted[%d].%s", i, field), Rule: "bad-acceptance", Message: message, Fix: fix,
		})
	}
	if strings.TrimSpace(a.Fingerprint) == "" {
		report("fingerprint", fmt.Sprintf("accepted[%d] has no fingerprint", i), "copy it from the output of --format json or html")
	}
	if strings.TrimSpace(a.Reason) == "" {
		report("reason", fmt.Sprintf("accepted[%d] gives no reason", i), "say under reason why it is accepted")
	}
	if _, err := time.Parse(time.DateOnly, a.Expires); a.Expires != "" && err != nil {
		report("expires", fmt.Sprintf("accepted[%d].expires is %q, which is not a date", i, a.Expires), `write it as "2027-03-31"`)
	}
	return problems
}

// hasExpired reports whether now is after the last day of a.
func (a Accepted) hasExpired(now time.Time) bool {
	return a.Expires != "" && now.UTC().Format(time.DateOnly) > a.Expires
}

// Accept takes the items away that a has. It returns a warning for each entry
// of a that no item has, and for each that has expired; those take nothing away.
func (r *Report) Accept(a *Acceptance, now time.Time) problem.List {
	var warnings problem.List
	for i, entry := range a.Accepted {
		isIt := func(it Item) bool { return it.Fingerprint == entry.Fingerprint }
		p := problem.Problem{Path: fmt.Sprintf("accepted[%d]", i), Severity: problem.Warning}
		switch {
		case !slices.ContainsFunc(r.Items, isIt):
			p.Rule, p.Message = "unused-acceptance", fmt.Sprintf("nothing found has the fingerprint %s", entry.Fingerprint)
			p.Fix = "take the entry away"
		case entry.hasExpired(now):
			p.Rule, p.Message = "expired-acceptance", fmt.Sprintf("the acceptance of %s ended on %s", entry.Fingerprint, entry.Expires)
			p.Fix = "see whether it is still to be accepted (" + entry.Reason + ")"
		default:
			r.Items = slices.DeleteFunc(r.Items, isIt)
			continue
		}
		warnings = append(warnings, p)
	}
	return a.source.Place(warnings)
}
