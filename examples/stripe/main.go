// Stripe reads customers with stripe-go, and says of each error what the
// catalogue says to do.
//
//	STRIPE_KEY=… stripe customer-id…
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/errgen/errgen/examples/stripe/stripeerr"
	"github.com/stripe/stripe-go/v82"
)

func main() {
	client := stripe.NewClient(os.Getenv("STRIPE_KEY"))
	for _, id := range os.Args[1:] {
		if err := read(client, id); err != nil {
			explain(os.Stdout, err)
		}
	}
}

func read(client *stripe.Client, id string) error {
	_, err := client.V1Customers.Retrieve(context.Background(), id, nil)
	if err != nil {
		return fmt.Errorf("reading %s: %w", id, err)
	}
	return nil
}

// explain prints what can be done about err.
func explain(w io.Writer, err error) {
	e, ok := stripeerr.From(err)
	if !ok {
		fmt.Fprintf(w, "not an answer of the API: %v\n", err)
		return
	}
	fmt.Fprintln(w, e)
	switch {
	case errors.Is(e, stripeerr.ErrResourceMissing):
		fmt.Fprintln(w, "  this program: ask for another customer")
	case errors.Is(e, stripeerr.ErrAPIKeyExpired):
		fmt.Fprintln(w, "  this program: ask for another key")
	}
	info, known := stripeerr.Lookup(e.Type)
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
