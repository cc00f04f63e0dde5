// Package serve answers HTTP requests with the documented errors of a catalogue, so
// that a program in any language can be tested against them.
package serve

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/response"
)

// TypeHeader is the header of a request that asks for an error by its type.
const TypeHeader = "Errgen-Type"

// ErrorsPath is where the server lists its errors, and below which it answers each
// request with the error that the rest of the path names.
const ErrorsPath = "/errgen/"

// Options say what is answered.
type Options struct {
	Next       []string      // the types of the first responses, one each
	At         []Route       // what requests to a path are answered with
	Default    string        // the type of all other responses; "" for status 200 and {}
	Delay      time.Duration // how long each response takes
	RetryAfter time.Duration // the header Retry-After of errors; 0 for none
}

// A Route is what the requests that match a pattern of [http.ServeMux] are answered
// with: the types in their order, one each; the last is repeated.
type Route struct {
	Pattern string
	Types   []string
}

// A Handler answers requests with the errors of a catalogue. The errors of its
// methods are [problem.Problem] values.
type Handler struct {
	catalog *catalog.Catalog
	options Options
	entries map[string]*catalog.Entry
	routes  *http.ServeMux

	mu   sync.Mutex
	next []string
}

// NewHandler returns a handler for a catalogue. It is an error if an option names a
// type that the catalogue does not have, or a pattern that is none.
func NewHandler(c *catalog.Catalog, o Options) (*Handler, error) {
	h := &Handler{catalog: c, options: o, entries: map[string]*catalog.Entry{}, routes: http.NewServeMux(), next: o.Next}
	for i := range c.Errors {
		e := &c.Errors[i]
		h.entries[e.Type] = e
	}
	types := slices.Clone(o.Next)
	if o.Default != "" {
		types = append(types, o.Default)
	}
	for _, t := range types {
		if err := h.check(t); err != nil {
			return nil, err
		}
	}
	for _, r := range o.At {
		if err := h.route(r); err != nil {
			return nil, err
		}
	}
	return h, nil
}

// check returns an error if the catalogue does not have a type.
func (h *Handler) check(t string) error {
	if h.entries[t] != nil {
		return nil
	}
	fix := "errgen explain lists the errors under a status"
	var types []string
	for _, e := range h.catalog.Errors {
		types = append(types, e.Type)
	}
	if near, ok := problem.Nearest(t, types); ok {
		fix = "did you mean " + near + "?"
	}
	if h.catalog.Coverage.IsPartial() {
		return problem.Errorf(fix, "the pages that were read have no error %q, and not all were read", t)
	}
	return problem.Errorf(fix, "the catalogue has no error %q", t)
}

// route adds a route.
func (h *Handler) route(r Route) (err error) {
	for _, t := range r.Types {
		if err := h.check(t); err != nil {
			return err
		}
	}
	defer func() {
		if reason := recover(); reason != nil { // as ServeMux refuses patterns
			err = problem.Errorf(`write a path, or a method and a path: "POST /v1/users/{id}"`, "%q cannot be answered: %v", r.Pattern, reason)
		}
	}()
	var mu sync.Mutex
	n := 0
	h.routes.HandleFunc(r.Pattern, func(w http.ResponseWriter, _ *http.Request) {
		mu.Lock()
		t := r.Types[min(n, len(r.Types)-1)]
		n++
		mu.Unlock()
		h.send(w, t)
	})
	return nil
}

// ServeHTTP answers a request.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	select {
	case <-time.After(h.options.Delay):
	case <-r.Context().Done():
		return
	}
	asked := r.Header.Get(TypeHeader)
	if rest, ok := strings.CutPrefix(r.URL.Path, ErrorsPath); ok && asked == "" {
		asked = rest
		if asked == "" {
			h.list(w)
			return
		}
	}
	route, pattern := h.routes.Handler(r)
	switch {
	case asked != "":
		h.answer(w, asked)
	case pattern != "":
		route.ServeHTTP(w, r)
	default:
		h.answer(w, h.pop())
	}
}

// pop returns the next of the types of the options, or the default.
func (h *Handler) pop() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.next) == 0 {
		return h.options.Default
	}
	next := h.next[0]
	h.next = h.next[1:]
	return next
}

// answer sends the error of a type, or success for none.
func (h *Handler) answer(w http.ResponseWriter, t string) {
	switch {
	case t == "":
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, "{}")
	case h.entries[t] == nil:
		http.Error(w, h.check(t).Error(), http.StatusNotImplemented)
	default:
		h.send(w, t)
	}
}

// send sends the error of a type, which the catalogue has.
func (h *Handler) send(w http.ResponseWriter, t string) {
	e := h.entries[t]
	status := http.StatusInternalServerError
	for _, code := range e.Status {
		if code >= http.StatusBadRequest {
			status = code
			break
		}
	}
	values := map[string]any{
		"status": json.Number(strconv.Itoa(status)), "request_id": "request-id-serve",
		"type": t, "message": e.Message, "url": e.URL,
	}
	if h.catalog.HasNumberTypes() {
		values["type"] = json.Number(t)
	}
	wire := h.catalog.Wire.OrDefault()
	w.Header().Set("Content-Type", response.ContentType(wire))
	if seconds := math.Ceil(h.options.RetryAfter.Seconds()); seconds > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(seconds)))
	}
	w.WriteHeader(status)
	w.Write(response.Body(wire, values))
}

// list sends the documented errors and their addresses, in JSON.
func (h *Handler) list(w http.ResponseWriter) {
	type item struct {
		Type    string `json:"type"`
		Status  []int  `json:"status"`
		Message string `json:"message"`
		Path    string `json:"path"`
	}
	items := make([]item, 0, len(h.catalog.Errors))
	for _, e := range h.catalog.Errors {
		items = append(items, item{e.Type, append([]int{}, e.Status...), e.Message, ErrorsPath + url.PathEscape(e.Type)})
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(items)
}
