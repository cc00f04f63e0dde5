package peers

import (
	"io"
	"testing"

	peer "github.com/jackc/pgerrcode"

	"github.com/errgen/errgen/bench/lab"
)

// TestClasses holds that the statuses of the entries part them as pgerrcode
// does, so that both are asked the same.
func TestClasses(t *testing.T) {
	l, err := lab.New(io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	p, err := readPgerrcode(l)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range p.entries {
		if got, want := e.Status[0] == p.classes["23"], peer.IsIntegrityConstraintViolation(e.Type); got != want {
			t.Errorf("%s is of class 23: %v, pgerrcode says %v", e.Type, got, want)
		}
		if got, want := e.Status[0] == p.classes["42"], peer.IsSyntaxErrororAccessRuleViolation(e.Type); got != want {
			t.Errorf("%s is of class 42: %v, pgerrcode says %v", e.Type, got, want)
		}
	}
}
