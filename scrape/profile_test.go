package scrape_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
	"golang.org/x/tools/txtar"
)

// TestProfileProblems decodes the profiles in testdata/profiles; the file
// want has all that is wrong with each.
func TestProfileProblems(t *testing.T) {
	files, err := filepath.Glob("testdata/profiles/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			scrapetest.Golden(t, file, func(profile []txtar.File) string {
				_, err := scrape.ParseProfile(profile[0].Name, profile[0].Data)
				if err == nil {
					t.Fatal("the profile was accepted")
				}
				return err.Error() + "\n"
			})
		})
	}
}

func TestBuiltinProfiles(t *testing.T) {
	names := scrape.Profiles()
	if len(names) == 0 {
		t.Fatal("no built-in profile")
	}
	for _, name := range names {
		p, err := scrape.LoadProfile(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if p.Name != name {
			t.Errorf("the profile in %s.yaml is called %s", name, p.Name)
		}
	}
}

func TestUnknownProfile(t *testing.T) {
	for name, want := range map[string]string{
		"stych-b2b":       `did you mean "stytch-b2b"?`,
		"":                "built-in profiles: stytch-b2b",
		"nothing-like-it": "built-in profiles: stytch-b2b",
		"./missing.yaml":  "no such file",
	} {
		_, err := scrape.LoadProfile(name)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("LoadProfile(%q): error %v, want one with %q", name, err, want)
		}
	}
}
