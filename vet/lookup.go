package vet

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"
)

// isLookedUp reports whether all that is done with a list or a map is to look
// up error types of vendors in it. One that is used for anything else may have
// strings of another kind.
func (c *checker) isLookedUp(v *types.Var, vendors []*Vendor) bool {
	for cur := range c.usesOf(v) {
		if !slices.Equal(c.lookedUp(cur), vendors) {
			return false
		}
	}
	return true
}

// usesOf yields the places where an object is used, but for its declaration.
func (c *checker) usesOf(obj types.Object) func(yield func(inspector.Cursor) bool) {
	return func(yield func(inspector.Cursor) bool) {
		for cur := range c.root.Preorder((*ast.Ident)(nil)) {
			if c.info.Uses[cur.Node().(*ast.Ident)] == obj && !yield(cur) {
				return
			}
		}
	}
}

// lookedUp returns the vendors whose error type is looked up in the list or map
// at cur.
func (c *checker) lookedUp(cur inspector.Cursor) []*Vendor {
	kind, index := cur.ParentEdge()
	switch parent := cur.Parent().Node().(type) {
	case *ast.IndexExpr:
		if kind == edge.IndexExpr_X {
			return c.vendors(parent.Index)
		}
	case *ast.CallExpr:
		f, ok := typeutil.Callee(c.info, parent).(*types.Func)
		if ok && kind == edge.CallExpr_Args && index == 0 && len(parent.Args) == 2 &&
			f.Pkg() != nil && f.Pkg().Path() == "slices" {
			return c.vendors(parent.Args[1])
		}
	}
	return nil
}
