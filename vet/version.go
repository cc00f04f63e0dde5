package vet

import (
	"fmt"
	"go/ast"
	"regexp"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// noteVersions notes the imports of an SDK in another major version than that of
// errgen.yaml: its types are others, and so nothing of it is checked.
func (c *checker) noteVersions(files []*ast.File, vendors []*Vendor) {
	noted := map[string]bool{}
	for _, f := range files {
		for _, spec := range f.Imports {
			imported := importedPath(spec)
			e, v := otherVersion(imported, vendors)
			if v == nil || noted[imported] {
				continue
			}
			noted[imported] = true
			c.notes = append(c.notes, Note{Pos: spec.Pos(), End: spec.End(), Type: imported, Configured: e.Path, API: title(v)})
		}
	}
}

// otherVersion returns the error of an SDK that an import is another major version
// of, unless it is that of one of the vendors.
func otherVersion(imported string, vendors []*Vendor) (SDKError, *Vendor) {
	var found SDKError
	var of *Vendor
	for _, v := range vendors {
		for _, e := range v.SDK {
			switch {
			case isSameVersion(imported, e.Path):
				return SDKError{}, nil
			case of == nil && isOtherVersion(imported, e.Path):
				found, of = e, v
			}
		}
	}
	return found, of
}

// major finds the major version in the path of a package: /v2, or .v1 at gopkg.in.
var major = regexp.MustCompile(`^(gopkg\.in/[^.]*)\.v(\d+)(?:/|$)|^(.*?)/v([2-9]|[1-9]\d+)(?:/|$)`)

// cutMajor returns what is before the major version in a path. Version 1 and those
// before it are not in the path, and then it is not known where the module ends.
func cutMajor(path string) (root, version string) {
	m := major.FindStringSubmatch(path)
	if m == nil {
		return path, ""
	}
	return m[1] + m[3], m[2] + m[4]
}

func isSameVersion(a, b string) bool {
	rootA, versionA := cutMajor(a)
	rootB, versionB := cutMajor(b)
	return rootA == rootB && versionA == versionB
}

// isOtherVersion reports whether two packages are of two major versions of a module.
func isOtherVersion(a, b string) bool {
	rootA, versionA := cutMajor(a)
	rootB, versionB := cutMajor(b)
	switch {
	case versionA == versionB:
		return false
	case versionA == "":
		return isBelow(rootA, rootB)
	case versionB == "":
		return isBelow(rootB, rootA)
	}
	return rootA == rootB
}

func isBelow(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }

// versionMessage says of a note that it is about the version of an SDK.
func (n Note) versionMessage() string {
	return fmt.Sprintf("the code imports %s, and errgen.yaml names %s as the SDK of %s: nothing of the former is checked", n.Type, n.Configured, n.API)
}

// Rule returns the rule of the note.
func (n Note) Rule() string {
	if n.Configured != "" {
		return RuleVersion
	}
	return RuleNotRead
}

// Fix says what to do about the note.
func (n Note) Fix() string {
	if n.Configured != "" {
		return "name the version that the code imports under sdk in errgen.yaml, and generate the package again"
	}
	return "errgen scrape --from live reads the others"
}

func (n Note) diagnostic() analysis.Diagnostic {
	return analysis.Diagnostic{Pos: n.Pos, End: n.End, Category: n.Rule(), Message: n.Message() + "; " + n.Fix()}
}
