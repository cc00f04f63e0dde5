package vet

import (
	"fmt"
	"go/ast"
	"go/types"
	"go/version"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// checkAssertions reports type assertions and type switches that ask an error
// for the type of an SDK, where they do not look at what it wraps. Functions
// that unwrap errors themselves, and methods Is and As, are left alone.
func (c *checker) checkAssertions() {
	for cur := range c.root.Preorder((*ast.TypeAssertExpr)(nil), (*ast.CaseClause)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.TypeAssertExpr:
			if n.Type != nil {
				c.checkAssertion(cur, n)
			}
		case *ast.CaseClause:
			if asked, ok := switchedOver(cur.Parent().Parent().Node()); ok {
				for _, typ := range n.List {
					c.checkAsked(cur, asked, typ)
				}
			}
		}
	}
}

// switchedOver returns what a type switch is about.
func switchedOver(n ast.Node) (ast.Expr, bool) {
	s, ok := n.(*ast.TypeSwitchStmt)
	if !ok {
		return nil, false
	}
	switch assign := s.Assign.(type) {
	case *ast.ExprStmt:
		return assign.X.(*ast.TypeAssertExpr).X, true
	case *ast.AssignStmt:
		return assign.Rhs[0].(*ast.TypeAssertExpr).X, true
	}
	return nil, false
}

// checkAsked reports a case of a type switch.
func (c *checker) checkAsked(cur inspector.Cursor, asked, typ ast.Expr) {
	if name, ok := c.plainly(cur, asked, typ); ok {
		c.report(finding{
			node: typ, rule: RuleAssertion,
			message: fmt.Sprintf("the case does not find %s once it is wrapped: use errors.As", name),
		})
	}
}

func (c *checker) checkAssertion(cur inspector.Cursor, n *ast.TypeAssertExpr) {
	name, ok := c.plainly(cur, n.X, n.Type)
	if !ok {
		return
	}
	f := finding{
		node: n, rule: RuleAssertion,
		message: fmt.Sprintf("the assertion does not find %s once it is wrapped: use errors.As", name),
	}
	if _, _, isWrong := c.wrongForm(c.info.TypeOf(n.Type)); !isWrong && isChecked(cur) {
		f.fix = c.toAsType(n)
	}
	c.report(f)
}

// plainly reports whether the type of an SDK's error is asserted without
// looking at what the error wraps, and returns the name of the type.
func (c *checker) plainly(cur inspector.Cursor, asked, typ ast.Expr) (string, bool) {
	t := types.Unalias(c.info.TypeOf(typ))
	star := ""
	if pointer, ok := t.(*types.Pointer); ok {
		t, star = types.Unalias(pointer.Elem()), "*"
	}
	named, ok := t.(*types.Named)
	if !ok || !types.Identical(c.info.TypeOf(asked), types.Universe.Lookup("error").Type()) {
		return "", false
	}
	e, ok := c.sdk[named.Obj()]
	return star + e.Type, ok && !c.isUnwrapped(asked) && !unwraps(cur)
}

// isUnwrapped reports whether an error is what another one wraps: the result of
// a function whose name says so, such as Cause of github.com/pkg/errors, or a
// variable that has such a result.
func (c *checker) isUnwrapped(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		return saysUnwrap(e.Fun)
	case *ast.Ident:
		v, ok := c.info.Uses[e].(*types.Var)
		if !ok || c.variables[v] == nil {
			return false
		}
		for _, value := range c.variables[v].values {
			if call, ok := ast.Unparen(value).(*ast.CallExpr); ok && saysUnwrap(call.Fun) {
				return true
			}
		}
	}
	return false
}

func saysUnwrap(fun ast.Expr) bool {
	name := ""
	switch fun := ast.Unparen(fun).(type) {
	case *ast.Ident:
		name = fun.Name
	case *ast.SelectorExpr:
		name = fun.Sel.Name
	}
	return strings.Contains(strings.ToLower(name), "unwrap") || strings.HasSuffix(name, "Cause")
}

// unwraps reports whether the function around cur unwraps errors itself: it
// calls or asks for a method Unwrap, or is one that errors.Is and errors.As
// call for each error.
func unwraps(cur inspector.Cursor) bool {
	for f := range cur.Enclosing((*ast.FuncDecl)(nil)) {
		decl := f.Node().(*ast.FuncDecl)
		if decl.Recv != nil && (decl.Name.Name == "Is" || decl.Name.Name == "As") {
			return true
		}
		for name := range f.Preorder((*ast.Ident)(nil)) {
			if name.Node().(*ast.Ident).Name == "Unwrap" {
				return true
			}
		}
	}
	return false
}

// isChecked reports whether an assertion gives a second value, which says
// whether it holds.
func isChecked(cur inspector.Cursor) bool {
	kind, _ := cur.ParentEdge()
	switch parent := cur.Parent().Node().(type) {
	case *ast.AssignStmt:
		return kind == edge.AssignStmt_Rhs && len(parent.Lhs) == 2 && len(parent.Rhs) == 1
	case *ast.ValueSpec:
		return kind == edge.ValueSpec_Values && len(parent.Names) == 2 && len(parent.Values) == 1
	}
	return false
}

// toAsType returns the fix that makes err.(T) of two values
//
//	errors.AsType[T](err)
//
// which Go has since 1.26.
func (c *checker) toAsType(n *ast.TypeAssertExpr) analysis.SuggestedFix {
	fix := analysis.SuggestedFix{Message: "Use errors.AsType"}
	file := c.importsOf(n.Pos())
	if v := c.info.FileVersions[file.file]; v == "" || version.Compare(v, "go1.26") < 0 {
		return fix
	}
	name, ok := file.qualified(packageName{"errors", "errors"}, "AsType", n.Pos())
	if !ok {
		return fix
	}
	fix.TextEdits = append(file.edits,
		analysis.TextEdit{Pos: n.Pos(), End: n.X.Pos(), NewText: []byte(name + "[" + types.ExprString(n.Type) + "](")},
		analysis.TextEdit{Pos: n.X.End(), End: n.End(), NewText: []byte(")")},
	)
	return fix
}
