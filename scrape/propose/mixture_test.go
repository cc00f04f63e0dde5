package propose_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape/propose"
)

// TestMixtures puts pages without errors before and behind those of each layout. What
// is sure has to be right all the same.
func TestMixtures(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: the mixtures are many")
	}
	sure, n := 0, 0
	for _, l := range layouts {
		form := "snake"
		if l.forms != nil {
			form = l.forms[0]
		}
		all := in(form)
		files := l.write(all)
		if len(files) > 1 {
			continue
		}
		for name, text := range files {
			for _, other := range sortedNames(notErrors) {
				if name[strings.LastIndex(name, "."):] != other[strings.LastIndex(other, "."):] {
					continue
				}
				for _, mixed := range []string{text + "\n\n" + lower(notErrors[other]), lower(notErrors[other]) + "\n\n" + text} {
					p := propose.Propose(propose.Request{Pages: pagesOf(t, map[string]string{name: mixed})})
					n++
					if p.Verdict != propose.Sure {
						continue
					}
					sure++
					if wrong := differences(p, all, l.has); len(wrong) > 0 {
						t.Errorf("%s with %s: sure and wrong:\n%s\n%s", l.name, other, strings.Join(wrong, "\n"), p.Profile)
					}
				}
			}
		}
	}
	t.Logf("%d of %d are sure", sure, n)
}

// lower makes the headings of a page those of a section.
func lower(text string) string {
	text = strings.ReplaceAll("\n"+text, "\n#", "\n##")
	for level := '5'; level > '0'; level-- {
		text = strings.ReplaceAll(text, "h"+string(level)+">", "h"+string(level+1)+">")
	}
	return text
}

func sortedNames(m map[string]string) []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// TestPairs puts two lists of errors in one page, each in a layout and a form of its
// own. What is sure has to have both.
func TestPairs(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: the pairs are many")
	}
	sure, n := 0, 0
	for _, first := range layouts {
		for _, second := range layouts {
			for _, form := range []string{"snake", "E1001"} {
				if first.forms != nil && !slices.Contains(first.forms, "SCREAMING") || second.forms != nil && !slices.Contains(second.forms, form) {
					continue
				}
				all, more := in("SCREAMING"), in(form)
				a, b := first.write(all), second.write(more)
				if len(a) > 1 || len(b) > 1 || a["errors.md"] == "" || b["errors.md"] == "" {
					continue
				}
				text := a["errors.md"] + "\n\n" + lower(b["errors.md"])
				p := propose.Propose(propose.Request{Pages: pagesOf(t, map[string]string{"errors.md": text})})
				n++
				if p.Verdict != propose.Sure {
					continue
				}
				sure++
				if wrong := differences(p, slices.Concat(all, more), has{}); slices.ContainsFunc(wrong, func(w string) bool { return strings.HasSuffix(w, "missing") || strings.HasSuffix(w, "invented") }) {
					t.Errorf("%s, and %s with %s: sure and wrong:\n%s\n%s", first.name, second.name, form, strings.Join(wrong, "\n"), p.Profile)
				}
			}
		}
	}
	t.Logf("%d of %d are sure", sure, n)
}
