package explain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"

	"github.com/errgen/errgen/internal/git"
	"github.com/errgen/errgen/templates"
)

// errSeen ends a walk through a history.
var errSeen = errors.New("seen enough")

// addRemovedSince adds to each removed error since when the catalogue marks it so,
// if git has the history of the file.
func (r *Reference) addRemovedSince(found []templates.Error) {
	for i, e := range found {
		if file := r.files[e.Package]; e.Removed && file != "" {
			found[i].RemovedSince = r.since(file, e.Type)
		}
	}
}

// removedSince returns the day and the commit since which a catalogue marks a type
// as removed, or "".
func removedSince(ctx context.Context, file, typ string) string {
	commits, err := git.History(ctx, file, git.Range{})
	if err != nil {
		return ""
	}
	var names []string
	for _, c := range commits {
		names = append(names, c.New)
	}
	since := ""
	_ = git.Contents(ctx, file, names, func(i int, content []byte) error { // without a history, the answer is complete as well
		if !hasRemoved(content, typ) {
			return errSeen
		}
		since = fmt.Sprintf("%s (commit %.7s)", commits[i].Date.Format("2006-01-02"), commits[i].Hash)
		return nil
	})
	return since
}

// hasRemoved reports whether a catalogue in its canonical form marks a type as
// removed. Decoding each version of a file would take many times as long as
// everything else that errgen explain does.
func hasRemoved(content []byte, typ string) bool {
	begin := regexp.MustCompile(`(?m)^  - type: (` + regexp.QuoteMeta(typ) + `|"` + regexp.QuoteMeta(typ) + `")$`).FindIndex(content)
	if begin == nil {
		return false
	}
	entry := content[begin[1]:]
	if end := bytes.Index(entry, []byte("\n  - ")); end >= 0 {
		entry = entry[:end]
	}
	if end := bytes.Index(entry, []byte("\noverrides:")); end >= 0 {
		entry = entry[:end]
	}
	return bytes.Contains(entry, []byte("\n    removed: true"))
}
