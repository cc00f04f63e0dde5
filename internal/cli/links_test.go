package cli

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

var (
	fencedBlock = regexp.MustCompile("(?ms)^ *```.*?^ *```$")
	codeSpan    = regexp.MustCompile("`[^`\n]*`")
	linkTarget  = regexp.MustCompile(`\]\(([^()\s]+)\)|(?:src|srcset|href)="([^"]+)"`)
	mdHeading   = regexp.MustCompile(`(?m)^#+ +(.+?) *$`)
)

// TestLinks checks that each relative link of the project's documents leads to
// a file that is there, and to a heading of it where it names one.
func TestLinks(t *testing.T) {
	const root = "../.."
	var documents []string
	for _, pattern := range []string{"*.md", "docs/*.md", "examples/*.md", "bench/*.md"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d documents, %v", pattern, len(found), err)
		}
		documents = append(documents, found...)
	}
	for _, file := range documents {
		for _, link := range relativeLinks(t, file) {
			path, fragment, _ := strings.Cut(link, "#")
			target := file
			if path != "" {
				target = filepath.Join(filepath.Dir(file), path)
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s: the link %s: %v", file, link, err)
				continue
			}
			if fragment != "" && !anchors(t, target)[fragment] {
				t.Errorf("%s: the link %s: %s has no such heading", file, link, target)
			}
		}
	}
}

func relativeLinks(t *testing.T, file string) []string {
	t.Helper()
	var links []string
	for _, m := range linkTarget.FindAllStringSubmatch(codeSpan.ReplaceAllString(withoutFences(t, file), ""), -1) {
		link, err := url.PathUnescape(m[1] + m[2])
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if !strings.Contains(link, ":") {
			links = append(links, link)
		}
	}
	return links
}

func withoutFences(t *testing.T, file string) string {
	t.Helper()
	doc, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return fencedBlock.ReplaceAllString(string(doc), "")
}

// anchors returns the anchors that GitHub gives the headings of a document:
// letters and digits in lower case, and dashes for spaces.
func anchors(t *testing.T, file string) map[string]bool {
	t.Helper()
	taken := map[string]bool{}
	for _, m := range mdHeading.FindAllStringSubmatch(withoutFences(t, file), -1) {
		name := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, m[1])
		unique := name
		for n := 1; taken[unique]; n++ {
			unique = name + "-" + strconv.Itoa(n)
		}
		taken[unique] = true
	}
	return taken
}
