package emit

import (
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// A declaration describes one declaration of a file.
type declaration struct {
	what  string   // such as "const ErrX Type", "func (e *Error) Is" or "import iter"
	value string   // the value of a constant or variable; strings are quoted
	doc   []string // the lines of its comment, with slashes
}

// name returns the identifier that d declares in the package, or "" for an import, a
// method or the package clause.
func (d declaration) name() string {
	kind, rest, _ := strings.Cut(d.what, " ")
	name, _, _ := strings.Cut(rest, " ")
	if kind == "import" || kind == "package" || strings.HasPrefix(name, "(") {
		return ""
	}
	return name
}

// checkDeclarations returns an error that names the first declaration in which content
// differs from what is planned.
func checkDeclarations(content []byte, planned []declaration) error {
	found, err := declarations(content)
	if err != nil {
		return err
	}
	for n := range max(len(found), len(planned)) {
		switch {
		case n >= len(planned):
			return fmt.Errorf("%s is declared but not planned", found[n].what)
		case n >= len(found):
			return fmt.Errorf("%s is planned but not declared", planned[n].what)
		case found[n].what != planned[n].what:
			return fmt.Errorf("%s is declared where %s is planned", found[n].what, planned[n].what)
		case found[n].value != planned[n].value:
			return fmt.Errorf("%s has another value than planned", found[n].what)
		case !slices.Equal(found[n].doc, planned[n].doc):
			return fmt.Errorf("%s has another comment than planned", found[n].what)
		}
	}
	return nil
}

// declarations returns the package clause, the imports and the declarations of a
// file, in its order. A comment that is more than text is an error.
func declarations(content []byte) ([]declaration, error) {
	f, err := parser.ParseFile(token.NewFileSet(), "", content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	for _, group := range f.Comments {
		for _, c := range group.List {
			if !isPlainText(c.Text) {
				return nil, fmt.Errorf("comment %q is more than text", c.Text)
			}
		}
	}
	list := []declaration{{what: "package " + f.Name.Name, doc: docLines(f.Doc)}}
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			list = append(list, funcDeclaration(d))
		case *ast.GenDecl:
			list = append(list, genDeclarations(d)...)
		}
	}
	return list, nil
}

// isPlainText reports whether every tool treats a comment as nothing but text.
func isPlainText(text string) bool {
	rest, ok := strings.CutPrefix(text, "//")
	plain := rest == "" || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\t")
	return ok && plain && !constraint.IsPlusBuild(text)
}

// funcDeclaration returns the declaration of a function or method.
func funcDeclaration(d *ast.FuncDecl) declaration {
	what := "func " + d.Name.Name
	if d.Recv != nil {
		what = "func (" + types.ExprString(d.Recv.List[0].Type) + ") " + d.Name.Name
	}
	return declaration{what: what, doc: docLines(d.Doc)}
}

// genDeclarations returns the declarations of a group, or of one without parentheses.
func genDeclarations(d *ast.GenDecl) []declaration {
	var list []declaration
	for _, spec := range d.Specs {
		var one declaration
		doc := d.Doc
		switch spec := spec.(type) {
		case *ast.ImportSpec:
			one.what = "import " + spec.Path.Value
		case *ast.TypeSpec:
			one.what = "type " + spec.Name.Name
		case *ast.ValueSpec:
			one = valueDeclaration(d.Tok, spec)
			if d.Lparen.IsValid() {
				doc = spec.Doc
			}
		}
		one.doc = docLines(doc)
		list = append(list, one)
	}
	return list
}

// valueDeclaration returns the declaration of a constant or variable.
func valueDeclaration(tok token.Token, spec *ast.ValueSpec) declaration {
	var names []string
	for _, name := range spec.Names {
		names = append(names, name.Name)
	}
	d := declaration{what: tok.String() + " " + strings.Join(names, ", ")}
	if spec.Type != nil {
		d.what += " " + types.ExprString(spec.Type)
	}
	for _, v := range spec.Values {
		d.value += valueText(v)
	}
	return d
}

// valueText returns a string constant in quotes, and any other expression as it is.
func valueText(e ast.Expr) string {
	var b strings.Builder
	if writeConcatenation(&b, e) {
		return strconv.Quote(b.String())
	}
	if array, ok := e.(*ast.CompositeLit); ok {
		b.Reset()
		writeComposite(&b, array)
		return b.String()
	}
	return types.ExprString(e)
}

// writeConcatenation writes the value of a sum of strings. It reports false if e is
// not one.
func writeConcatenation(b *strings.Builder, e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return writeConcatenation(b, e.X)
	case *ast.BinaryExpr:
		return e.Op == token.ADD && writeConcatenation(b, e.X) && writeConcatenation(b, e.Y)
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		b.WriteString(text)
		return e.Kind == token.STRING && err == nil
	}
	return false
}

// writeComposite writes an array, or an array of arrays, with its values.
func writeComposite(b *strings.Builder, array *ast.CompositeLit) {
	if array.Type != nil {
		b.WriteString(types.ExprString(array.Type))
	}
	b.WriteString("{")
	for n, v := range array.Elts {
		if n > 0 {
			b.WriteString(", ")
		}
		switch v := v.(type) {
		case *ast.CompositeLit:
			writeComposite(b, v)
		case *ast.BasicLit:
			b.WriteString(v.Value)
		default:
			b.WriteString(types.ExprString(v))
		}
	}
	b.WriteString("}")
}

// docLines returns the lines of a doc comment, or nil if there is none.
func docLines(group *ast.CommentGroup) []string {
	if group == nil {
		return nil
	}
	var lines []string
	for _, c := range group.List {
		lines = append(lines, c.Text)
	}
	return lines
}
