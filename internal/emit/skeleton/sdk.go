package skeleton

import (
	"bytes"
	"cmp"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
)

// A genReport holds the fields of an SDK's error, whatever their types are. A field
// that the error does not have is nil.
type genReport struct {
	status, requestID, errorType, message, url, details any

	body any // the response body, which the other fields are read from if they are nil or empty
}

// toError converts r into an *Error, or nil if r does not describe an error
// response. An SDK's error without a status, a type and a body does not: it may
// say that there was no response.
func (r genReport) toError() *Error {
	body := genToBytes(r.body)
	e := Parse(genToInt(r.status), body)
	e.RequestID = cmp.Or(genToText(r.requestID), e.RequestID)
	e.Type = cmp.Or(genKnown(genToText(r.errorType)), e.Type)
	e.Message = cmp.Or(genToText(r.message), e.Message)
	e.URL = cmp.Or(genToText(r.url), e.URL)
	if details := genToJSON(r.details); details != nil {
		e.Details = details
	}
	if e.StatusCode == 0 && e.Type == "" && len(body) == 0 {
		return nil
	}
	return e
}

// genIndirect returns the value that v is or points to, or the zero Value for nil.
func genIndirect(v any) reflect.Value {
	value := reflect.ValueOf(v)
	for value.Kind() == reflect.Pointer || value.Kind() == reflect.Interface {
		value = value.Elem()
	}
	return value
}

// genToText returns a string or a whole number as text, or "" for anything else.
func genToText(v any) string {
	switch value := genIndirect(v); {
	case value.Kind() == reflect.String:
		return value.String()
	case value.CanInt():
		return strconv.FormatInt(value.Int(), 10)
	case value.CanUint():
		return strconv.FormatUint(value.Uint(), 10)
	}
	return ""
}

// genToInt returns an HTTP status: that of a response, a number, or the number that
// a text such as "404 Not Found" begins with. It returns 0 for anything else.
func genToInt(v any) int {
	if status := genStatusOf(v); status != 0 {
		return status
	}
	first, _, _ := strings.Cut(genToText(v), " ")
	status, err := strconv.Atoi(first)
	if err != nil || status < 0 {
		return 0
	}
	return status
}

// genToJSON returns v as JSON, or nil if v is nil or cannot be encoded. Bytes that
// are JSON stay as they are.
func genToJSON(v any) json.RawMessage {
	if raw := genToBytes(v); json.Valid(raw) {
		return bytes.Clone(raw)
	}
	raw, err := json.Marshal(v)
	if err != nil || string(raw) == genNull {
		return nil
	}
	return raw
}

// genToBytes returns the bytes of a string or a byte slice, or nil for anything
// else.
func genToBytes(v any) []byte {
	switch value := genIndirect(v); {
	case value.Kind() == reflect.String:
		return []byte(value.String())
	case value.Kind() == reflect.Slice && value.Type().Elem().Kind() == reflect.Uint8:
		return value.Bytes()
	}
	return nil
}
