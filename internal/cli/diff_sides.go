package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/git"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// A pair names two catalogues to compare, as arguments of errgen diff do.
type pair struct{ old, new string }

// A side is one of two catalogues.
type side struct {
	name string // as the user named it
	file string // where it is in the checkout; empty for standard input
	*catalog.Catalog
	source *strictyaml.Source // nil for a catalogue that is not there
}

// A comparison is two catalogues.
type comparison struct{ old, new side }

// pairs returns what to compare: what the arguments name, with what they leave
// out.
func (a *app) pairs(ctx context.Context, args []string) ([]pair, error) {
	if len(args) == 2 {
		return []pair{{args[0], args[1]}}, nil
	}
	rev := "HEAD"
	if len(args) == 1 {
		arg := args[0]
		if exists(arg) {
			return []pair{{rev + ":" + arg, arg}}, nil
		}
		if _, file, ok := git.Split(arg); ok {
			return []pair{{arg, file}}, nil
		}
		rev = arg
	}
	targets, err := a.targets()
	if err != nil {
		return nil, err
	}
	if len(args) == 1 && !git.Knows(ctx, rev, targets[0].Catalog) {
		return nil, fmt.Errorf("%s is neither a file nor a revision of git", rev)
	}
	var pairs []pair
	for _, t := range targets {
		pairs = append(pairs, pair{rev + ":" + t.Catalog, t.Catalog})
	}
	return pairs, nil
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// compare reads both sides of each pair. What is wrong with any of them is
// all reported.
func (a *app) compare(ctx context.Context, pairs []pair) ([]comparison, error) {
	var all []comparison
	var found problem.List
	for _, p := range pairs {
		var c comparison
		for _, s := range []struct {
			to         *side
			arg, other string
		}{{&c.old, p.old, p.new}, {&c.new, p.new, ""}} {
			var err error
			*s.to, err = a.side(ctx, s.arg, s.other)
			var problems problem.List
			switch {
			case errors.As(err, &problems):
				found = append(found, problems...)
			case err != nil:
				return nil, err
			}
		}
		all = append(all, c)
	}
	return all, found.Err()
}

// side reads one catalogue. Other is the file that it is compared with: where
// that is there and the revision does not have it, the file is new, and the
// side is an empty catalogue.
func (a *app) side(ctx context.Context, arg, other string) (side, error) {
	s := side{name: filepath.ToSlash(arg), file: arg, Catalog: &catalog.Catalog{}}
	data, err := a.content(ctx, arg)
	rev, file, isRev := git.Split(arg)
	var missing *git.MissingError
	switch {
	case arg == os.DevNull || arg == "/dev/null":
		return s, nil
	case errors.As(err, &missing) && filepath.Clean(file) == filepath.Clean(other) && exists(other):
		a.note("errgen diff: %s has no %s: it is compared with an empty catalogue", rev, file)
		return s, nil
	case err != nil:
		return s, err
	}
	switch {
	case arg == "-":
		s.name, s.file = "standard input", ""
	case isRev && !exists(arg):
		s.file = file
	}
	s.Catalog, s.source, err = parseCatalog(s.name, data)
	return s, err
}

// content returns what an argument names. A file that is there wins over a
// revision that looks like it.
func (a *app) content(ctx context.Context, arg string) ([]byte, error) {
	if arg == "-" {
		return await(ctx, func() ([]byte, error) { return io.ReadAll(a.in) })
	}
	data, err := os.ReadFile(arg)
	if !errors.Is(err, fs.ErrNotExist) {
		return data, err
	}
	if rev, file, ok := git.Split(arg); ok {
		return git.Show(ctx, rev, file)
	}
	return nil, fmt.Errorf("catalogue: %w", err)
}
