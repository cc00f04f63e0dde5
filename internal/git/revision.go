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

// Split splits REV:FILE, and reports whether arg has that form. REV is empty for
// the index. A path with a drive, such as C:\errors.yaml, does not have the form
// on any system, and neither does a URL.
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

// A MissingError reports that a revision does not have a file.
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

// Is reports whether target is [fs.ErrNotExist].
func (e *MissingError) Is(target error) bool { return target == fs.ErrNotExist }

// Show returns a file of a revision, or of the index if rev is empty. The path
// is relative to the working directory. The error is a [*MissingError] if the
// revision exists and does not have the file.
func Show(ctx context.Context, rev, file string) ([]byte, error) {
	if err := checkRevision(rev); err != nil {
		return nil, err
	}
	f := locate(file)
	data, err := f.run(ctx, nil, "cat-file", "blob", "--end-of-options", rev+":./"+f.file)
	var refused failure
	if !errors.As(err, &refused) {
		return data, err
	}
	if rev != "" {
		if _, err := f.resolve(ctx, rev); err != nil {
			return nil, err
		}
	}
	if strings.Contains(refused.said, "exist") { // "does not exist in", "exists on disk, but not in"
		return nil, &MissingError{rev, file, f.elsewhere(ctx, rev)}
	}
	return nil, fmt.Errorf("%s:%s cannot be read: %w", rev, file, refused)
}

// Knows reports whether rev names a revision of the repository that file is in.
func Knows(ctx context.Context, rev, file string) bool {
	_, err := locate(file).resolve(ctx, rev)
	return err == nil
}

// checkRevision refuses text that git could read as anything but a revision.
func checkRevision(rev string) error {
	if strings.HasPrefix(rev, "-") || strings.ContainsAny(rev, "\x00\n") {
		return fmt.Errorf("%q is not a revision: a revision does not begin with a dash or have line breaks", rev)
	}
	return nil
}

// resolve returns the name of the object that a revision names.
func (f fileRef) resolve(ctx context.Context, rev string) (string, error) {
	if err := checkRevision(rev); err != nil {
		return "", err
	}
	out, err := f.run(ctx, nil, "rev-parse", "--verify", "--end-of-options", rev+"^{}")
	var refused failure
	if errors.As(err, &refused) {
		return "", fmt.Errorf("git knows no revision %q%s", rev, f.similar(ctx, rev))
	}
	return strings.TrimSpace(string(out)), err
}

func (f fileRef) isShallow(ctx context.Context) bool {
	out, err := f.run(ctx, nil, "rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}

// similar returns a hint at the revision that rev may stand for, or "".
func (f fileRef) similar(ctx context.Context, rev string) string {
	if f.isShallow(ctx) {
		return "\n\tthe clone is shallow: fetch more of it (git fetch --unshallow; fetch-depth: 0 of actions/checkout)"
	}
	refs, err := f.run(ctx, nil, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
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

// elsewhere returns a hint at a file of the same name in a revision, or "".
func (f fileRef) elsewhere(ctx context.Context, rev string) string {
	if rev == "" {
		return "\n\tgit add puts it there"
	}
	names, err := f.run(ctx, nil, "ls-tree", "-r", "-z", "--name-only", "--full-tree", "--end-of-options", rev)
	if err != nil {
		return ""
	}
	prefix, err := f.run(ctx, nil, "rev-parse", "--show-prefix")
	if err != nil {
		return ""
	}
	for name := range strings.SplitSeq(string(names), "\x00") {
		if path.Base(name) != path.Base(f.file) {
			continue
		}
		if rel, err := filepath.Rel("/"+strings.TrimSpace(string(prefix)), "/"+name); err == nil {
			return fmt.Sprintf("\n\tit has %s", path.Join(filepath.ToSlash(f.dir), filepath.ToSlash(rel)))
		}
	}
	return ""
}
