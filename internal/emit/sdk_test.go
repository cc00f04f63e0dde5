package emit

import (
	"errors"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"pgregory.net/rapid"
)

// The SDKs of vendors, as far as their errors go: one that returns them by
// value and that cannot be compared, one that returns them by pointer and that
// unwraps, and one that has nothing but the body of the response.
const (
	valueSDK = `package stytcherror

type Error struct {
	StatusCode   int
	RequestID    string
	ErrorType    string
	ErrorMessage string
	ErrorURL     string
	ErrorDetails map[string]any
}

func (e Error) Error() string { return e.ErrorMessage }

type OAuth2Error struct {
	StatusCode       int
	RequestID        string
	ErrorType        string
	ErrorDescription string
}

func (e OAuth2Error) Error() string { return e.ErrorDescription }
`
	pointerSDK = `package stripe

type ErrorCode string

type Error struct {
	Code           ErrorCode
	HTTPStatusCode int
	Msg            string
	DocURL         *string
	Err            error
}

func (e *Error) Error() string { return e.Msg }
func (e *Error) Unwrap() error { return e.Err }
`
	bodySDK = `package err

type GenericOpenAPIError struct {
	body  []byte
	error string
}

func New(status, body string) *GenericOpenAPIError { return &GenericOpenAPIError{[]byte(body), status} }

func (e GenericOpenAPIError) Error() string { return e.error }
func (e GenericOpenAPIError) Body() []byte  { return e.body }
`
)

var testSDKs = []SDK{
	{Import: "m/sdk/stytcherror", Type: "Error", Fields: SDKFields{
		Status: "StatusCode", RequestID: "RequestID", Type: "ErrorType", Message: "ErrorMessage", URL: "ErrorURL", Details: "ErrorDetails",
	}},
	{Import: "m/sdk/stytcherror", Type: "OAuth2Error", Fields: SDKFields{
		Status: "StatusCode", RequestID: "RequestID", Type: "ErrorType", Message: "ErrorDescription",
	}},
	{Import: "m/sdk/go-stripe/v82", Type: "*Error", Fields: SDKFields{
		Status: "HTTPStatusCode", Type: "Code", Message: "Msg", URL: "DocURL",
	}},
	{Import: "err m/sdk/okta", Type: "GenericOpenAPIError", Fields: SDKFields{Status: "Error()", Body: "Body()"}},
}

// fromBody is a program that shows what From returns for errors of testSDKs.
const fromBody = `
	show := func(name string, err error) {
		e, ok := acme.From(err)
		if e == nil {
			fmt.Println(name, "none", ok)
			return
		}
		fmt.Println(name, e, string(e.Details), e.URL, errors.Is(e, acme.ErrGone), string(e.Body), ok)
	}
	value := stytcherror.Error{404, "r-1", "gone", "No.", "u", map[string]any{"a": 1}}
	show("value", value)
	show("pointer", &value)
	show("wrapped", fmt.Errorf("x: %w", fmt.Errorf("y: %w", value)))
	show("joined", errors.Join(errors.New("x"), fmt.Errorf("%w and %w", errors.New("y"), value)))
	show("OAuth", stytcherror.OAuth2Error{401, "r-2", "invalid_client", "Who?"})
	url := "https://example.com"
	show("stripe", fmt.Errorf("x: %w", &stripe.Error{Code: "gone", HTTPStatusCode: 402, Msg: "No.", DocURL: &url, Err: errors.New("z")}))
	show("no code", &stripe.Error{})
	show("body", newError("404 Not Found", ` + "`" + `{"error_type":"gone"}` + "`" + `))
	show("HTML", newError("502 Bad Gateway", "<html>"))
	show("no body", newError("EOF", ""))
	own := acme.Parse(404, []byte(` + "`" + `{"error_type":"gone"}` + "`" + `))
	show("own", fmt.Errorf("x: %w", own))
	if e, _ := acme.From(fmt.Errorf("x: %w", own)); e != own {
		fmt.Println("an error of our own is not itself")
	}
	show("outermost", fmt.Errorf("%w %w", stytcherror.Error{ErrorType: "outer"}, own))
	show("nil", nil)
	show("other", errors.New("x"))
	show("nil pointers", errors.Join((*acme.Error)(nil), (*stripe.Error)(nil), (*stytcherror.Error)(nil)))
	show("after a nil pointer", errors.Join((*stripe.Error)(nil), own))
	show("nil in a list", list{nil, own})
`

// wantFrom is the output of fromBody.
const wantFrom = `value acme: 404 gone: No. (request_id r-1) {"a":1} u true  true
pointer acme: 404 gone: No. (request_id r-1) {"a":1} u true  true
wrapped acme: 404 gone: No. (request_id r-1) {"a":1} u true  true
joined acme: 404 gone: No. (request_id r-1) {"a":1} u true  true
OAuth acme: 401 invalid_client: Who? (request_id r-2)   false  true
stripe acme: 402 gone: No.  https://example.com true  true
no code none false
body acme: 404 gone   true  true
HTML acme: 502 Bad Gateway   false <html> true
no body none false
own acme: 404 gone   true  true
outermost acme: outer   false  true
nil none false
other none false
nil pointers none false
after a nil pointer acme: 404 gone   true  true
nil in a list acme: 404 gone   true  true
`

// From finds an error of each SDK wherever and however it is in a chain.
func TestFrom(t *testing.T) {
	t.Parallel()
	m := newModule(t)
	m.write("sdk/stytcherror/sdk.go", []byte(valueSDK))
	m.write("sdk/go-stripe/v82/sdk.go", []byte(pointerSDK))
	m.write("sdk/okta/sdk.go", []byte(bodySDK))
	c := &catalog.Catalog{Errors: []catalog.Entry{{Type: "gone"}}}
	m.generate(c, Options{Package: "acme", SDK: testSDKs})
	m.write("from/main.go", program(fromBody, "fmt", "errors", "m/acme", "m/sdk/stytcherror", "m/sdk/go-stripe/v82"))
	m.write("from/list.go", []byte("package main\n\nimport okta \"m/sdk/okta\"\n\nvar newError = okta.New\n\ntype list []error\n\nfunc (list) Error() string { return \"list\" }\nfunc (l list) Unwrap() []error { return l }\n"))
	m.run("go", "vet", "./acme")
	m.run("go", "build", "-o", "bin/", "./from")
	if got := m.run("bin/from"); got != wantFrom {
		t.Errorf("got\n%swant\n%s", got, wantFrom)
	}
}

func TestImportSpec(t *testing.T) {
	for spec, want := range map[string]string{
		"github.com/stytchauth/stytch-go/v18/stytch/stytcherror": "stytcherror",
		"github.com/stripe/stripe-go/v82":                        "stripe",
		"github.com/okta/okta-sdk-golang/v5/okta":                "okta",
		"gopkg.in/acme.v3":                                       "acme",
		"github.com/acme/go-client.v2":                           "client",
		"github.com/acme/API-sdk":                                "apisdk",
		"net/textproto":                                          "textproto",
		"name github.com/acme/other":                             "name",
	} {
		if name, _ := (SDK{Import: spec}).importSpec(); name != want {
			t.Errorf("%s is called %s, want %s", spec, name, want)
		}
	}
}

// Whatever the configuration says of an SDK, it is refused or the package
// declares what is planned.
func TestAnySDK(t *testing.T) {
	t.Parallel()
	word := rapid.OneOf(
		rapid.SampledFrom([]string{"Error", "*Error", "Code", "Body()", "err", "e", "string", "v2", "v3", "go", "a.v1", "go-a", "a-go", "_", "find", "C", "nil"}),
		rapid.StringMatching(`[a-zA-Z0-9_.~+-]{1,6}`), rapid.SampledFrom(hostile))
	spec := rapid.Map(rapid.SliceOfN(word, 1, 4), func(words []string) string { return strings.Join(words, "/") })
	sdk := rapid.Custom(func(t *rapid.T) SDK {
		return SDK{
			Import: rapid.OneOf(spec, rapid.Map(spec, func(s string) string { return "name " + s })).Draw(t, "import"),
			Type:   rapid.OneOf(rapid.SampledFrom([]string{"Error", "*Error", "Other"}), word).Draw(t, "type"),
			Fields: SDKFields{Type: rapid.OneOf(rapid.Just("Code"), word).Draw(t, "code"), Body: rapid.OneOf(rapid.Just(""), word).Draw(t, "body")},
		}
	})
	good, bad := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		var list []SDK
		for _, s := range rapid.SliceOfN(sdk, 1, 4).Draw(t, "sdk") {
			if len(s.check("")) == 0 || rapid.IntRange(0, 9).Draw(t, "keep") == 0 {
				list = append(list, s)
			}
		}
		_, err := Go(&catalog.Catalog{Errors: []catalog.Entry{{Type: "a"}}}, Options{Package: "p", SDK: list})
		var problems problem.List
		switch {
		case errors.As(err, &problems):
			bad++
		case err != nil:
			t.Fatalf("%+v: %v", list, err)
		default:
			good++
		}
	})
	if good == 0 || bad == 0 {
		t.Errorf("%d are fine and %d refused", good, bad)
	}
}
