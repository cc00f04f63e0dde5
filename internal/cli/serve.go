package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/errgen/errgen/internal/generate"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/serve"
	"github.com/spf13/cobra"
)

func serveCommand(a *app) *cobra.Command {
	var o serve.Options
	var address string
	var at []string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Answer requests with documented errors",
		Long: `Serve starts an HTTP server that answers with the errors of the catalogue, as the API
sends them, so that programs in any language can be tested against it. It ends on an
interrupt.

A request gets, in this order: the error that its header Errgen-Type names, or its path
after /errgen/; that of --at, if its path matches; the next of --next; that of --default;
or status 200 and an empty JSON object. GET /errgen/ lists the errors.`,
		Example: `  errgen serve --next email_not_found,session_not_found    # the first two responses
  errgen serve --at 'POST /v1/users=email_not_found' --retry-after 2s
  curl http://127.0.0.1:8404/errgen/email_not_found`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, text := range at {
				pattern, types, ok := strings.Cut(text, "=")
				if !ok || types == "" {
					return usage(cmd, problem.Errorf(`write PATTERN=TYPE: --at "POST /v1/users=email_not_found"`, "--at %s names no type", text))
				}
				o.At = append(o.At, serve.Route{Pattern: pattern, Types: strings.Split(types, ",")})
			}
			return a.serve(cmd.Context(), address, o)
		},
	}
	a.addFlags(cmd, "catalog", "only", "skip")
	flags := cmd.Flags()
	flags.StringVar(&address, "address", "127.0.0.1:8404", "`host:port` to listen on; port 0 takes a free one")
	flags.StringSliceVar(&o.Next, "next", nil, "`types` to answer the next requests with, one each")
	flags.StringArrayVar(&at, "at", nil, "answer requests to a `pattern=types`, one type each; the last is repeated; repeatable")
	flags.StringVar(&o.Default, "default", "", "`type` to answer all other requests with")
	flags.DurationVar(&o.Delay, "delay", 0, "how long each response takes, as in 300ms")
	flags.DurationVar(&o.RetryAfter, "retry-after", 0, "the header Retry-After of errors, as in 2s")
	return cmd
}

// serve answers requests until ctx is done.
func (a *app) serve(ctx context.Context, address string, o serve.Options) error {
	targets, err := a.targets(ctx, false)
	if err != nil {
		return err
	}
	target, err := only(targets)
	if err != nil {
		return err
	}
	c, err := generate.Catalog(target)
	if err != nil {
		return err
	}
	handler, err := serve.NewHandler(c, o)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	if err != nil {
		return problem.Errorf("choose another --address; port 0 takes a free port", "%w", err)
	}
	fmt.Fprintf(a.out, "%d %s at http://%s%s\n", len(c.Errors), problem.Plural(len(c.Errors), "error", "errors"), listener.Addr(), serve.ErrorsPath)
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	stop := context.AfterFunc(ctx, func() { server.Close() })
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil // an interrupt is how it ends
}
