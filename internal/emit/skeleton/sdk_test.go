package skeleton

import (
	"encoding/json"
	"errors"
	"net/http"
	"reflect"
	"testing"
)

// A code and a whole number are types such as SDKs have for their fields.
type (
	code  string
	whole int32
)

func pointerTo[T any](v T) *T { return &v }

func TestReport(t *testing.T) {
	for name, test := range map[string]struct {
		report genReport
		want   Error
	}{
		"plain": {
			genReport{status: 404, requestID: "r", errorType: "x", message: "m", url: "u", details: map[string]any{"a": 1}},
			Error{StatusCode: 404, RequestID: "r", Type: "x", Message: "m", URL: "u", Details: json.RawMessage(`{"a":1}`)},
		},
		"named types": {
			genReport{status: whole(404), errorType: code("x"), message: json.Number("1"), requestID: uint8(7)},
			Error{StatusCode: 404, Type: "x", Message: "1", RequestID: "7"},
		},
		"pointers": {
			genReport{status: pointerTo(404), errorType: pointerTo(pointerTo(code("x"))), message: pointerTo("m"), details: &struct{ A int }{1}},
			Error{StatusCode: 404, Type: "x", Message: "m", Details: json.RawMessage(`{"A":1}`)},
		},
		"nil pointers": {
			genReport{
				errorType: "x", status: (*int)(nil), requestID: (*string)(nil), url: (*code)(nil), message: pointerTo((*string)(nil)),
				details: map[string]any(nil), body: (*[]byte)(nil),
			},
			Error{Type: "x"},
		},
		"other types": {
			genReport{errorType: "x", status: 4.5, requestID: []string{"x"}, message: struct{}{}, url: true, details: func() {}, body: 7},
			Error{Type: "x"},
		},
		"status line":      {genReport{status: "404 Not Found"}, Error{StatusCode: 404}},
		"no status line":   {genReport{status: "not found", errorType: "x"}, Error{Type: "x"}},
		"negative":         {genReport{status: -1, errorType: "x"}, Error{Type: "x"}},
		"response":         {genReport{status: &http.Response{StatusCode: 404}}, Error{StatusCode: 404}},
		"no response":      {genReport{status: (*http.Response)(nil), errorType: "x"}, Error{Type: "x"}},
		"raw details":      {genReport{status: 1, details: json.RawMessage(`[1]`)}, Error{StatusCode: 1, Details: json.RawMessage(`[1]`)}},
		"details in bytes": {genReport{status: 1, details: []byte(`[1]`)}, Error{StatusCode: 1, Details: json.RawMessage(`[1]`)}},
		"body": {
			genReport{status: 500, body: []byte(documented)},
			*Parse(500, []byte(documented)),
		},
		"fields before the body": {
			genReport{errorType: "x", message: "", body: `{"error_type":"y","error_message":"m","error_details":2}`, details: 1},
			Error{Type: "x", Message: "m", Details: json.RawMessage("1")},
		},
		"HTML": {genReport{status: 502, body: json.RawMessage("<html>")}, Error{StatusCode: 502, Body: []byte("<html>")}},
	} {
		if got := test.report.toError(); got == nil || !reflect.DeepEqual(*got, test.want) {
			t.Errorf("%s: got\n%+v, want\n%+v", name, got, test.want)
		}
	}
	if e := (genReport{errorType: code(ErrEmailNotFound)}).toError(); !errors.Is(e, ErrEmailNotFound) {
		t.Error("a type of an SDK is not ours")
	}
	for _, none := range []genReport{{}, {message: "EOF"}, {body: []byte{}, errorType: "", status: "EOF"}} {
		if e := none.toError(); e != nil {
			t.Errorf("%+v is taken for a response: %+v", none, e)
		}
	}
}
