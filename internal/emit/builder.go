package emit

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"
)

// A fileBuilder builds a file, and beside it the declarations that the file
// must have.
type fileBuilder struct {
	file    *jen.File
	planned []declaration
}

// newFileBuilder returns a builder with the header, the comment of the package
// and the package clause.
func newFileBuilder(name string, doc comment) *fileBuilder {
	f := &fileBuilder{file: jen.NewFile(name)}
	f.file.NoFormat = true // sourceFile.finish does it
	f.file.HeaderComment(header)
	for _, line := range doc.lines() {
		f.file.PackageComment(line)
	}
	f.planned = append(f.planned, declaration{what: "package " + name, doc: doc.lines()})
	return f
}

// sourceFile returns the file under a name.
func (f *fileBuilder) sourceFile(name string) sourceFile {
	if head := heads[name]; head != "" {
		f.file.HeaderComment("// " + head)
	}
	var b bytes.Buffer
	err := f.file.Render(&b)
	return sourceFile{name, b.Bytes(), f.planned, err}
}

// declare adds a declaration with its comment, and plans it.
func (f *fileBuilder) declare(d declaration, code jen.Code) {
	f.file.Line()
	for _, line := range d.doc {
		f.file.Comment(line)
	}
	f.file.Add(code)
	f.planned = append(f.planned, d)
}

// constant adds a constant without a type. Its value is the Go in literal, and
// quoted if it is a string. jennifer would take many times as long for a large
// literal.
func (f *fileBuilder) constant(d declaration, literal string) {
	f.declare(d, jen.Op(d.what+" = "+literal))
}

// integer adds a constant that is an integer.
func (f *fileBuilder) integer(name string, n int, doc comment) {
	value := strconv.Itoa(n)
	f.constant(declaration{"const " + name, value, doc.lines()}, value)
}

// function adds a function that is not a method, from its Go.
func (f *fileBuilder) function(doc comment, source string) {
	signature, _, _ := strings.Cut(source, "(")
	f.declare(declaration{what: signature, doc: doc.lines()}, jen.Op(source))
}

// fill returns Go with values in place of its <placeholders>.
func fill(source string, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(source)
}

// lines adds a constant that is the texts, each on a line of its own.
func (f *fileBuilder) lines(name string, texts []string) {
	text := strings.Join(texts, "\n") + "\n"
	literal := "`" + text + "`"
	if !isLegible(text) {
		literal = sum(quotedLines(texts))
	}
	f.constant(declaration{what: "const " + name, value: strconv.Quote(text)}, literal)
}

// isLegible reports whether text can stand between backquotes, and a reader
// sees it there as what it is. A line that looks like a directive is not one
// there, but not every tool knows.
func isLegible(text string) bool {
	for _, r := range text {
		if r == '`' || r == utf8.RuneError || r != '\n' && !strconv.IsPrint(r) {
			return false
		}
	}
	return !strings.Contains(text, "\n//") && !strings.HasPrefix(text, "//")
}

// quotedLines returns texts as literals, each with a line break in it.
func quotedLines(texts []string) []string {
	literals := make([]string, len(texts))
	for n, text := range texts {
		literals[n] = strconv.Quote(text + "\n")
	}
	return literals
}

// sum returns literals as a sum, each on a line of its own, after the empty
// string.
func sum(literals []string) string {
	if len(literals) == 0 {
		return `""`
	}
	var chunks []string
	for chunk := range slices.Chunk(literals, chunkSize) {
		chunks = append(chunks, strings.Join(chunk, " +\n"))
	}
	if len(chunks) == 1 {
		return "\"\" +\n" + chunks[0]
	}
	return "(" + strings.Join(chunks, ") +\n(") + ")"
}

// chunkSize is how many texts are added up without parentheses: the time that
// gofmt takes for a sum grows with the square of its length.
const chunkSize = 500

// lineBytes is how many bytes of a table stand in a line.
const lineBytes = 16

// table adds a constant of packed numbers, in lines of bytes. The compiler takes
// one step for a line of a string, but several for each number of an array.
func (f *fileBuilder) table(name, packed string) {
	var literals []string
	for line := range slices.Chunk([]byte(packed), lineBytes) {
		var b strings.Builder
		for _, c := range line {
			fmt.Fprintf(&b, `\x%02x`, c)
		}
		literals = append(literals, `"`+b.String()+`"`)
	}
	f.constant(declaration{what: "const " + name, value: strconv.Quote(packed)}, sum(literals))
}

// pack returns numbers one after the other, each in size bytes, the lowest byte
// first.
func pack[T int | uint64](size int, numbers []T) string {
	packed := make([]byte, 0, size*len(numbers))
	for _, n := range numbers {
		for range size {
			packed = append(packed, byte(n))
			n >>= 8
		}
	}
	return string(packed)
}

// numbers adds a table for the function number of skeleton/columns.go.
func (f *fileBuilder) numbers(name string, numbers []int) { f.table(name, pack(numberSize, numbers)) }

// numberSize is how many bytes a number of such a table has.
const numberSize = 4

// isZero reports whether no value is other than 0.
func isZero(values []int) bool {
	return !slices.ContainsFunc(values, func(v int) bool { return v != 0 })
}
