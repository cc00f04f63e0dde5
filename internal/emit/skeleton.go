package emit

import (
	"bytes"
	"embed"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/errgen/errgen/catalog"
)

// sources is the hand-written half of a generated package. It is a package
// itself, with tables of a small sample.
//
//go:embed skeleton/error.go skeleton/http.go skeleton/nohttp.go skeleton/parse.go skeleton/json.go skeleton/xml.go skeleton/info.go skeleton/columns.go skeleton/lookup.go skeleton/code.go skeleton/sdk.go
var sources embed.FS

// heads say what the files of a package are for.
var heads = map[string]string{
	"code.go":    "Numbers of errors.",
	"columns.go": "How tables are read." + internals,
	"error.go":   "The typed error, and how it is found in others.",
	"find.go":    "The hash table of the types." + internals,
	"from.go":    "Which errors are responses." + internals,
	"http.go":    "Responses, and the transport for SDKs.",
	"info.go":    "What the documentation says about a type.",
	"json.go":    "How a response in JSON is read." + internals,
	"lookup.go":  "How a type is found in the hash table." + internals,
	"nohttp.go":  "What stands for HTTP here." + internals,
	"parse.go":   "How a response becomes an Error.",
	"sdk.go":     "How an SDK's error becomes an Error." + internals,
	"tables.go":  "What the documentation says, as tables." + internals,
	"wire.go":    "Where a response has its fields." + internals,
	"xml.go":     "How a response in XML is read." + internals,
}

// internals ends the heads of files without anything that is exported.
const internals = " Nobody needs to read it to use the package."

// headOf returns what stands before the package clause of a file.
func headOf(file string) string {
	if head := heads[file]; head != "" {
		return header + "\n// " + head
	}
	return header
}

// skeletonFiles are the files of sources that every package has.
var skeletonFiles = []string{"error.go", "parse.go", "info.go", "columns.go", "lookup.go"}

// optionalFiles are the files of sources that some packages have: one of http.go and
// nohttp.go, one of json.go and xml.go, code.go where errors have numbers, and sdk.go
// for an SDK.
var optionalFiles = []string{"http.go", "nohttp.go", "json.go", "xml.go", "code.go", "sdk.go"}

// formatFile returns the file that knows the format of responses.
func (p *plan) formatFile() string {
	if p.api.IsXML() {
		return "xml.go"
	}
	return "json.go"
}

// skeletonFiles returns the files of sources that the package has.
func (p *plan) skeletonFiles() []string {
	files := slices.Clone(skeletonFiles)
	if p.hasHTTP {
		files = append(files, "http.go")
	} else {
		files = append(files, "nohttp.go")
	}
	files = append(files, p.formatFile())
	if p.hasNumbers() {
		files = append(files, "code.go")
	}
	if len(p.sdk) > 0 {
		files = append(files, "sdk.go")
	}
	return files
}

// emittedFiles are the other files that a package may have, except for the file of
// its constants.
var emittedFiles = []string{"find.go", "from.go", "tables.go", "wire.go"}

// skeleton returns files of the skeleton for a package with a name and a wire.
func skeleton(name string, w catalog.Wire, files []string) []sourceFile {
	var unfinished []sourceFile
	for _, file := range files {
		src, err := sources.ReadFile("skeleton/" + file)
		if err == nil {
			src, err = rename(src, headOf(file), name, wireNames(w))
		}
		s := sourceFile{name: file, source: src, err: err}
		if err == nil {
			s.planned, s.err = declarations(src)
		}
		unfinished = append(unfinished, s)
	}
	return unfinished
}

// A substitution replaces the bytes from start to end.
type substitution struct {
	start, end token.Pos
	text       string
}

// rename returns a file of the skeleton for another package. It replaces the header,
// the package clause, the prefix of errors, and the names of the package and of
// fields in comments.
func rename(src []byte, head, name string, fields *strings.Replacer) ([]byte, error) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("emit: internal error: skeleton: %w", err)
	}
	own := f.Name.Name
	edits := []substitution{
		{f.FileStart, f.Package, head + "\n\n"},
		{f.Name.Pos(), f.Name.End(), name},
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.ValueSpec); ok && s.Names[0].Name == "genPrefix" {
			edits = append(edits, substitution{s.Values[0].Pos(), s.Values[0].End(), strconv.Quote(name + ": ")})
		}
		return true
	})
	for _, group := range f.Comments {
		for _, c := range group.List {
			text := strings.ReplaceAll(c.Text, `"`+own+": ", `"`+name+": ")
			if text = fields.Replace(text); text != c.Text {
				edits = append(edits, substitution{c.Pos(), c.End(), text})
			}
		}
	}
	return substitute(src, f.FileStart, edits), nil
}

// substitute returns src with substitutions that do not overlap.
func substitute(src []byte, base token.Pos, edits []substitution) []byte {
	slices.SortFunc(edits, func(a, b substitution) int { return int(a.start - b.start) })
	var b bytes.Buffer
	done := base
	for _, e := range edits {
		b.Write(src[done-base : e.start-base])
		b.WriteString(e.text)
		done = e.end
	}
	b.Write(src[done-base:])
	return b.Bytes()
}

// skeletonNames returns the names that the skeleton declares.
var skeletonNames = sync.OnceValue(func() []string {
	var names []string
	for _, s := range skeleton("p", catalog.DefaultWire, slices.Concat(skeletonFiles, optionalFiles)) {
		for _, d := range s.planned {
			if name := d.name(); name != "" {
				names = append(names, name)
			}
		}
	}
	return names
})

// ConstantsFile returns the name of the file of the constants: the name of the
// package, without what go build would read as a constraint.
func ConstantsFile(name string) string {
	base := strings.ToLower(strings.ReplaceAll(name, "_", ""))
	file := base + ".go"
	if slices.Contains(slices.Concat(skeletonFiles, optionalFiles, emittedFiles), file) || base == "" {
		return "constants.go"
	}
	return file
}

// wireNames returns the replacer for comments of the skeleton: it replaces the names
// in parentheses with those of a wire, or with nothing.
func wireNames(w catalog.Wire) *strings.Replacer {
	names := map[string][]string{}
	for field, path := range w.Paths() {
		names[field] = append(names[field], plainText(path))
	}
	var pairs []string
	for field, path := range catalog.DefaultWire.Paths() {
		name := ""
		if paths := names[field]; paths != nil {
			name = " (" + strings.Join(paths, " or ") + ")"
		}
		pairs = append(pairs, " ("+path+")", name)
	}
	return strings.NewReplacer(pairs...)
}
