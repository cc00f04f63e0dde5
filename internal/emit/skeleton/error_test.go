package skeleton

import (
	"errors"
	"fmt"
	"testing"
)

func TestErrorText(t *testing.T) {
	for want, e := range map[string]*Error{
		"skeleton: 404 x: No. (request_id r)": {StatusCode: 404, Type: "x", Message: "No.", RequestID: "r"},
		"skeleton: 404 x":                     {StatusCode: 404, Type: "x"},
		"skeleton: 404: No.":                  {StatusCode: 404, Message: "No."},
		"skeleton: x: No.":                    {Type: "x", Message: "No."},
		"skeleton: 502 Bad Gateway":           {StatusCode: 502},
		"skeleton: 799":                       {StatusCode: 799},
		"skeleton: error (request_id r)":      {RequestID: "r"},
		"skeleton: error: No.":                {Message: "No."},
		"skeleton: error":                     {},
	} {
		if got := e.Error(); got != want {
			t.Errorf("%#v: %q, want %q", e, got, want)
		}
	}
}

func TestIs(t *testing.T) {
	e := fmt.Errorf("sending: %w", &Error{StatusCode: 500, Type: ErrEmailNotFound})
	for _, test := range []struct {
		target error
		want   bool
	}{
		{ErrEmailNotFound, true},
		{Type("email_not_found"), true},
		{&Error{Type: ErrEmailNotFound, StatusCode: 404}, true},
		{ErrOverloaded, false},
		{&Error{Type: ErrOverloaded}, false},
		{&Error{}, false},
		{(*Error)(nil), false},
		{Type(""), false},
		{errors.New("email_not_found"), false},
	} {
		if got := errors.Is(e, test.target); got != test.want {
			t.Errorf("errors.Is(%v, %#v) = %t", e, test.target, got)
		}
	}
	if errors.Is(&Error{}, Type("")) || errors.Is(&Error{}, &Error{}) {
		t.Error("an error without a type is another one")
	}
	var target *Error
	if !errors.As(e, &target) || target.Type != ErrEmailNotFound {
		t.Error("errors.As does not reach the error")
	}
	if !errors.Is(fmt.Errorf("wrapped: %w", ErrOverloaded), ErrOverloaded) {
		t.Error("a wrapped type is not itself")
	}
}

// A nil *Error in an interface, as a caller of FromResponse may come to have,
// is no error of any type, and does not panic.
func TestNilError(t *testing.T) {
	var e *Error
	if errors.Is(e, Type("a")) || errors.Is(fmt.Errorf("wrapped: %w", e), Type("a")) {
		t.Error("a nil error has a type")
	}
	if e.Error() != "<nil>" {
		t.Errorf("its text is %q", e.Error())
	}
}
