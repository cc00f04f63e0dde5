// Package changes compares catalogues that a person names: files, revisions of git
// and standard input. A [Comparer] reads both [Sides] of each comparison, [Report]
// reports what changed, and [Comparer.Changelog] what each commit of a history changed.
package changes

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/git"
	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// A Comparer reads the catalogues to compare.
type Comparer struct {
	Config *config.Resolver // says which catalogues there are
	Stdin  io.Reader        // is what the name "-" reads

	// Note tells the user something that is not data.
	Note func(format string, args ...any)
}

// Operands name two catalogues to compare, as arguments of errgen diff do.
type Operands struct{ Old, New string }

// A Side is one of two catalogues.
type Side struct {
	Name    string // as the user named it
	File    string // where it is in the checkout; empty for standard input
	Catalog *catalog.Catalog
	Source  *strictyaml.Source // nil for a catalogue that is not there
}

// Sides are two catalogues to compare.
type Sides struct {
	Old, New Side

	// Names say how the constants of both are named.
	Names emit.Options
}

// Operands returns what to compare: what the arguments name, with what they leave
// out.
func (c *Comparer) Operands(ctx context.Context, args []string) ([]Operands, error) {
	if len(args) == 2 {
		return []Operands{{args[0], args[1]}}, nil
	}
	rev := "HEAD"
	if len(args) == 1 {
		arg := args[0]
		if exists(arg) {
			return []Operands{{rev + ":" + arg, arg}}, nil
		}
		if _, file, ok := git.Split(arg); ok {
			return []Operands{{arg, file}}, nil
		}
		rev = arg
	}
	targets, err := c.Config.Targets()
	if err != nil {
		return nil, err
	}
	if len(args) == 1 && !git.Knows(ctx, rev, targets[0].Catalog) {
		return nil, fmt.Errorf("%s is neither a file nor a revision of git", rev)
	}
	var all []Operands
	for _, t := range targets {
		all = append(all, Operands{rev + ":" + t.Catalog, t.Catalog})
	}
	return all, nil
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// Read reads both sides of each comparison. What is wrong with any of them is
// all reported.
func (c *Comparer) Read(ctx context.Context, operands []Operands) ([]Sides, error) {
	var all []Sides
	var found problem.List
	for _, p := range operands {
		var both Sides
		for _, s := range []struct {
			to         *Side
			arg, other string
		}{{&both.Old, p.Old, p.New}, {&both.New, p.New, ""}} {
			var err error
			*s.to, err = c.side(ctx, s.arg, s.other)
			var problems problem.List
			switch {
			case errors.As(err, &problems):
				found = append(found, problems...)
			case err != nil:
				return nil, err
			}
		}
		both.Names = c.names(both.New)
		all = append(all, both)
	}
	return all, found.Err()
}

// names returns how the settings of a catalogue name its constants: those of its
// own row, or else those that hold without one. Settings that cannot be read name
// them as usual.
func (c *Comparer) names(s Side) emit.Options {
	targets, err := c.Config.Targets()
	if err != nil || len(targets) == 0 {
		return emit.Options{}
	}
	for _, t := range targets {
		if s.File != "" && filepath.Clean(t.Catalog) == filepath.Clean(s.File) {
			return t.EmitOptions()
		}
	}
	return targets[0].EmitOptions()
}

// side reads one catalogue. Other is the file that it is compared with: where
// that is there and the revision does not have it, the file is new, and the
// side is an empty catalogue.
func (c *Comparer) side(ctx context.Context, arg, other string) (Side, error) {
	s := Side{Name: filepath.ToSlash(arg), File: arg, Catalog: &catalog.Catalog{}}
	data, err := c.content(ctx, arg)
	rev, file, isRev := git.Split(arg)
	var missing *git.MissingError
	switch {
	case arg == os.DevNull || arg == "/dev/null":
		return s, nil
	case errors.As(err, &missing) && filepath.Clean(file) == filepath.Clean(other) && exists(other):
		c.Note("errgen diff: %s has no %s: it is compared with an empty catalogue", rev, file)
		return s, nil
	case err != nil:
		return s, err
	}
	switch {
	case arg == "-":
		s.Name, s.File = "standard input", ""
	case isRev && !exists(arg):
		s.File = file
	}
	s.Catalog, s.Source, err = config.ParseCatalog(s.Name, data)
	return s, err
}

// content returns what an argument names. A file that is there wins over a
// revision that looks like it.
func (c *Comparer) content(ctx context.Context, arg string) ([]byte, error) {
	if arg == "-" {
		return infile.ReadAll("standard input", c.Stdin, infile.Large)
	}
	if strings.HasPrefix(arg, "/dev/fd/") {
		return infile.ReadDescriptor(ctx, arg, infile.Large) // a shell's <(command)
	}
	repo, err := c.Config.Repository()
	if err != nil {
		return nil, err
	}
	data, err := repo.Read(arg, infile.Large)
	if !errors.Is(err, fs.ErrNotExist) {
		return data, err
	}
	if rev, file, ok := git.Split(arg); ok {
		return git.Show(ctx, rev, file)
	}
	return nil, fmt.Errorf("catalogue: %w", err)
}
