package skeleton

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net/http"
	"reflect"
	"strconv"
	"strings"
)

// A report is what an error of an SDK has in its fields, in whatever types it
// has them. What it has not is nil.
type report struct {
	status, requestID, errorType, message, url, details any

	body any // the response body, of which the other fields are read where they are nil or empty
}

// toError returns the error response that r is about, and whether it is about
// one. An SDK's error without a status, a type and a body is not: it may say
// that there was no response.
func (r report) toError() (*Error, bool) {
	body := toBytes(r.body)
	e := Parse(toInt(r.status), body)
	e.RequestID = cmp.Or(toText(r.requestID), e.RequestID)
	e.Type = cmp.Or(known(toText(r.errorType)), e.Type)
	e.Message = cmp.Or(toText(r.message), e.Message)
	e.URL = cmp.Or(toText(r.url), e.URL)
	if details := toJSON(r.details); details != nil {
		e.Details = details
	}
	if e.StatusCode == 0 && e.Type == "" && len(body) == 0 {
		return nil, false
	}
	return e, true
}

// indirect returns the value that v is or points to, and the zero Value for
// nil.
func indirect(v any) reflect.Value {
	value := reflect.ValueOf(v)
	for value.Kind() == reflect.Pointer || value.Kind() == reflect.Interface {
		value = value.Elem()
	}
	return value
}

// toText returns a string or a whole number as text, and "" for anything else.
func toText(v any) string {
	switch value := indirect(v); {
	case value.Kind() == reflect.String:
		return value.String()
	case value.CanInt():
		return strconv.FormatInt(value.Int(), 10)
	case value.CanUint():
		return strconv.FormatUint(value.Uint(), 10)
	}
	return ""
}

// toInt returns the HTTP status that a number is, a text such as "404 Not
// Found" begins with, or a response has; 0 for anything else.
func toInt(v any) int {
	if r, ok := v.(*http.Response); ok && r != nil {
		return r.StatusCode
	}
	first, _, _ := strings.Cut(toText(v), " ")
	status, err := strconv.Atoi(first)
	if err != nil || status < 0 {
		return 0
	}
	return status
}

// toJSON returns v as JSON, or nil if it is nil or cannot be written so. Bytes
// that are JSON stay as they are.
func toJSON(v any) json.RawMessage {
	if raw := toBytes(v); json.Valid(raw) {
		return bytes.Clone(raw)
	}
	raw, err := json.Marshal(v)
	if err != nil || string(raw) == null {
		return nil
	}
	return raw
}

// toBytes returns the bytes of a string or a slice of bytes, and nil for
// anything else.
func toBytes(v any) []byte {
	switch value := indirect(v); {
	case value.Kind() == reflect.String:
		return []byte(value.String())
	case value.Kind() == reflect.Slice && value.Type().Elem().Kind() == reflect.Uint8:
		return value.Bytes()
	}
	return nil
}
