// Package response measures how long it takes to read the body of an error
// response: with the generated Parse, and with encoding/json.
package response

import (
	_ "embed"
	"fmt"
	"strings"
	"text/template"

	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/lab"
	"github.com/errgen/errgen/bench/synth"
)

//go:embed response_test.go.tmpl
var source string

var benchmarks = template.Must(template.New("response").Parse(source))

// Measure returns the figures of Parse.
func Measure(l *lab.Lab, rounds int) ([]figure.Figure, error) {
	const n = 400
	pkg, err := l.Package(n)
	if err != nil {
		return nil, err
	}
	var bodies []string
	for _, e := range synth.Catalog(n) {
		bodies = append(bodies, body(e))
	}
	if err := l.Write("response/bodies.txt", []byte(strings.Join(bodies, "\n\n"))); err != nil {
		return nil, err
	}
	if err := l.Fill("response/response_test.go", benchmarks, map[string]string{"Ours": lab.Module + "/" + pkg}); err != nil {
		return nil, err
	}
	scores, err := l.Compete(lab.Contest{Packages: []string{"response"}, Rounds: rounds, Time: "100ms"})
	if err != nil {
		return nil, err
	}
	ratio, times, err := scores.Ratio("Response/by=errgen", "Response/by=json")
	if err != nil {
		return nil, err
	}
	ours, err := scores.Median("Response/by=errgen", "B/op")
	if err != nil {
		return nil, err
	}
	theirs, err := scores.Median("Response/by=json", "B/op")
	if err != nil {
		return nil, err
	}
	return []figure.Figure{
		{What: fmt.Sprintf("Parse ÷ json.Unmarshal (%s)", times), Value: ratio, Unit: "×", Bound: figure.AtMost(2)},
		{What: "Parse: bytes allocated", Value: ours},
		{What: "json.Unmarshal: bytes allocated", Value: theirs},
	}, nil
}

// body returns the documented sample of an error.
func body(e synth.Entry) string {
	return fmt.Sprintf(`{
  "status_code": %d,
  "request_id": "request-id-test-b05c992f-ebdc-489d-a754-c7e70ba13141",
  "error_type": %q,
  "error_message": %q,
  "error_url": %q
}`, e.Status[0], e.Type, e.Message, e.URL)
}
