package cli

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var rewrite = flag.Bool("update", false, "rewrite the expected output in the scripts of testdata")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"errgen": func() { os.Exit(Main(os.Args[1:])) }})
}

// TestScript runs the scripts in testdata/script. $CAPTURES is the folder of
// the bundled documentation, $PROJECT the root of this project, $PROGRAM the
// whole path of errgen, $MODULES the GOPROXY of [moduleProxy]. They have the
// commands [servePages] and [githost].
func TestScript(t *testing.T) {
	t.Parallel()
	project, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	program, err := exec.LookPath("errgen")
	if err != nil {
		t.Fatal(err)
	}
	environment := map[string]string{"MODULES": moduleProxy(t), "PROGRAM": program}
	for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOFLAGS", "GOPROXY"} {
		environment[name] = goEnv(t, name)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *rewrite,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"serve": servePages, "githost": githost},
		Setup: func(env *testscript.Env) error {
			for name, value := range environment {
				env.Setenv(name, value)
			}
			newSite(env)
			env.Setenv("PROJECT", project)
			env.Setenv("CAPTURES", filepath.Join(project, "scrape", "site", "bundled", "stytch-b2b"))
			return nil
		},
	})
}
