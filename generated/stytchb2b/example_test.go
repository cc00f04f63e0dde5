package stytchb2b_test

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/errgen/errgen/generated/stytchb2b"
)

// invite stands for a program's own function that calls the API.
func invite(body string) error {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNotFound)
		io.WriteString(w, body)
	}))
	defer server.Close()

	response, err := http.Get(server.URL)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	e, err := stytchb2b.FromResponse(response)
	if e != nil {
		return fmt.Errorf("inviting: %w", e)
	}
	return err
}

// Branch on one error or on several, whatever wraps them.
func ExampleIs() {
	err := invite(`{"status_code": 404, "error_type": "email_not_found", "error_message": "Email could not be found."}`)

	if stytchb2b.Is(err, stytchb2b.ErrEmailNotFound, stytchb2b.ErrMemberNotFound) {
		fmt.Println("ask for the address again")
	}
	fmt.Println(err)
	// Output:
	// ask for the address again
	// inviting: stytchb2b: 404 email_not_found: Email could not be found.
}

// Branch on many errors with a switch on the type.
func ExampleTypeOf() {
	err := invite(`{"status_code": 404, "error_type": "session_not_found", "error_message": "Session could not be found."}`)

	switch t, ok := stytchb2b.TypeOf(err); {
	case !ok:
		log.Fatal(err) // not an answer of the API, or nil
	case t == stytchb2b.ErrSessionNotFound:
		fmt.Println("sign in again")
	default:
		fmt.Println("something else:", t)
	}
	// Output: sign in again
}

// Count errors under a label that has a limited number of values.
func ExampleType_Known() {
	for _, t := range []stytchb2b.Type{stytchb2b.ErrEmailNotFound, "a_type_of_tomorrow"} {
		fmt.Println(t.Known())
	}
	// Output:
	// email_not_found
	// other
}

// Keep the status and the type of answers that an SDK cannot read: give the
// transport to its HTTP client, and ask the error that comes back.
func ExampleTransport() {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "2")
		w.WriteHeader(http.StatusServiceUnavailable)
		io.WriteString(w, "<html>Down for a moment</html>")
	}))
	defer proxy.Close()

	client := &http.Client{Transport: stytchb2b.Transport(http.DefaultTransport)}
	_, err := client.Get(proxy.URL)
	if e, ok := stytchb2b.From(err); ok {
		fmt.Println(e.StatusCode, e.Retryable(), e.RetryAfter)
	}
	// Output: 503 true 2s
}

// Log what the documentation says to do.
func ExampleLookup() {
	info, ok := stytchb2b.Lookup(stytchb2b.ErrEmailNotFound)
	if !ok {
		return // the documentation does not have the type
	}
	for _, step := range info.Steps() {
		fmt.Println("-", step)
	}
	fmt.Println(info.URL())
	// Output:
	// - Prompt the user to check their inputted email, and try again
	// - Consider using a loginOrCreate method if you would like new users to be able to authenticate
	// https://stytch.com/docs/b2b/api/errors/404#email_not_found
}

// Send a request again where that may help. The status decides about a type that
// the documentation does not have.
func ExampleError_Retryable() {
	fmt.Println(stytchb2b.Parse(404, []byte(`{"error_type": "secret_not_found"}`)).Retryable())
	fmt.Println(stytchb2b.Parse(429, []byte(`{"error_type": "a_type_of_tomorrow"}`)).Retryable())
	fmt.Println(stytchb2b.Parse(502, []byte(`<html>Bad gateway</html>`)).Retryable())
	// Output:
	// false
	// true
	// true
}

// Read a response: its status and its type are kept, whatever its body is.
func ExampleFromResponse() {
	for _, body := range []string{
		`{"status_code": 404, "request_id": "r-1", "error_type": "secret_not_found", "error_message": "Secret could not be found."}`,
		`{"error": "invalid_client", "error_description": "The client is unknown."}`,
		`<html>Not found</html>`,
	} {
		response := &http.Response{StatusCode: 404, Body: io.NopCloser(strings.NewReader(body))}
		e, err := stytchb2b.FromResponse(response)
		if err != nil {
			log.Fatal(err) // the body could not be read to its end
		}
		fmt.Println(e)
	}
	// Output:
	// stytchb2b: 404 secret_not_found: Secret could not be found. (request_id r-1)
	// stytchb2b: 404 invalid_client: The client is unknown.
	// stytchb2b: 404 Not Found
}

// The types that are documented under a status, in alphabetical order.
func ExampleByStatus() {
	n := 0
	for t := range stytchb2b.ByStatus(http.StatusNotFound) {
		if n++; n <= 3 {
			fmt.Println(t)
		}
	}
	fmt.Println(n, "in all")
	// Output:
	// billing_info_not_found
	// captcha_provider_not_found
	// cname_record_not_found
	// 34 in all
}
