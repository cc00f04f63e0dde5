package skeletontest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/errgen/errgen/internal/emit/skeleton"
)

// A Server is a server that answers with the documented errors that a test asks
// for. Its methods can be called while it answers.
type Server struct {
	*httptest.Server

	mu         sync.Mutex
	queue      []skeleton.Type // for the next requests, whatever they are
	routes     *http.ServeMux
	sent       []skeleton.Type
	delay      time.Duration
	retryAfter time.Duration
}

// NewServer starts a server, which is closed when the test ends. Until [Server.Fail],
// [Server.FailAt] or [Server.Handle] say otherwise, it answers every request with
// status 200 and an empty JSON object:
//
//	s := skeletontest.NewServer(t)
//	s.Fail(skeleton.ErrEmailNotFound)
//	err := login(s.URL) // the code under test
//
// A request can ask for an error itself: with its type in the header Errgen-Type.
func NewServer(tb testing.TB) *Server {
	s := &Server{routes: http.NewServeMux()}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	tb.Cleanup(s.Close)
	return s
}

// Fail answers the next requests with errors, one each, in the order of types. It
// panics if one is not documented.
func (s *Server) Fail(types ...skeleton.Type) {
	s.mu.Lock()
	defer s.mu.Unlock()
	check(types)
	s.queue = append(s.queue, types...)
}

// FailAt answers the requests that match a pattern of [http.ServeMux], such as
// "POST /v1/users", with errors, one each, in the order of types; the last is
// repeated. It panics if one is not documented, or as http.ServeMux does.
func (s *Server) FailAt(pattern string, types ...skeleton.Type) {
	check(types)
	var mu sync.Mutex
	n := 0
	s.Handle(pattern, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		mu.Lock()
		t := types[min(n, len(types)-1)]
		n++
		mu.Unlock()
		s.send(w, t)
	}))
}

// Handle answers the requests that match a pattern of [http.ServeMux] with h.
func (s *Server) Handle(pattern string, h http.Handler) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.routes.Handle(pattern, h)
}

// Delay lets the following responses wait for d.
func (s *Server) Delay(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.delay = d
}

// RetryAfter gives the following errors the header Retry-After, in whole seconds.
// Without it, they have none.
func (s *Server) RetryAfter(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.retryAfter = d
}

// Sent returns the types of the errors that were sent, in their order.
func (s *Server) Sent() []skeleton.Type {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.sent)
}

// check panics if types is empty or has an undocumented type.
func check(types []skeleton.Type) {
	if len(types) == 0 {
		panic("skeletontest: no error to answer with")
	}
	for _, t := range types {
		Body(t)
	}
}

// serve answers a request.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	delay := s.delay
	var next skeleton.Type
	if len(s.queue) > 0 {
		next, s.queue = s.queue[0], s.queue[1:]
	}
	handler, pattern := s.routes.Handler(r)
	s.mu.Unlock()
	select {
	case <-time.After(delay):
	case <-r.Context().Done():
		return
	}
	asked := skeleton.Type(r.Header.Get("Errgen-Type"))
	switch {
	case next != "":
		s.send(w, next)
	case asked != "" && asked.Known() != string(asked):
		http.Error(w, fmt.Sprintf("skeletontest: %q is not documented", asked), http.StatusNotImplemented)
	case asked != "":
		s.send(w, asked)
	case pattern != "":
		handler.ServeHTTP(w, r)
	default:
		w.Header().Set("Content-Type", "application/json")
		w.Write([]byte("{}"))
	}
}

// send answers with a documented error.
func (s *Server) send(w http.ResponseWriter, t skeleton.Type) {
	s.mu.Lock()
	s.sent = append(s.sent, t)
	retryAfter := s.retryAfter
	s.mu.Unlock()
	w.Header().Set("Content-Type", contentType)
	if retryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(retryAfter.Seconds())))
	}
	w.WriteHeader(status(t))
	w.Write(Body(t))
}
