package emit

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

// The forms in which APIs send errors, in words of our own, each with what Parse or
// FromResponse finds.
var wireForms = []struct {
	name   string
	wire   catalog.Wire
	status int // of the response; 0 for Parse without one
	body   string
	want   string // status, type, message, request ID, details
}{
	{
		"jsonapi",
		catalog.Wire{Status: paths("errors.0.status"), Type: paths("errors.0.code"), Message: paths("errors.0.detail", "errors.0.title"), Details: paths("errors.0.source")},
		0, `{"errors":[{"status":"422","code":"too_long","title":"Too long","source":{"pointer":"/a"}},{"code":"other"}]}`,
		`422 too_long "Too long" "" {"pointer":"/a"}`,
	},
	{
		"list",
		catalog.Wire{Type: paths("0.errorCode"), Message: paths("0.message")},
		400, `[{"message":"No such field","errorCode":"INVALID_FIELD"}]`, `400 INVALID_FIELD "No such field" "" `,
	},
	{
		"graphql",
		catalog.Wire{Always: true, Type: paths("errors.0.extensions.code"), Message: paths("errors.0.message")},
		200, `{"data":null,"errors":[{"message":"Who are you?","extensions":{"code":"UNAUTHENTICATED"}}]}`, `200 UNAUTHENTICATED "Who are you?" "" `,
	},
	{"graphqlfine", catalog.Wire{Always: true, Type: paths("errors.0.extensions.code")}, 200, `{"data":{"errors":[]}}`, "no error"},
	{
		"spellings",
		catalog.Wire{Type: paths("code", "Code", "error.code"), Message: paths("message", "Message")},
		400, `{"Code":"a","message":"","Message":"m"}`, `400 a "m" "" `,
	},
	{
		"spellingsnested",
		catalog.Wire{Type: paths("code", "Code", "error.code"), Message: paths("message", "Message")},
		400, `{"error":{"code":7},"message":"n"}`, `400 7 "n" "" `,
	},
	{
		"problem",
		catalog.Wire{Status: paths("status"), Type: paths("type"), Message: paths("detail", "title"), RequestID: paths("instance")},
		0, `{"type":"https://a.example/probs/out-of-credit","title":"No credit","status":403,"instance":"/account/1"}`,
		`403 https://a.example/probs/out-of-credit "No credit" "/account/1" `,
	},
	{
		"s3",
		catalog.Wire{Format: "xml", Type: paths("Error.Code", "ErrorResponse.Error.Code"), Message: paths("Error.Message"), RequestID: paths("Error.RequestId")},
		404, `<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code><Message>No such key &amp; none</Message><RequestId>r-1</RequestId></Error>`,
		`404 NoSuchKey "No such key & none" "r-1" `,
	},
	{
		"query",
		catalog.Wire{Format: "xml", Type: paths("Error.Code", "ErrorResponse.Error.Code"), Message: paths("Error.Message")},
		400, `<ErrorResponse xmlns="urn:a"><Error><Type>Sender</Type><Code>Throttling</Code></Error></ErrorResponse>`, `400 Throttling "" "" `,
	},
	{"xmlhtml", catalog.Wire{Format: "xml", Type: paths("Error.Code")}, 502, `<html><body>Bad gateway</body></html>`, `502  "" "" `},
	{"numberstext", catalog.Wire{Status: paths("status"), Type: paths("code")}, 0, `{"status":"503 ","code":"x"}`, `0 x "" "" `},
}

func TestWireForms(t *testing.T) {
	t.Parallel()
	m := newModule(t)
	packages := []string{"fmt", "io", "net/http", "strings"}
	var body, want strings.Builder
	for _, form := range wireForms {
		packages = append(packages, "m/"+form.name)
		m.generate(&catalog.Catalog{Errors: []catalog.Entry{{Type: "a"}}}, Options{Package: form.name, Wire: form.wire})
		read := fmt.Sprintf("%s.Parse(0, []byte(%q))", form.name, form.body)
		if form.status != 0 {
			read = fmt.Sprintf("must(%s.FromResponse(&http.Response{StatusCode: %d, Body: io.NopCloser(strings.NewReader(%q))}))", form.name, form.status, form.body)
		}
		fmt.Fprintf(&body, "if e := %s; e == nil {\nfmt.Println(%q)\n} else {\nfmt.Printf(\"%s %%d %%s %%q %%q %%s\\n\", e.StatusCode, e.Type, e.Message, e.RequestID, e.Details)\n}\n", read, form.name+" no error", form.name)
		fmt.Fprintf(&want, "%s %s\n", form.name, form.want)
	}
	m.write("forms/main.go", program(body.String(), packages...))
	m.write("forms/must.go", []byte("package main\n\nfunc must[E any](e E, err error) E {\n\tif err != nil {\n\t\tpanic(err)\n\t}\n\treturn e\n}\n"))
	m.run("go", "vet", "./...")
	m.run("go", "build", "-o", "bin/", "./forms")
	if got := m.run("bin/forms"); got != want.String() {
		t.Errorf("got\n%swant\n%s", got, want.String())
	}
}
