package scrape_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/list"
	"github.com/errgen/errgen/scrape/rule"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestExtends(t *testing.T) {
	got, err := scrape.ParseProfile("mine.yaml", []byte(`extends: stytch-b2b
name: mine
overview: {statuses: {url: "https://example.com/{status}"}}
other: [^index]
`))
	if err != nil {
		t.Fatal(err)
	}
	want := stytch(t)
	want.Extends, want.Name, want.Other = "stytch-b2b", "mine", []string{"^index"}
	want.Overview.Statuses.URL = "https://example.com/{status}"
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(scrape.Profile{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if stytch(t).Name != "stytch-b2b" {
		t.Error("the built-in profile was changed")
	}

	_, err = scrape.ParseProfile("mine.yaml", []byte("extends: stytch-b2c\nname: mine\n"))
	if err == nil || !strings.Contains(err.Error(), `mine.yaml:1:10: unknown profile "stytch-b2c"`) {
		t.Errorf("error %v", err)
	}
}

// TestAdd checks that a profile adds to what it inherits, also through another one, and
// changes nothing of that.
func TestAdd(t *testing.T) {
	got, err := scrape.ParseProfile("mine.yaml", []byte(`extends: stytch-b2b
name: mine
add:
  other: ^index
  skip: [/drafts/]
  noise: ^Was this page helpful
  ignore: [See also, {kind: heading4}]
  fields: {Area: category}
  layouts: {begin: {kind: page}, page: {title: ^Old}}
`))
	if err != nil {
		t.Fatal(err)
	}
	base := stytch(t)
	if n := len(base.Layouts); len(got.Layouts) != n+1 || got.Layouts[n].Page[0].Title != "^Old" {
		t.Errorf("the layouts are %v", got.Layouts)
	}
	for i, l := range base.Layouts {
		l.Noise = append(slices.Clone(l.Noise), "^Was this page helpful")
		l.Ignore = append(slices.Clone(l.Ignore), rule.Label{Name: "See also"}, rule.Label{Kind: "heading4"})
		l.Fields = map[string]string{"Area": "category"}
		if diff := cmp.Diff(l, got.Layouts[i]); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	if want := append(slices.Clone(base.Pages.Skip), "/drafts/"); !slices.Equal(got.Pages.Skip, want) {
		t.Errorf("skip is %v, want %v", got.Pages.Skip, want)
	}
	if want := append(slices.Clone(base.Other), "^index"); !slices.Equal(got.Other, want) {
		t.Errorf("other is %v, want %v", got.Other, want)
	}
	if diff := cmp.Diff(base, stytch(t), cmpopts.IgnoreUnexported(scrape.Profile{})); diff != "" {
		t.Errorf("the built-in profile was changed: %s", diff)
	}

	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.yaml": "name: a\ntitle: A\nlayouts: {begin: {kind: heading, text: '^(?P<type>E.)$'}, noise: ^a$}\n",
		"b.yaml": "extends: a.yaml\nadd: {noise: ^b$}\n",
		"c.yaml": "extends: b.yaml\nadd: {noise: ^c$}\n",
		"d.yaml": "extends: b.yaml\nname: d\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	repo, err := infile.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"a": "^a$", "b": "^a$ ^b$", "c": "^a$ ^b$ ^c$", "d": "^a$ ^b$"} {
		p, err := scrape.LoadProfileIn(repo, filepath.Join(dir, name+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		if noise := strings.Join(p.Layouts[0].Noise, " "); noise != want {
			t.Errorf("the noise of %s is %s, want %s", name, noise, want)
		}
	}
}

// TestExtendsLists checks that a profile adds lists to those that it inherits.
func TestExtendsLists(t *testing.T) {
	got, err := scrape.ParseProfile("docs/mine.yaml", []byte(`extends: stytch-b2b
name: mine
lists:
  - name: go
    from: [codes.go, "more/*.go"]
    form: go
`))
	if err != nil {
		t.Fatal(err)
	}
	want := append(stytch(t).Lists, list.Source{Name: "go", Form: "go", From: []string{filepath.Join("docs", "codes.go"), filepath.Join("docs", "more", "*.go")}})
	if diff := cmp.Diff(want, got.Lists); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	_, err = scrape.ParseProfile("mine.yaml", []byte("name: mine\nlists:\n  - name: go\n    from: codes.go\n    form: golang\n  - {name: go}\n"))
	if err == nil || !strings.Contains(err.Error(), "mine.yaml:5:11: ") || !strings.Contains(err.Error(), "mine.yaml:6:12: there are two lists of the name") {
		t.Errorf("error %v", err)
	}
}

// TestExtendsFiles checks that a profile extends files of the repository, relative to
// itself, and which it does not.
func TestExtendsFiles(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "secret.yaml")
	files := map[string]string{
		outside:         "password: hunter2\n",
		"base.yaml":     "extends: stytch-b2b\nname: base\n",
		"mine.yaml":     "extends: sub/base.yaml\nname: mine\n",
		"self.yaml":     "extends: self.yaml\nname: self\n",
		"a.yaml":        "extends: sub/b.yaml\nname: a\n",
		"sub/b.yaml":    "extends: ../a.yaml\nname: b\n",
		"sub/base.yaml": "extends: ../base.yaml\nname: between\n",
		"etc.yaml":      "extends: " + outside + "\nname: etc\n",
		"up.yaml":       "extends: ../../../../../../../../etc/passwd.yaml\nname: up\n",
		"link.yaml":     "extends: linked.yaml\nname: link\n",
		"1.yaml":        "extends: 2.yaml\nname: x\n",
		"2.yaml":        "extends: 3.yaml\nname: x\n",
		"3.yaml":        "extends: 4.yaml\nname: x\n",
		"4.yaml":        "extends: base.yaml\nname: x\n",
		"0.yaml":        "extends: 1.yaml\nname: x\n",
	}
	for name, content := range files {
		if !filepath.IsAbs(name) {
			name = filepath.Join(dir, filepath.FromSlash(name))
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(outside, filepath.Join(dir, "linked.yaml")); err != nil {
		t.Skip(err)
	}
	t.Chdir(dir)
	repo, err := infile.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, want string }{
		{"./mine.yaml", ""},
		{"2.yaml", ""},
		{"self.yaml", "in a circle: self.yaml → self.yaml"},
		{"a.yaml", "in a circle: a.yaml → sub/b.yaml → a.yaml"},
		{"etc.yaml", "is outside of the repository"},
		{"up.yaml", "is outside of the repository"},
		{"link.yaml", "leads out of the repository"},
		{"0.yaml", "more than 4 profiles extend each other"},
	}
	for _, test := range tests {
		for _, repo := range []*infile.Repository{repo, nil} {
			p, err := scrape.LoadProfileIn(repo, test.name)
			switch {
			case err == nil && (test.want != "" || len(p.Layouts) == 0):
				t.Errorf("%s: no error, want %q", test.name, test.want)
			case err != nil && (test.want == "" || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "hunter2")):
				t.Errorf("%s: error %v, want %q", test.name, err, test.want)
			}
		}
	}
}
