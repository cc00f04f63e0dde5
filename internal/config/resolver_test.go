package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/config"
	"github.com/google/go-cmp/cmp"
)

const file = `
catalogs:
  - catalog: one/errors.yaml
    profile: stytch-b2b
    from: [one/docs, live]
    package: one
  - catalog: two/errors.yaml
    profile: profiles/two.yaml
`

// writeConfig writes an errgen.yaml into a folder, makes a folder below it the
// working directory, and unsets the variables that the tests set.
func writeConfig(t *testing.T, content string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "below")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "..", config.Name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
}

func targets(t *testing.T, r config.Resolver) []config.Settings {
	t.Helper()
	all, err := r.Targets()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTargets(t *testing.T) {
	writeConfig(t, file)
	all := targets(t, config.Resolver{})
	if len(all) != 2 {
		t.Fatalf("%d targets, want 2", len(all))
	}
	one, two := all[0], all[1]
	got := []string{one.Catalog, one.Profile, one.From[0], one.From[1], one.Base, two.Profile, two.WithDefaults("acme-two").Dir}
	want := []string{"../one/errors.yaml", "stytch-b2b", "../one/docs", "live", "..", "../profiles/two.yaml", "../generated/acmetwo"}
	for i := range got {
		got[i] = filepath.ToSlash(got[i])
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("paths (-want +got):\n%s", d)
	}
}

// TestTargetsByPath checks that a catalogue is found by its whole path, as go vet,
// which runs in the folder of each package, needs it.
func TestTargetsByPath(t *testing.T) {
	writeConfig(t, file)
	whole, err := filepath.Abs("../two/errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("ERRGEN_CATALOG", whole)
	if all := targets(t, config.Resolver{}); len(all) != 1 || filepath.ToSlash(all[0].Profile) != "../profiles/two.yaml" {
		t.Errorf("targets %+v, want the second row", all)
	}
}

// TestPrecedence checks that a flag wins over the environment, the environment
// over the file, and the file over the default.
func TestPrecedence(t *testing.T) {
	writeConfig(t, file)
	t.Setenv("ERRGEN_CATALOG", "../one/errors.yaml")
	t.Setenv("ERRGEN_PREFIX", "Env")
	t.Setenv("ERRGEN_PACKAGE", "env")
	t.Setenv("ERRGEN_ONLY", "4??,oauth_*")
	t.Setenv("ERRGEN_QUIET", "true")
	all := targets(t, config.Resolver{Flags: config.Settings{Package: "flag", From: []string{"live"}}})
	if len(all) != 1 {
		t.Fatalf("%d targets, want the one of ERRGEN_CATALOG", len(all))
	}
	s := all[0].WithDefaults("acme")
	got := []string{s.Package, s.Prefix, s.Profile, strings.Join(s.Only, " "), strings.Join(s.From, " "), filepath.ToSlash(s.RowFrom[0]), filepath.ToSlash(s.Dir)}
	want := []string{"flag", "Env", "stytch-b2b", "4?? oauth_*", "live", "../one/docs", "../generated/flag"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("settings (-want +got):\n%s", d)
	}
	if s.Quiet == nil || !*s.Quiet {
		t.Error("ERRGEN_QUIET is not on")
	}
}

func TestTargetsRefuses(t *testing.T) {
	const unknown = "catalogs:\n  - {profile: stytch-b2b, setting_of_tomorrow: 1}\n"
	tests := []struct {
		name, content, variable string
		resolver                config.Resolver
		want                    string // in the error; "" for none
	}{
		{name: "a catalogue that no row has", content: file, resolver: config.Resolver{Flags: config.Settings{Catalog: "three.yaml"}}, want: "none of them is three.yaml"},
		{name: "pages of several catalogues", content: file, resolver: config.Resolver{Flags: config.Settings{From: []string{"docs"}}}, want: "--from docs is about one catalogue, and errgen.yaml has 2"},
		{name: "a switch that is neither on nor off", content: file, variable: "perhaps", want: "the variable ERRGEN_QUIET is \"perhaps\""},
		{name: "an unknown field", content: unknown, want: "setting_of_tomorrow"},
		{name: "an unknown field for a lenient reader", content: unknown, resolver: config.Resolver{Lenient: true}},
		{name: "no wire and no profile", content: "catalogs:\n  - {wire: {status: code}}\n", want: "catalogs[0].wire does not say where a response has its error type"},
		{name: "two snapshots in one folder", content: "catalogs:\n  - {profile: stytch-b2b, save: docs}\n  - {profile: stytch-b2b, save: ./docs}\n", want: "is the folder of catalogs[0], too"},
		{name: "a file that is not there", resolver: config.Resolver{File: "missing.yaml"}, want: "configuration: open missing.yaml"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			writeConfig(t, test.content)
			if test.variable != "" {
				t.Setenv("ERRGEN_QUIET", test.variable)
			}
			_, err := test.resolver.Targets()
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestFileName(t *testing.T) {
	writeConfig(t, file)
	for _, test := range []struct{ flag, variable, want string }{
		{"", "", "../" + config.Name},
		{"", "named.yaml", "named.yaml"},
		{"flag.yaml", "named.yaml", "flag.yaml"},
	} {
		t.Setenv("ERRGEN_CONFIG", test.variable)
		name, err := (&config.Resolver{File: test.flag}).FileName()
		if err != nil || filepath.ToSlash(name) != test.want {
			t.Errorf("flag %q, variable %q: %q, error %v", test.flag, test.variable, name, err)
		}
	}
}
