package skeleton

import (
	"errors"
	"fmt"
	"io"
	"net/url"
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

func TestTypeOf(t *testing.T) {
	e := &Error{StatusCode: 404, Type: ErrEmailNotFound}
	for name, test := range map[string]struct {
		err  error
		want Type
	}{
		"nil":             {nil, ""},
		"another error":   {io.EOF, ""},
		"itself":          {e, ErrEmailNotFound},
		"wrapped":         {fmt.Errorf("a: %w", fmt.Errorf("b: %w", e)), ErrEmailNotFound},
		"joined":          {errors.Join(io.EOF, e), ErrEmailNotFound},
		"the first":       {errors.Join(&Error{Type: "x"}, e), "x"},
		"no type":         {errors.Join(&Error{StatusCode: 502}, e), ErrEmailNotFound},
		"a type":          {fmt.Errorf("a: %w", ErrOverloaded), ErrOverloaded},
		"two wrapped":     {fmt.Errorf("%w, %w", io.EOF, e), ErrEmailNotFound},
		"a nil error":     {fmt.Errorf("a: %w", (*Error)(nil)), ""},
		"of a transport":  {&url.Error{Op: "Get", URL: "a", Err: e}, ErrEmailNotFound},
		"wraps nil":       {fmt.Errorf("a: %w", error(nil)), ""},
		"an empty type":   {Type(""), ""},
		"not documented ": {&Error{Type: "never_seen"}, "never_seen"},
	} {
		got, ok := TypeOf(test.err)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("%s: TypeOf returns %q, %t", name, got, ok)
		}
		if Is(test.err, test.want, "other") != ok || Is(test.err, "other") || Is(test.err) || Is(test.err, "") {
			t.Errorf("%s: Is does not agree with TypeOf", name)
		}
	}
	if both := errors.Join(&Error{Type: "x"}, e); !Is(both, ErrEmailNotFound) || !Is(both, "x") {
		t.Error("Is does not look at each joined error")
	}
}

func TestRetryable(t *testing.T) {
	for _, test := range []struct {
		e    *Error
		want bool
	}{
		{nil, false},
		{&Error{}, false},
		{&Error{StatusCode: 429, Type: "never_seen"}, true},
		{&Error{StatusCode: 503}, true},
		{&Error{StatusCode: 404, Type: "never_seen"}, false},
		{&Error{StatusCode: 404, Type: ErrEmailNotFound}, false},
		{&Error{StatusCode: 429, Type: ErrOverloaded}, true},
		{&Error{Type: ErrOverloaded}, true},
	} {
		if got := test.e.Retryable(); got != test.want {
			t.Errorf("%v: retryable %t", test.e, got)
		}
	}
}

func TestKnown(t *testing.T) {
	if ErrOverloaded.Known() != "overloaded" || Type("x").Known() != "other" || Type("").Known() != "other" {
		t.Error("the label of a metric is wrong")
	}
	e := &Error{Type: ErrEmailNotFound}
	if info, ok := e.Info(); !ok || info.Status() != 404 {
		t.Errorf("Info returns %v, %t", info, ok)
	}
	if _, ok := (&Error{Type: "x"}).Info(); ok {
		t.Error("an unknown type has an Info")
	}
	if _, ok := (*Error)(nil).Info(); ok {
		t.Error("no error has an Info")
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
