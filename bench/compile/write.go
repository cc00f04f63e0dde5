package compile

import (
	"fmt"
	"os"

	"github.com/errgen/errgen/bench/lab"
)

// typeFile is the type of the constants, for a package that has nothing else.
const typeFile = `package %s

type Type string

func (t Type) Error() string { return string(t) }
`

// write writes the package of a catalogue, and one that has its constants
// alone, and returns the folders of both.
func write(l *lab.Lab, n int) (pkg, constants string, err error) {
	pkg, err = l.Package(n)
	if err != nil {
		return "", "", err
	}
	content, err := os.ReadFile(l.Path(pkg, pkg+".go"))
	if err != nil {
		return "", "", err
	}
	constants = fmt.Sprintf("constants%d", n)
	if err := l.Write(constants+"/constants.go", content); err != nil {
		return "", "", err
	}
	return pkg, constants, l.Write(constants+"/type.go", fmt.Appendf(nil, typeFile, pkg))
}
