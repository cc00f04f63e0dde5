package cli

import (
	"os/exec"
	"strings"
	"testing"
)

// moduleProxy returns the GOPROXY with which a module of a test has errgen as a
// tool: the modules that this one requires, and nothing from elsewhere. They
// are downloaded first, as building errgen needs only some of them, and so is
// what is known of the modules that they require, which go doc asks for.
func moduleProxy(t *testing.T) string {
	t.Helper()
	for _, args := range [][]string{{"mod", "download"}, {"list", "-m", "-json", "all"}} {
		if out, err := exec.Command("go", args...).CombinedOutput(); err != nil {
			t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	return "file://" + goEnv(t, "GOMODCACHE") + "/cache/download"
}

func goEnv(t *testing.T, name string) string {
	t.Helper()
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}
