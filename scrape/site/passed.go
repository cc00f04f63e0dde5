package site

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// assets are the endings of files that belong to saved pages, and are none.
var assets = strings.Fields(".css .js .mjs .map .png .jpg .jpeg .gif .svg .webp .avif .ico .bmp .woff .woff2 .ttf .otf .eot .mp4 .webm .mp3 .pdf")

// passOver warns once of the files of a folder that are not read for their endings.
func (l Loader) passOver(f folder, names []string) {
	names = slices.DeleteFunc(names, func(name string) bool { return l.isKnown(name) })
	if len(names) == 0 || l.Warn == nil {
		return
	}
	shown := names
	const most = 5
	if len(shown) > most {
		shown = append(slices.Clone(shown[:most]), fmt.Sprintf("%d more", len(names)-most))
	}
	p := problem.Problem{
		File: f.name, Rule: "unread-file", Severity: problem.Warning,
		Message: fmt.Sprintf("%d %s not read, for %s: %s", len(names), problem.Plural(len(names), "file is", "files are"),
			problem.Plural(len(names), "its ending", "their endings"), strings.Join(shown, ", ")),
		Fix: "give those that are pages one by one with --from",
	}
	if l.Profile != nil {
		p.Fix += "; or " + l.Profile.PasteOther(endings(names)...)
	}
	l.Warn(p)
}

// isKnown reports whether a file is none that a person would miss: of a tool, or what a
// page is shown with, or what the profile says is no page, or one of its lists.
func (l Loader) isKnown(name string) bool {
	base := path.Base(name)
	switch {
	case strings.HasPrefix(base, "."), strings.HasSuffix(base, "~"), slices.Contains(assets, strings.ToLower(path.Ext(base))):
		return true
	case l.Profile == nil:
		return false
	}
	for _, list := range l.Profile.Lists {
		if slices.ContainsFunc(list.From, func(from string) bool { return path.Base(from) == base }) {
			return true
		}
	}
	return l.Profile.IsOther(name)
}

// endings returns patterns that match files by their endings, or else by their names.
func endings(names []string) []string {
	var patterns []string
	for _, name := range names {
		pattern := regexp.QuoteMeta(path.Ext(name)) + "$"
		if path.Ext(name) == "" {
			pattern = "(^|/)" + regexp.QuoteMeta(path.Base(name)) + "$"
		}
		if !slices.Contains(patterns, pattern) {
			patterns = append(patterns, pattern)
		}
	}
	slices.Sort(patterns)
	return patterns
}
