package vet

import (
	"go/ast"
	"go/types"
)

// An origin says where a constant has its value from.
type origin struct {
	core ast.Expr // the constant without the conversions around it

	isForeign bool // from a constant that is the vendor's, or that is checked where it is declared
	isKept    bool // from a constant of another package
}

func (c *checker) originOf(e ast.Expr) origin {
	o := origin{core: ast.Unparen(e)}
	for {
		call, ok := o.core.(*ast.CallExpr)
		if !ok || len(call.Args) != 1 {
			break
		}
		o.core = ast.Unparen(call.Args[0])
	}
	var name *ast.Ident
	switch core := o.core.(type) {
	case *ast.Ident:
		name = core
	case *ast.SelectorExpr:
		name = core.Sel
	default:
		return o
	}
	if obj, ok := c.info.Uses[name].(*types.Const); ok && obj.Pkg() != nil {
		o.isForeign = c.typed(obj.Type()) != nil || c.isVendors(obj.Pkg())
		o.isKept = obj.Pkg() != c.pkg
	}
	return o
}

// isVendors reports whether a package is generated or of an SDK.
func (c *checker) isVendors(p *types.Package) bool {
	if c.packages[p.Path()] != nil {
		return true
	}
	for name := range c.sdk {
		if name.Pkg() == p {
			return true
		}
	}
	return false
}
