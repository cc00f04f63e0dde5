package skeleton

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestNumbers(t *testing.T) {
	i, _ := Lookup(ErrOverloaded)
	if n, ok := i.Number(); n != -7 || !ok {
		t.Errorf("Number returns %d, %t", n, ok)
	}
	if got := i.Categories(); !slices.Equal(got, []string{"Limits", "Load"}) {
		t.Errorf("Categories returns %q", got)
	}
	if typ, ok := ByNumber(-7); typ != ErrOverloaded || !ok {
		t.Errorf("ByNumber returns %q, %t", typ, ok)
	}
	for _, n := range []int64{0, 7, 404, -8, 1 << 40} {
		if typ, ok := ByNumber(n); typ != "" || ok {
			t.Errorf("ByNumber(%d) returns %q, %t", n, typ, ok)
		}
	}
}

func TestCode(t *testing.T) {
	c, ok := ErrOverloaded.Code()
	if text, err := json.Marshal(c); string(text) != "-7" || err != nil || !ok || c != -7 {
		t.Errorf("Code returns %d, %t, in JSON %s, %v", c, ok, text, err)
	}
	if typ, ok := c.Type(); typ != ErrOverloaded || !ok {
		t.Errorf("Type returns %q, %t", typ, ok)
	}
	for _, typ := range []Type{ErrEmailNotFound, "", "x"} {
		if c, ok := typ.Code(); c != 0 || ok {
			t.Errorf("Code of %q returns %d, %t", typ, c, ok)
		}
	}
}
