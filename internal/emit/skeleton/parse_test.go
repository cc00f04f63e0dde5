package skeleton

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unsafe"
)

const documented = `{
  "status_code": 404,
  "request_id": "request-id-test-1",
  "error_type": "email_not_found",
  "error_message": "Email could not be found.",
  "error_url": "https://example.com/errors/404#email_not_found"
}`

// A parseTest is a call of Parse and what it returns but for Body.
type parseTest struct {
	name   string
	status int
	body   string
	want   Error
}

func checkParse(t *testing.T, test parseTest, kept string) {
	t.Helper()
	got := *Parse(test.status, []byte(test.body))
	if string(got.Body) != kept {
		t.Errorf("%s: Parse keeps the body %q, want %q", test.name, got.Body, kept)
	}
	got.Body = nil
	if !reflect.DeepEqual(got, test.want) {
		t.Errorf("%s: Parse(%d, %s) =\n%+v, want\n%+v", test.name, test.status, test.body, got, test.want)
	}
}

func TestParse(t *testing.T) {
	tests := []parseTest{
		{"documented", 404, documented, Error{
			StatusCode: 404, RequestID: "request-id-test-1", Type: ErrEmailNotFound,
			Message: "Email could not be found.", URL: "https://example.com/errors/404#email_not_found",
		}},
		{"status of the body", 0, `{"status_code":404,"error_type":"x"}`, Error{StatusCode: 404, Type: "x"}},
		{"status of the response wins", 500, `{"status_code":404,"error_type":"x"}`, Error{StatusCode: 500, Type: "x"}},
		{"unknown type", 400, `{"error_type":"Never Seen\n"}`, Error{StatusCode: 400, Type: "Never Seen\n"}},
		{
			"OAuth", 401, `{"error":"invalid_client","error_description":"No.","error_uri":"https://x.y"}`,
			Error{StatusCode: 401, Type: "invalid_client", Message: "No.", URL: "https://x.y"},
		},
		{"both forms", 401, `{"error":"a","error_type":"b"}`, Error{StatusCode: 401, Type: "b"}},
		{"empty before OAuth", 401, `{"error":"a","error_type":""}`, Error{StatusCode: 401, Type: "a"}},
		{"byte order mark", 404, "\ufeff" + `{"error_type":"x"}`, Error{StatusCode: 404, Type: "x"}},
		{"details", 400, `{"error_type":"x","error_details":[{"a":null}]}`, Error{
			StatusCode: 400, Type: "x", Details: json.RawMessage(`[{"a":null}]`),
		}},
		{"type is a number", 404, `{"error_type":20404,"error":"Not Found"}`, Error{StatusCode: 404, Type: "20404"}},
		{"last of several", 404, `{"error_type":"a","error_type":"b"}`, Error{StatusCode: 404, Type: "b"}},
		{"null", 404, `{"error_type":"x","error_message":null,"status_code":null}`, Error{StatusCode: 404, Type: "x"}},
		{
			"escapes", 404, `{"error\u005ftype":"\u0078\ud83d\ude00","error_message":"\"\ud800\n` + "\xff" + `"}`,
			Error{StatusCode: 404, Type: "x😀", Message: "\"\ufffd\n\ufffd"},
		},
		{"status of the body is text", 0, `{"status_code":"404","error_type":"x"}`, Error{StatusCode: 404, Type: "x"}},
		{"details null", 400, `{"error_type":"x","error_details":null}`, Error{
			StatusCode: 400, Type: "x", Details: json.RawMessage(`null`),
		}},
	}
	for _, test := range tests {
		checkParse(t, test, "")
	}
}

// A body that is not in a documented form is kept, beside what it says.
func TestParseOddBody(t *testing.T) {
	tests := []parseTest{
		{"empty", 502, "", Error{StatusCode: 502}},
		{"HTML", 502, "<html>Bad gateway</html>", Error{StatusCode: 502}},
		{"null", 500, "null", Error{StatusCode: 500}},
		{"array", 500, `[{"error_type":"x"}]`, Error{StatusCode: 500}},
		{"string", 500, `"error_type"`, Error{StatusCode: 500}},
		{"no type", 500, `{"error_message":"Oh."}`, Error{StatusCode: 500, Message: "Oh."}},
		{"cut in a value", 404, `{"error_type":"x","error_message":"Ema`, Error{StatusCode: 404, Type: "x"}},
		{"cut after a value", 404, `{"error_type":"x","request_id":"r"`, Error{StatusCode: 404, Type: "x", RequestID: "r"}},
		{"cut in a key", 404, `{"error_type":"x","reque`, Error{StatusCode: 404, Type: "x"}},
		{"cut after a brace", 404, `{`, Error{StatusCode: 404}},
		{"text after it", 404, `{"error_type":"x"} and more`, Error{StatusCode: 404, Type: "x"}},
		{"wrong types", 404, `{"error_type":"x","error_message":7,"request_id":{},"error_url":"u"}`, Error{
			StatusCode: 404, Type: "x", URL: "u",
		}},
		{"error is an object", 404, `{"error":{"code":"x"},"request_id":"r"}`, Error{StatusCode: 404, RequestID: "r"}},
		{"cut in a number", 0, `{"error_type":"x","status_code":40`, Error{Type: "x"}},
		{"cut in an escape", 0, `{"error_type":"x","error_message":"\u00`, Error{Type: "x"}},
		{"not JSON in a value", 404, `{"a":[1,],"error_type":"x"}`, Error{StatusCode: 404}},
		{"line break in a text", 404, "{\"error_type\":\"x\",\"a\":\"\n\"}", Error{StatusCode: 404, Type: "x"}},
		{"no comma", 404, `{"error_type":"x" "error_message":"m"}`, Error{StatusCode: 404, Type: "x"}},
		{"status is a word", 0, `{"status_code":"not found","error_type":"x"}`, Error{Type: "x"}},
		{"details cut", 404, `{"error_type":"x","error_details":{"a":1`, Error{StatusCode: 404, Type: "x"}},
		{"two values", 404, `{"error_type":"x"}{"error_type":"y"}`, Error{StatusCode: 404, Type: "x"}},
		{"empty key", 404, `{"":{"error_type":"x"}}`, Error{StatusCode: 404}},
	}
	for _, test := range tests {
		checkParse(t, test, test.body)
	}
}

// Each cut of a body keeps at least what the next shorter one keeps.
func TestParseCut(t *testing.T) {
	before := 0
	for n := range documented {
		e := Parse(404, []byte(documented[:n]))
		kept := len(e.RequestID) + len(e.Type) + len(e.Message) + len(e.URL)
		if kept < before || e.StatusCode != 404 {
			t.Fatalf("of the first %d bytes Parse keeps less: %+v", n, e)
		}
		before = kept
	}
	if before != len("request-id-test-1")+len("email_not_found")+len("Email could not be found.")+len("https://example.com/errors/404#email_not_found") {
		t.Errorf("the last cut keeps %d bytes", before)
	}
}

func TestParseLarge(t *testing.T) {
	bodies := map[string]string{
		"garbage":      strings.Repeat("\x00\xff<", 1<<20/3),
		"deep array":   strings.Repeat("[", 1<<20),
		"deep object":  strings.Repeat(`{"a":`, 1<<20/5),
		"deep details": `{"error_type":"x","error_details":` + strings.Repeat("[", 1<<20),
		"many keys":    "{" + strings.Repeat(`"a":1,`, 1<<20/6),
	}
	for name, body := range bodies {
		e := Parse(503, []byte(body))
		if e.StatusCode != 503 || string(e.Body) != body[:genMaxBody] || cap(e.Body) > 2*genMaxBody {
			t.Errorf("%s: status %d, %d bytes kept", name, e.StatusCode, len(e.Body))
		}
		if name == "deep details" && e.Type != "x" {
			t.Errorf("%s: type %q is lost", name, e.Type)
		}
	}
}

// Nothing of an error changes when the caller uses the buffer again.
func TestParseCopies(t *testing.T) {
	body := []byte(`{"error_type":"x","error_details":{"a":1},"error_url":7}`)
	e := Parse(400, body)
	want := fmt.Sprintf("%s %s %s", e.Type, e.Details, e.Body)
	clear(body)
	if got := fmt.Sprintf("%s %s %s", e.Type, e.Details, e.Body); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A known type takes no memory of its own.
func TestParseKeeps(t *testing.T) {
	large := []byte(`{"error_type":"email_not_found","a":"` + strings.Repeat("a", genMaxBody) + `","error_message":"m"}`)
	for _, body := range [][]byte{[]byte(documented), large} {
		info, _ := Lookup(ErrEmailNotFound)
		if e := Parse(404, body); unsafe.StringData(string(e.Type)) != unsafe.StringData(string(info.Type())) {
			t.Error("a type that is documented is not that of the tables")
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(404, []byte(documented))
	for _, seed := range []string{
		"", "null", "[]", `{"error":"a","error_uri":1}`, `{"error_type":"x","error_details":[{`, "<html>",
		`{"error_type":"x"}{`, `{"error_type":"x",]`, `{1:2}`, `{"a" "b"}`, `{"status_code":1e99}`,
		`{"error_type":-1.5e3,"error_details":{"a":[{}]},"x":[[]],"error_type":null}`, `{"\u0065rror":"\"\ud800"}`,
	} {
		f.Add(0, []byte(seed))
	}
	f.Fuzz(func(t *testing.T, status int, body []byte) {
		e := Parse(status, body)
		if status != 0 && e.StatusCode != status {
			t.Errorf("status %d became %d", status, e.StatusCode)
		}
		if !strings.HasPrefix(e.Error(), genPrefix) || len(e.Body) > genMaxBody || !bytes.HasPrefix(body, e.Body) {
			t.Errorf("odd error %q with body %q", e, e.Body)
		}
		if e.Details != nil && !json.Valid(e.Details) {
			t.Errorf("details %q are not JSON", e.Details)
		}
		if want, ok := reference(status, body); ok && !reflect.DeepEqual(e, want) {
			t.Errorf("Parse(%d, %q) =\n%+v, by encoding/json\n%+v", status, body, e, want)
		}
	})
}

// reference is Parse by encoding/json, which must accept the body.
func reference(status int, body []byte) (*Error, bool) {
	var fields map[string]json.RawMessage
	if json.Unmarshal(body, &fields) != nil || fields == nil {
		return nil, false
	}
	e, ok := &Error{StatusCode: status, Details: fields["error_details"]}, true
	if status == 0 {
		text := bytes.Trim(fields["status_code"], `"`)
		if number, err := strconv.Atoi(string(text)); err == nil {
			e.StatusCode = number
		} else {
			ok = len(text) == 0 && fields["status_code"] == nil || string(text) == "null"
		}
	}
	ok = take(&e.RequestID, fields, "request_id") && ok
	ok = take(&e.Message, fields, "error_message", "error_description") && ok
	ok = take(&e.URL, fields, "error_url", "error_uri") && ok
	var code json.Number
	if number := fields["error_type"]; !bytes.HasPrefix(number, []byte(`"`)) && json.Unmarshal(number, &code) == nil && code != "" {
		e.Type = Type(code)
	} else {
		ok = take(&e.Type, fields, "error_type", "error") && ok
	}
	if !ok || e.Type == "" {
		e.Body = bytes.Clone(body[:min(len(body), genMaxBody)])
	}
	return e, true
}

// take sets a field to the first value of the names that is not empty, and
// reports whether each value that it saw was of the type of the field.
func take[T comparable](field *T, fields map[string]json.RawMessage, names ...string) bool {
	ok := true
	var empty T
	for _, name := range names {
		if value, found := fields[name]; found && *field == empty {
			ok = json.Unmarshal(value, field) == nil && ok
		}
	}
	return ok
}
