package outfile_test

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/outfile"
)

// t0 is the context of what nobody interrupts.
func t0() context.Context { return context.Background() }

// state returns the outputs after which a folder holds files and no others.
func state(repo *infile.Repository, dir string, files map[string]string) (outfile.Outputs, error) {
	var outs outfile.Outputs
	names := slices.Concat(slices.Collect(maps.Keys(files)), slices.Collect(maps.Keys(oldState)))
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		var content []byte
		if text, ok := files[name]; ok {
			content = []byte(text)
		}
		o, err := outfile.New(repo, filepath.Join(dir, filepath.FromSlash(name)), content)
		if err != nil {
			return nil, err
		}
		outs = append(outs, o)
	}
	return outs, nil
}

// fill writes files into a folder.
func fill(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// repository returns a folder that is a repository and holds files.
func repository(t *testing.T, files map[string]string) (*infile.Repository, string) {
	t.Helper()
	dir := t.TempDir()
	fill(t, dir, files)
	if err := os.Mkdir(filepath.Join(dir, ".git"), 0o777); err != nil {
		t.Fatal(err)
	}
	repo, err := infile.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	return repo, dir
}
