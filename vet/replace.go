package vet

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
)

// A typeConstant is a constant of a generated package: that of an error type.
type typeConstant struct {
	vendor    *Vendor
	errorType string
}

// toConstant returns the fix that puts a constant in the place of a use:
//
//	err.ErrorType == "email_not_found"
//	err.ErrorType == stytcherror.Type(stytchb2b.ErrEmailNotFound)
//
// It has no edits where that may not compile.
func (c *checker) toConstant(o origin, u use, to typeConstant) analysis.SuggestedFix {
	name := to.vendor.Package.Constants[to.errorType]
	fix := analysis.SuggestedFix{Message: "Use " + to.vendor.Package.Name + "." + name}
	file := c.importsOf(u.expr.Pos())
	text, ok := file.qualified(packageName{to.vendor.Package.Path, to.vendor.Package.Name}, name, u.expr.Pos())
	if !ok {
		return fix
	}
	replaced := u.expr
	switch typ := types.Unalias(c.info.TypeOf(u.expr)); {
	case c.isGenerated(typ, to.vendor):
	case o.core != ast.Unparen(u.expr):
		replaced = o.core // a conversion stands there already
	default:
		converted, ok := file.typeName(typ, u.expr.Pos())
		if !ok {
			return fix
		}
		text = fmt.Sprintf("%s(%s)", converted, text)
	}
	fix.TextEdits = append(file.edits, analysis.TextEdit{Pos: replaced.Pos(), End: replaced.End(), NewText: []byte(text)})
	return fix
}

// isGenerated reports whether t is the type of the constants of v.
func (c *checker) isGenerated(t types.Type, v *Vendor) bool {
	named, ok := t.(*types.Named)
	return ok && named.Obj().Name() == typeName && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == v.Package.Path
}

// typeName returns what a string type is called at pos, and whether it can be
// called by a name.
func (f *importEditor) typeName(t types.Type, pos token.Pos) (string, bool) {
	switch t := t.(type) {
	case *types.Basic:
		_, found := f.scopeAt(pos).LookupParent("string", pos)
		return "string", found == types.Universe.Lookup("string")
	case *types.Named:
		p := t.Obj().Pkg()
		if p != f.pkg && !t.Obj().Exported() {
			return "", false
		}
		return f.qualified(packageName{p.Path(), p.Name()}, t.Obj().Name(), pos)
	}
	return "", false
}
