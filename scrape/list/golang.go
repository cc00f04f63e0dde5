package list

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	goscanner "go/scanner"
	gotoken "go/token"
	"strconv"
	"strings"
)

// A goReader reads the declarations of a Go file.
type goReader struct {
	declarations
	fset      *gotoken.FileSet
	constants map[string]string // the value of each constant that is a text
	seq       int
}

// readGo reads constants, maps, slices and errors.
func readGo(r *collector, f File) {
	if !r.spend(weighGo(f.Data)) {
		r.large(f, 1)
		return
	}
	g := &goReader{fset: gotoken.NewFileSet(), constants: map[string]string{}}
	parsed, err := parser.ParseFile(g.fset, "", f.Data, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		line, message := 0, err.Error()
		var list goscanner.ErrorList
		if errors.As(err, &list) && len(list) > 0 {
			line, message = list[0].Pos.Line, list[0].Msg
		}
		r.at(f.Name, line).report("syntax", "the file is not Go: "+message, "see whether it is whole, and whether form is right")
		return
	}
	for _, decl := range parsed.Decls {
		if gen, ok := decl.(*ast.GenDecl); ok && gen.Tok == gotoken.CONST {
			g.values(gen, g.constant)
		}
	}
	for _, decl := range parsed.Decls {
		if gen, ok := decl.(*ast.GenDecl); ok && gen.Tok == gotoken.VAR {
			g.values(gen, g.variable)
		}
	}
	r.readDeclarations(f, nil, g.all)
}

// values calls do with each name and value of a declaration.
func (g *goReader) values(gen *ast.GenDecl, do func(string, member, ast.Expr)) {
	for _, s := range gen.Specs {
		spec, ok := s.(*ast.ValueSpec)
		if !ok || len(spec.Values) != len(spec.Names) {
			continue
		}
		for i, name := range spec.Names {
			m := member{name: name.Name, line: g.line(name), above: g.comment(gen, spec, name.Name)}
			do(typeName(spec.Type), m, spec.Values[i])
		}
	}
}

func (g *goReader) line(n ast.Node) int { return g.fset.Position(n.Pos()).Line }

// comment returns the description of a constant: the comment behind it, or the
// one above it if that begins with its name or is a sentence.
func (g *goReader) comment(gen *ast.GenDecl, spec *ast.ValueSpec, name string) string {
	above := spec.Doc
	if above == nil && len(gen.Specs) == 1 {
		above = gen.Doc
	}
	if doc := tidy(above.Text()); doc != "" && !isPragma(doc) && (strings.HasPrefix(doc, name) || isSentence(doc)) {
		return doc
	}
	if doc := tidy(spec.Comment.Text()); !isPragma(doc) {
		return doc
	}
	return ""
}

// typeName returns the name of a type, or "".
func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.StarExpr:
		return typeName(e.X)
	}
	return ""
}

// constant adds a constant to those of its type.
func (g *goReader) constant(of string, m member, e ast.Expr) {
	if call, ok := e.(*ast.CallExpr); ok && of == "" && len(call.Args) == 1 {
		of, e = typeName(call.Fun), call.Args[0]
	}
	m.value = g.value(e, 0)
	if m.value.kind != text && m.value.kind != number {
		return
	}
	if m.value.kind == text {
		g.constants[m.name] = m.value.text
	}
	if of == "string" || of == "int" {
		of = ""
	}
	g.add("const", of, m)
}

// variable adds a map, a slice or an error.
func (g *goReader) variable(_ string, m member, e ast.Expr) {
	m.value = g.value(e, 0)
	if lit, ok := e.(*ast.CompositeLit); ok {
		switch t := lit.Type.(type) {
		case *ast.MapType, *ast.ArrayType:
			d := g.get("var", m.name, m.line)
			d.addList(m.value)
			d.keyed = m.value.kind == object && !isIntType(t)
			return
		}
	}
	if call, ok := e.(*ast.CallExpr); ok && !makesError(typeName(call.Fun)) {
		return
	}
	if m.value.kind == text || m.value.kind == object || m.value.kind == array {
		g.add("var", maker(e), m)
	}
}

// makesError reports whether a function may make an error, by its name. What
// others return is not known.
func makesError(function string) bool {
	return strings.HasPrefix(function, "New") || strings.HasPrefix(function, "new") || strings.Contains(function, "Err")
}

// isIntType reports whether t is a map whose keys are plain numbers.
func isIntType(t ast.Expr) bool {
	m, ok := t.(*ast.MapType)
	return ok && strings.Contains(typeName(m.Key), "int")
}

// maker returns the name of what makes a value: the type of a literal, the
// function that is called. It is empty for errors.New.
func maker(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.UnaryExpr:
		return maker(e.X)
	case *ast.CompositeLit:
		return typeName(e.Type)
	case *ast.CallExpr:
		if s, ok := e.Fun.(*ast.SelectorExpr); ok && typeName(s.X) == "errors" {
			return ""
		}
		return typeName(e.Fun)
	}
	return ""
}

func (g *goReader) add(kind, name string, m member) {
	d := g.get(kind, name, m.line)
	d.loose = name == ""
	d.members = append(d.members, m)
}

// value returns the literal that e is, or null.
func (g *goReader) value(e ast.Expr, depth int) *node {
	g.seq++
	n := &node{line: g.line(e), seq: g.seq}
	if depth > maxDepth {
		return n
	}
	switch e := e.(type) {
	case *ast.BasicLit:
		g.basic(n, e)
	case *ast.Ident:
		n.kind, n.text = word, e.Name
		if s, ok := g.constants[e.Name]; ok {
			n.kind, n.text = text, s
		}
	case *ast.SelectorExpr:
		n.kind, n.text = word, fmt.Sprintf("%s.%s", typeName(e.X), e.Sel.Name)
	case *ast.ParenExpr:
		return g.value(e.X, depth+1)
	case *ast.UnaryExpr:
		if e.Op == gotoken.AND {
			return g.value(e.X, depth+1)
		}
	case *ast.BinaryExpr:
		a, b := g.value(e.X, depth+1), g.value(e.Y, depth+1)
		if e.Op == gotoken.ADD && a.kind == text && b.kind == text {
			n.kind, n.text = text, a.text+b.text
		}
	case *ast.CallExpr:
		if len(e.Args) == 1 {
			return g.value(e.Args[0], depth+1)
		}
		n.kind, n.isCall = array, true
		for _, arg := range e.Args {
			n.kids = append(n.kids, g.value(arg, depth+1))
		}
	case *ast.CompositeLit:
		g.composite(n, e, depth)
	}
	return n
}

// basic sets what a basic literal is.
func (g *goReader) basic(n *node, e *ast.BasicLit) {
	switch e.Kind {
	case gotoken.STRING:
		if s, err := strconv.Unquote(e.Value); err == nil {
			n.kind, n.text = text, s
		}
	case gotoken.INT:
		if v, err := strconv.ParseInt(e.Value, 0, 64); err == nil {
			n.kind, n.text = number, strconv.FormatInt(v, 10)
		}
	}
}

// composite sets the elements of an array or the members of an object. The key
// of a map must be a text or a number; that of a struct is a name.
func (g *goReader) composite(n *node, lit *ast.CompositeLit, depth int) {
	n.kind = array
	_, isMap := lit.Type.(*ast.MapType)
	_, isArray := lit.Type.(*ast.ArrayType)
	if len(lit.Elts) > 0 && !isArray {
		if _, ok := lit.Elts[0].(*ast.KeyValueExpr); ok {
			n.kind = object
		}
	}
	for _, e := range lit.Elts {
		pair, ok := e.(*ast.KeyValueExpr)
		if !ok {
			pair = &ast.KeyValueExpr{Key: e, Value: e}
		}
		value := g.value(pair.Value, depth+1)
		value.line = g.line(pair)
		if n.kind == array {
			n.kids = append(n.kids, value)
			continue
		}
		key := g.value(pair.Key, depth+1)
		if ok && (key.kind == text || key.kind == number || key.kind == word && !isMap) {
			n.set(key.text, value)
		}
	}
}
