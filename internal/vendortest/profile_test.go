package vendortest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/list"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// longest is how many lines a profile may have, comments and empty lines apart.
const longest = 25

// TestProfiles runs the cases in testdata: small pages of our own wording in the
// layout of a vendor, and in the file want the entries that the vendor's profile
// finds there.
func TestProfiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases: ", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			last := len(archive.Files) - 1
			if last < 1 || archive.Files[last].Name != "want" {
				t.Fatal(file, " does not end with a file called want")
			}
			got := entries(t, name, archive.Files[:last])
			if *updateFlag {
				archive.Files[last].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[last].Data), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// entries returns the entries of pages as the catalogue has them. Files in the folder
// list are of the list that the profile has.
func entries(t *testing.T, profile string, pages []txtar.File) string {
	t.Helper()
	dir := t.TempDir()
	s := config.Settings{Catalog: filepath.Join(dir, "errors.yaml"), Profile: profileFile(profile)}
	var files []string
	for _, f := range pages {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
		if base, _, ok := strings.Cut(f.Name, "/"); ok && base == "list" {
			files = append(files, name)
			continue
		}
		s.From = append(s.From, name)
	}
	if len(files) > 0 {
		s.Lists = []list.Source{{Name: listOf(profile), From: files, Expect: 1}}
	}
	_, text, _ := strings.Cut(string(scrapeOutput(t, s)), "errors:\n")
	return text
}

// listOf returns the name of the list of a profile.
func listOf(profile string) string {
	i := slices.IndexFunc(sources, func(s source) bool { return s.profile == profile })
	return sources[i].list
}

// TestProfileForm checks that no profile is long, and that a profile that says how
// responses look says where their type is, without which no package can be generated.
func TestProfileForm(t *testing.T) {
	files, err := filepath.Glob(profileFile("*"))
	if err != nil || len(files) == 0 {
		t.Fatal("no profiles: ", err)
	}
	for _, file := range files {
		s := source{profile: strings.TrimSuffix(filepath.Base(file), ".yaml")}
		if n := s.lines(); n > longest {
			t.Errorf("%s has %d lines, at most %d are wanted", file, n, longest)
		}
		p, err := scrape.LoadProfile(file)
		if err != nil {
			t.Error(err)
			continue
		}
		if len(p.Wire.Type) == 0 && !p.Wire.IsZero() {
			t.Errorf("%s: wire has no type", file)
		}
	}
}
