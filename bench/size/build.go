// Package size measures what a generated package adds to the programs that use
// it: bytes, relocations, what the garbage collector scans, and init work.
package size

import (
	_ "embed"
	"fmt"
	"os"
	"regexp"
	"text/template"

	"github.com/errgen/errgen/bench/lab"
	"github.com/errgen/errgen/bench/rival"
	"github.com/errgen/errgen/bench/synth"
)

//go:embed program.go.tmpl
var source string

var programs = template.Must(template.New("programs").Parse(source))

// The packages that programs are built with.
const (
	ours  = "errgen" // what errgen generates
	maps  = "map"    // a map literal of pointers to structs
	slice = "slice"  // a slice of structs
)

// A build says which program is built: with a package of n entries, and how.
type build struct {
	program string // a template of program.go.tmpl
	pkg     string
	n       int
	flags   string // one flag of go build, or none
}

// with returns the same program with a package of n entries.
func (b build) with(n int) build {
	b.n = n
	return b
}

// file builds the program and returns its executable.
func (b build) file(l *lab.Lab) (string, error) {
	pkg := fmt.Sprintf("%s%d", b.pkg, b.n)
	if err := b.write(l, pkg); err != nil {
		return "", err
	}
	dir := b.program + "_" + pkg
	data := map[string]any{"Errs": lab.Module + "/" + pkg}
	if b.pkg == ours {
		constant, err := firstConstant(l.Path(pkg, pkg+".go"))
		if err != nil {
			return "", err
		}
		data["Constant"] = constant
	}
	if err := l.Fill(dir+"/main.go", programs.Lookup(b.program), data); err != nil {
		return "", err
	}
	if b.flags == "" {
		return l.Build(dir)
	}
	return l.Build(dir, b.flags)
}

// write writes the package.
func (b build) write(l *lab.Lab, name string) error {
	switch b.pkg {
	case maps:
		return rival.Map(l, name, synth.Catalog(b.n))
	case slice:
		return rival.Slice(l, name, synth.Catalog(b.n))
	default:
		_, err := l.Package(b.n)
		return err
	}
}

var constantForm = regexp.MustCompile(`(?m)^(?:const |\t)(Err\w+) +Type +=`)

// firstConstant returns the name of the first constant of a generated file.
func firstConstant(file string) (string, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	found := constantForm.FindSubmatch(content)
	if found == nil {
		return "", fmt.Errorf("%s has no constant of an error type", file)
	}
	return string(found[1]), nil
}

// A reader builds programs and reads them, each once.
type reader struct {
	*lab.Lab
	images map[build]image
}

// image returns what a program holds.
func (r reader) image(b build) (image, error) {
	if i, ok := r.images[b]; ok {
		return i, nil
	}
	file, err := b.file(r.Lab)
	if err != nil {
		return image{}, err
	}
	i, err := read(file)
	r.images[b] = i
	return i, err
}

// added returns what the entries after the first add to a program. The program
// with one entry is the base, since it imports the same packages.
func (r reader) added(b build) (image, error) {
	whole, err := r.image(b)
	if err != nil {
		return image{}, err
	}
	base, err := r.image(b.with(1))
	if err != nil {
		return image{}, err
	}
	return whole.minus(base), nil
}
