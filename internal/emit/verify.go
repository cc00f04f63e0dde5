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

// A declaration is what one declaration of a file amounts to.
type declaration struct {
	what  string   // such as "const ErrX Type", "func (e *Error) Is" or "import iter"
	value string   // that of a constant or variable; a string is quoted
	doc   []string // the lines of its comment, with slashes
}

// name returns the identifier that d declares in the package; "" for an import,
// a method or the package clause.
func (d declaration) name() string {
	kind, rest, _ := strings.Cut(d.what, " ")
	name, _, _ := strings.Cut(rest, " ")
	if kind == "import" || kind == "package" || strings.HasPrefix(name, "(") {
		return ""
	}
	return name
}

// verify returns an error that names the first declaration in which content
// differs from what is planned.
func verify(content []byte, planned []declaration) error {
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

// declarations returns the package clause, the imports and the declarations of
// a file, in its order. A comment that is more than text is an error.
func declarations(content []byte) ([]declaration, error) {
	f, err := parser.ParseFile(token.NewFileSet(), "", content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	for _, group := range f.Comments {
		for _, c := range group.List {
			if !harmless(c.Text) {
				return nil, fmt.Errorf("comment %q is more than text", c.Text)
			}
		}
	}
	list := []declaration{{what: "package " + f.Name.Name, doc: docLines(f.Doc)}}
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			list = append(list, function(d))
		case *ast.GenDecl:
			list = append(list, general(d)...)
		}
	}
	return list, nil
}

// harmless reports whether a comment is text in the eyes of every tool.
func harmless(text string) bool {
	rest, ok := strings.CutPrefix(text, "//")
	plain := rest == "" || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\t")
	return ok && plain && !constraint.IsPlusBuild(text)
}

// function returns the declaration of a function or method.
func function(d *ast.FuncDecl) declaration {
	what := "func " + d.Name.Name
	if d.Recv != nil {
		what = "func (" + types.ExprString(d.Recv.List[0].Type) + ") " + d.Name.Name
	}
	return declaration{what: what, doc: docLines(d.Doc)}
}

// general returns the declarations of a group, or of one without parentheses.
func general(d *ast.GenDecl) []declaration {
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
			one = value(d.Tok, spec)
			if d.Lparen.IsValid() {
				doc = spec.Doc
			}
		}
		one.doc = docLines(doc)
		list = append(list, one)
	}
	return list
}

// value returns the declaration of a constant or variable.
func value(tok token.Token, spec *ast.ValueSpec) declaration {
	var names []string
	for _, name := range spec.Names {
		names = append(names, name.Name)
	}
	d := declaration{what: tok.String() + " " + strings.Join(names, ", ")}
	if spec.Type != nil {
		d.what += " " + types.ExprString(spec.Type)
	}
	for _, v := range spec.Values {
		d.value += expression(v)
	}
	return d
}

// expression returns a string constant quoted, and anything else as it reads.
func expression(e ast.Expr) string {
	var b strings.Builder
	if concatenation(&b, e) {
		return strconv.Quote(b.String())
	}
	if array, ok := e.(*ast.CompositeLit); ok {
		b.Reset()
		composite(&b, array)
		return b.String()
	}
	return types.ExprString(e)
}

// concatenation writes the value of a sum of strings, and reports whether e is
// one.
func concatenation(b *strings.Builder, e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return concatenation(b, e.X)
	case *ast.BinaryExpr:
		return e.Op == token.ADD && concatenation(b, e.X) && concatenation(b, e.Y)
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		b.WriteString(text)
		return e.Kind == token.STRING && err == nil
	}
	return false
}

// composite writes an array, or an array of arrays, with its values.
func composite(b *strings.Builder, array *ast.CompositeLit) {
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
			composite(b, v)
		case *ast.BasicLit:
			b.WriteString(v.Value)
		default:
			b.WriteString(types.ExprString(v))
		}
	}
	b.WriteString("}")
}

// docLines returns the lines of a doc comment; nil for none.
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
