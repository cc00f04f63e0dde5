package setup

import (
	"path/filepath"
	"testing"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/infile"
)

func TestAttributes(t *testing.T) {
	dir := t.TempDir()
	repo, err := infile.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	rows := []config.Settings{
		{Dir: filepath.Join(dir, "internal", "acme"), Catalog: filepath.Join(dir, "errors.yaml"), From: []string{filepath.Join(dir, "pages"), "live"}},
		{Dir: filepath.Join(dir, "other err"), Catalog: filepath.Join(filepath.Dir(dir), "far.yaml"), From: []string{"bundled"}},
	}
	o, err := attributes(repo, dir, rows)
	const want = "/internal/acme/*.go text eol=lf linguist-generated\n/errors.yaml text eol=lf\n/pages/** -text\n" +
		"\"/other err/*.go\" text eol=lf linguist-generated\n"
	if err != nil || string(o.Content) != want {
		t.Errorf("got\n%s%v", o.Content, err)
	}
	if again := withLine(want, [2]string{"/errors.yaml", "text"}); again != want {
		t.Errorf("a second line for a pattern:\n%s", again)
	}
	if got := withLine("*.png binary", [2]string{"/a", "text"}); got != "*.png binary\n/a text\n" {
		t.Errorf("got %q", got)
	}
}
