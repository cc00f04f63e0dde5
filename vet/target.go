package vet

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"
)

// asFunctions are the packages with a function As like that of errors.
var asFunctions = map[string]bool{
	"errors":                        true,
	"github.com/pkg/errors":         true,
	"golang.org/x/xerrors":          true,
	"github.com/cockroachdb/errors": true,
}

// checkTargets reports the calls of errors.As and errors.AsType that ask for a
// form of an SDK's error that the SDK does not return.
func (c *checker) checkTargets() {
	for cur := range c.root.Preorder((*ast.CallExpr)(nil)) {
		call := cur.Node().(*ast.CallExpr)
		f, ok := typeutil.Callee(c.info, call).(*types.Func)
		if !ok || f.Pkg() == nil || !asFunctions[f.Pkg().Path()] {
			continue
		}
		switch {
		case f.Name() == "As" && len(call.Args) == 2:
			c.checkAs(call)
		case f.Name() == "AsType":
			c.checkAsType(cur)
		}
	}
}

func (c *checker) checkAs(call *ast.CallExpr) {
	target := ast.Unparen(call.Args[1])
	pointer, ok := types.Unalias(c.info.TypeOf(target)).(*types.Pointer)
	if !ok {
		return
	}
	form, e, ok := c.wrongForm(pointer.Elem())
	if !ok {
		return
	}
	f := finding{node: target, rule: RuleTarget, message: form.message(e)}
	if address, ok := target.(*ast.UnaryExpr); ok && address.Op == token.AND {
		f.fix = c.toForm(address.X, form)
	}
	c.report(f)
}

func (c *checker) checkAsType(cur inspector.Cursor) {
	call := cur.Node().(*ast.CallExpr)
	index, ok := ast.Unparen(call.Fun).(*ast.IndexExpr)
	if !ok {
		return
	}
	form, e, ok := c.wrongForm(c.info.TypeOf(index.Index))
	if !ok {
		return
	}
	f := finding{node: index.Index, rule: RuleTarget, message: form.message(e)}
	assign, ok := cur.Parent().Node().(*ast.AssignStmt)
	if ok && assign.Tok == token.DEFINE && len(assign.Lhs) == 2 && c.isOnlySelected(assign.Lhs[0]) {
		f.fix = form.fix(index.Index)
	}
	c.report(f)
}

// wrongForm returns the form in which an SDK returns the error of type t, if
// that is another than t.
func (c *checker) wrongForm(t types.Type) (Form, SDKError, bool) {
	asked := ByValue
	if pointer, ok := types.Unalias(t).(*types.Pointer); ok {
		t, asked = pointer.Elem(), ByPointer
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return "", SDKError{}, false
	}
	e, ok := c.sdk[named.Obj()]
	wrong := ok && (e.Returned == ByValue || e.Returned == ByPointer) && e.Returned != asked
	return e.Returned, e, wrong
}

// message says that the SDK returns e in this form.
func (form Form) message(e SDKError) string {
	if form == ByValue {
		return fmt.Sprintf("the SDK returns %s by value: a target of type *%[1]s is never found", e.Type)
	}
	return fmt.Sprintf("the SDK returns *%s: a target of type %[1]s is never found", e.Type)
}

// fix returns the fix that gives the type in the code this form, where typ is
// the type in the other form.
func (form Form) fix(typ ast.Expr) analysis.SuggestedFix {
	if form == ByPointer {
		return analysis.SuggestedFix{Message: "Ask for the pointer", TextEdits: insert(typ.Pos(), "*")}
	}
	fix := analysis.SuggestedFix{Message: "Ask for the value"}
	if star, ok := typ.(*ast.StarExpr); ok {
		fix.TextEdits = []analysis.TextEdit{{Pos: star.Star, End: star.X.Pos()}}
	}
	return fix
}

// toForm returns the fix that declares a variable with this form of its type.
// It has no edits unless the variable is declared alone, and only its fields
// and methods are used.
func (c *checker) toForm(target ast.Expr, form Form) analysis.SuggestedFix {
	ident, ok := ast.Unparen(target).(*ast.Ident)
	if !ok || !c.isOnlySelected(ident) {
		return analysis.SuggestedFix{}
	}
	v := c.info.Uses[ident]
	for cur := range c.root.Preorder((*ast.Ident)(nil)) {
		if c.info.Defs[cur.Node().(*ast.Ident)] != v {
			continue
		}
		switch n := cur.Parent().Node().(type) {
		case *ast.ValueSpec:
			if len(n.Names) == 1 && n.Type != nil && len(n.Values) == 0 {
				return form.fix(n.Type)
			}
		case *ast.AssignStmt:
			if len(n.Lhs) == 1 && len(n.Rhs) == 1 {
				return form.fixValue(n.Rhs[0])
			}
		}
	}
	return analysis.SuggestedFix{}
}

// fixValue returns the fix that gives a new error in the code this form: &T{}
// becomes T{}, or the other way round.
func (form Form) fixValue(value ast.Expr) analysis.SuggestedFix {
	address, isAddress := value.(*ast.UnaryExpr)
	_, isLiteral := value.(*ast.CompositeLit)
	switch {
	case form == ByPointer && isLiteral:
		return analysis.SuggestedFix{Message: "Ask for the pointer", TextEdits: insert(value.Pos(), "&")}
	case form == ByValue && isAddress && address.Op == token.AND:
		return analysis.SuggestedFix{
			Message:   "Ask for the value",
			TextEdits: []analysis.TextEdit{{Pos: address.OpPos, End: address.X.Pos()}},
		}
	}
	return analysis.SuggestedFix{}
}

// isOnlySelected reports whether all that is done with a variable of a function
// is to use its fields and methods, and to pass its address to errors.As. Then
// it may as well be a pointer, or a value.
func (c *checker) isOnlySelected(e ast.Expr) bool {
	ident, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return false
	}
	v, ok := c.info.ObjectOf(ident).(*types.Var)
	if !ok {
		return ident.Name == "_"
	}
	if v.Parent() == c.pkg.Scope() {
		return false
	}
	for cur := range c.usesOf(v) {
		kind, _ := cur.ParentEdge()
		if kind != edge.SelectorExpr_X && !c.isTarget(cur) {
			return false
		}
	}
	return true
}

// isTarget reports whether the variable at cur is the target of an errors.As.
func (c *checker) isTarget(cur inspector.Cursor) bool {
	kind, _ := cur.ParentEdge()
	if kind != edge.UnaryExpr_X {
		return false
	}
	above := cur.Parent()
	kind, index := above.ParentEdge()
	if kind != edge.CallExpr_Args || index != 1 {
		return false
	}
	f, ok := typeutil.Callee(c.info, above.Parent().Node().(*ast.CallExpr)).(*types.Func)
	return ok && f.Pkg() != nil && asFunctions[f.Pkg().Path()]
}
