package template

import (
	"fmt"
	"testing"
)

var values = map[string]string{
	"type": "Bad Request", "number": "10001", "page": "https://api.example/errors", "camel": "tooManyHTTPRequests", "shout": "FLOOD_WAIT_X",
}

// TestFill checks what templates become.
func TestFill(t *testing.T) {
	for _, test := range []struct{ template, want, missing string }{
		{"", "", "[]"},
		{"plain", "plain", "[]"},
		{"{type}", "Bad Request", "[]"},
		{"{page}#{type|kebab}", "https://api.example/errors#bad-request", "[]"},
		{"err:{type|snake}:{number}", "err:bad_request:10001", "[]"},
		{"{camel|snake} {camel|kebab}", "too_many_http_requests too-many-http-requests", "[]"},
		{"{shout|kebab|upper}", "FLOOD-WAIT-X", "[]"},
		{"{type|lower}/{type|upper}", "bad request/BAD REQUEST", "[]"},
		{"{page}#{id}", "https://api.example/errors#", "[id]"},
		{"{id|lower}{id}", "", "[id]"},
	} {
		parsed, err := Parse(test.template, []string{"type", "number", "page", "camel", "shout", "id"})
		if err != nil {
			t.Errorf("%s: %v", test.template, err)
			continue
		}
		text, missing := parsed.Fill(func(name string) string { return values[name] })
		if text != test.want || fmt.Sprint(missing) != test.missing {
			t.Errorf("%s becomes %q, without %v; want %q, without %s", test.template, text, missing, test.want, test.missing)
		}
		if parsed.IsEmpty() != (test.template == "") {
			t.Errorf("%q: IsEmpty is %v", test.template, parsed.IsEmpty())
		}
	}
}

// TestParseErrors checks that a template that cannot be filled is refused with what
// to write.
func TestParseErrors(t *testing.T) {
	for template, want := range map[string]string{
		"{typ}":         `{typ} names "typ", which a template does not know: did you mean "type"?`,
		"{}":            `{} names "", which a template does not know: it is one of type, number`,
		"a{type":        `{type is not closed: write } behind the name, as in {type}`,
		"{type|snak}":   `{type|snak} has the filter "snak", which does not exist: did you mean "snake"?`,
		"{type|}":       `{type|} has the filter "", which does not exist: it is one of kebab, lower, snake, upper`,
		"{type|colour}": `{type|colour} has the filter "colour", which does not exist: it is one of kebab, lower, snake, upper`,
	} {
		_, problems := Parse(template, []string{"type", "number"})
		if len(problems) != 1 || problems[0].Message+": "+problems[0].Fix != want {
			t.Errorf("%s: problems %v, want %s", template, problems, want)
		}
	}
}
