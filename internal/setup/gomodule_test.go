package setup

import (
	"os"
	"strings"
	"testing"
)

// TestMinGo wants the version of Go that init gives CI to be that of go.mod.
func TestMinGo(t *testing.T) {
	data, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), "\ngo "+minGo+"\n") {
		t.Errorf("minGo is %s, which go.mod does not say", minGo)
	}
}
