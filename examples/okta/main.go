// Okta reads users with okta-sdk-golang, and says of each error what the
// catalogue says to do.
//
//	OKTA_CLIENT_ORGURL=… OKTA_CLIENT_TOKEN=… okta user-id…
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/errgen/errgen/examples/okta/oktaerr"
	"github.com/okta/okta-sdk-golang/v5/okta"
)

func main() {
	config, err := okta.NewConfiguration()
	if err != nil {
		log.Fatal(err)
	}
	client := okta.NewAPIClient(config)
	for _, id := range os.Args[1:] {
		if err := read(client, id); err != nil {
			explain(os.Stdout, err)
		}
	}
}

func read(client *okta.APIClient, id string) error {
	_, _, err := client.UserAPI.GetUser(context.Background(), id).Execute()
	if err != nil {
		return fmt.Errorf("reading %s: %w", id, err)
	}
	return nil
}

// explain prints what can be done about err.
func explain(w io.Writer, err error) {
	e, ok := oktaerr.From(err)
	if !ok {
		fmt.Fprintf(w, "not an answer of the API: %v\n", err)
		return
	}
	fmt.Fprintln(w, e)
	switch {
	case errors.Is(e, oktaerr.ErrResourceNotFound):
		fmt.Fprintln(w, "  this program: ask for another user")
	case errors.Is(e, oktaerr.ErrInvalidToken):
		fmt.Fprintln(w, "  this program: ask for another token")
	}
	if len(e.Details) > 0 {
		fmt.Fprintf(w, "  details: %s\n", e.Details)
	}
	info, known := oktaerr.Lookup(e.Type)
	if !known {
		fmt.Fprintln(w, "  not in the catalogue")
		return
	}
	for _, step := range info.Steps() {
		fmt.Fprintln(w, "  step:", step)
	}
	fmt.Fprintln(w, "  try again:", info.Retryable())
	fmt.Fprintln(w, "  see", info.URL())
}
