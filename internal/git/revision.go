package git

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// Split cuts REV:FILE, and reports whether arg has that form. REV is empty
// for the index. The path of a drive, such as C:\errors.yaml, has it on no
// system, and neither has a URL.
func Split(arg string) (rev, file string, ok bool) {
	i, depth := 0, 0
	for ; i < len(arg); i++ {
		switch arg[i] {
		case '{': // as in HEAD^{/fix: it}
			depth++
		case '}':
			depth--
		}
		if arg[i] == ':' && depth <= 0 {
			break
		}
	}
	if i == len(arg) {
		return "", "", false
	}
	rev, file = arg[:i], arg[i+1:]
	isDrive := len(rev) == 1 && isLetter(rev[0]) && strings.IndexAny(file, `\/`) == 0
	if isDrive || file == "" || strings.HasPrefix(file, "//") {
		return "", "", false
	}
	return rev, file, true
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// A MissingError says that a revision does not have a file.
type MissingError struct {
	Rev, File string
	hint      string
}

func (e *MissingError) Error() string {
	rev := e.Rev
	if rev == "" {
		rev = "the index"
	}
	return fmt.Sprintf("%s has no file %s%s", rev, e.File, e.hint)
}

// Is makes the error one of fs.ErrNotExist.
func (e *MissingError) Is(target error) bool { return target == fs.ErrNotExist }

// Show returns a file as a revision has it, or as the index has it when rev
// is empty. The path is, as that of any file, relative to the working
// directory. The error is a [*MissingError] when the revision is known and
// does not have the file.
func Show(ctx context.Context, rev, file string) ([]byte, error) {
	if err := checkRevision(rev); err != nil {
		return nil, err
	}
	p := find(file)
	data, err := p.run(ctx, nil, "cat-file", "blob", "--end-of-options", rev+":./"+p.file)
	var refused failure
	if !errors.As(err, &refused) {
		return data, err
	}
	if rev != "" {
		if _, err := p.resolve(ctx, rev); err != nil {
			return nil, err
		}
	}
	if strings.Contains(refused.said, "exist") { // "does not exist in", "exists on disk, but not in"
		return nil, &MissingError{rev, file, p.elsewhere(ctx, rev)}
	}
	return nil, fmt.Errorf("%s:%s cannot be read: %w", rev, file, refused)
}

// Knows reports whether rev names a revision of the repository that file is in.
func Knows(ctx context.Context, rev, file string) bool {
	_, err := find(file).resolve(ctx, rev)
	return err == nil
}

// checkRevision refuses what git could take for anything but a revision.
func checkRevision(rev string) error {
	if strings.HasPrefix(rev, "-") || strings.ContainsAny(rev, "\x00\n") {
		return fmt.Errorf("%q is no revision: one does not begin with a dash or have line breaks", rev)
	}
	return nil
}

// resolve returns the name of the object that a revision names.
func (p place) resolve(ctx context.Context, rev string) (string, error) {
	if err := checkRevision(rev); err != nil {
		return "", err
	}
	out, err := p.run(ctx, nil, "rev-parse", "--verify", "--end-of-options", rev+"^{}")
	var refused failure
	if errors.As(err, &refused) {
		return "", fmt.Errorf("git knows no revision %q%s", rev, p.similar(ctx, rev))
	}
	return strings.TrimSpace(string(out)), err
}

func (p place) isShallow(ctx context.Context) bool {
	out, err := p.run(ctx, nil, "rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}

// similar returns a hint at what rev may be meant to be, or "".
func (p place) similar(ctx context.Context, rev string) string {
	if p.isShallow(ctx) {
		return "\n\tthe clone is shallow: fetch more of it (git fetch --unshallow; fetch-depth: 0 of actions/checkout)"
	}
	refs, err := p.run(ctx, nil, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
	if err != nil {
		return ""
	}
	known := strings.Fields(string(refs))
	if near, ok := problem.Nearest(rev, known); ok {
		return fmt.Sprintf("\n\tdid you mean %s?", near)
	}
	for _, ref := range known {
		if strings.HasSuffix(ref, "/"+rev) {
			return fmt.Sprintf("\n\tdid you mean %s?", ref)
		}
	}
	return ""
}

// elsewhere returns a hint at where a revision has a file of the same name,
// or "".
func (p place) elsewhere(ctx context.Context, rev string) string {
	if rev == "" {
		return "\n\tgit add puts it there"
	}
	names, err := p.run(ctx, nil, "ls-tree", "-r", "-z", "--name-only", "--full-tree", "--end-of-options", rev)
	if err != nil {
		return ""
	}
	prefix, err := p.run(ctx, nil, "rev-parse", "--show-prefix")
	if err != nil {
		return ""
	}
	for name := range strings.SplitSeq(string(names), "\x00") {
		if path.Base(name) != path.Base(p.file) {
			continue
		}
		if rel, err := filepath.Rel("/"+strings.TrimSpace(string(prefix)), "/"+name); err == nil {
			return fmt.Sprintf("\n\tit has %s", path.Join(filepath.ToSlash(p.dir), filepath.ToSlash(rel)))
		}
	}
	return ""
}
