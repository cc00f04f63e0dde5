// Stytch reads organizations with stytch-go, and says of each error what the
// documentation says to do.
//
//	STYTCH_PROJECT_ID=… STYTCH_SECRET=… stytch organization-id…
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/errgen/errgen/examples/stytch/stytchb2b"
	"github.com/stytchauth/stytch-go/v18/stytch/b2b/b2bstytchapi"
	"github.com/stytchauth/stytch-go/v18/stytch/b2b/organizations"
)

func main() {
	client, err := b2bstytchapi.NewClient(os.Getenv("STYTCH_PROJECT_ID"), os.Getenv("STYTCH_SECRET"))
	if err != nil {
		log.Fatal(err)
	}
	for _, id := range os.Args[1:] {
		if err := read(client, id); err != nil {
			explain(os.Stdout, err)
		}
	}
}

func read(client *b2bstytchapi.API, id string) error {
	_, err := client.Organizations.Get(context.Background(), &organizations.GetParams{OrganizationID: id})
	if err != nil {
		return fmt.Errorf("reading %s: %w", id, err)
	}
	return nil
}

// explain prints what can be done about err.
func explain(w io.Writer, err error) {
	e, ok := stytchb2b.From(err)
	if !ok {
		fmt.Fprintf(w, "not an answer of the API: %v\n", err)
		return
	}
	fmt.Fprintln(w, e)
	switch {
	case errors.Is(e, stytchb2b.ErrOrganizationNotFound):
		fmt.Fprintln(w, "  this program: ask for another organization")
	case errors.Is(e, stytchb2b.ErrProjectNotFound), errors.Is(e, stytchb2b.ErrSecretNotFound):
		fmt.Fprintln(w, "  this program: check its configuration")
	}
	info, documented := stytchb2b.Lookup(e.Type)
	if !documented {
		fmt.Fprintln(w, "  not documented")
		return
	}
	for _, step := range info.Steps() {
		fmt.Fprintln(w, "  step:", step)
	}
	fmt.Fprintln(w, "  try again:", info.Retryable())
	fmt.Fprintln(w, "  see", info.URL())
}
