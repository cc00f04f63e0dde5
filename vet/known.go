package vet

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"
)

// typeName is the name of the type of error types in a generated package.
const typeName = "Type"

// A checker checks one package.
type checker struct {
	pkg   *types.Package
	info  *types.Info
	files *token.FileSet
	root  inspector.Cursor

	report func(finding)
	notes  []Note

	// Which vendors a string is about.
	byType   map[*types.TypeName][]*Vendor // when it is of this type
	byObject map[types.Object][]*Vendor    // when it is this field, or what this method returns

	sdk       map[*types.TypeName]SDKError
	packages  map[string]*Vendor // the vendors with a generated package, by its path
	variables map[*types.Var]*variable
}

// learn finds the types, fields and methods of vendors among those that the
// package can refer to.
func (c *checker) learn(vendors []*Vendor) {
	reachable := map[string]*types.Package{}
	for _, p := range typeutil.Dependencies(c.pkg) {
		reachable[p.Path()] = p
	}
	for _, v := range vendors {
		if v.Package.Path != "" {
			c.packages[v.Package.Path] = v
			c.learnType(lookupType(reachable[v.Package.Path], typeName), v)
		}
		for _, e := range v.SDK {
			if name := lookupType(reachable[e.Path], e.Type); name != nil {
				c.sdk[name] = e
				c.learnField(name, e, v)
			}
		}
	}
}

// lookupType returns a type that p declares, or nil.
func lookupType(p *types.Package, name string) *types.TypeName {
	if p == nil {
		return nil
	}
	typ, _ := p.Scope().Lookup(name).(*types.TypeName)
	return typ
}

func (c *checker) learnType(name *types.TypeName, v *Vendor) {
	if name != nil && isString(name.Type()) {
		c.byType[name] = with(c.byType[name], v)
	}
}

// learnField learns the field or method of an SDK's error that has its type.
func (c *checker) learnField(name *types.TypeName, e SDKError, v *Vendor) {
	field, _ := strings.CutSuffix(e.Field, "()")
	obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(name.Type()), true, name.Pkg(), field)
	if obj == nil {
		return
	}
	typ := obj.Type()
	if f, ok := typ.(*types.Signature); ok {
		if f.Params().Len() > 0 || f.Results().Len() != 1 {
			return
		}
		typ = f.Results().At(0).Type()
	}
	if pointer, ok := typ.Underlying().(*types.Pointer); ok {
		typ = pointer.Elem()
	}
	if named, ok := types.Unalias(typ).(*types.Named); ok {
		c.learnType(named.Obj(), v)
		return
	}
	if isString(typ) {
		c.byObject[obj] = with(c.byObject[obj], v)
	}
}

func with(list []*Vendor, v *Vendor) []*Vendor {
	if slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}

func isString(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsString != 0
}

// isPlain reports whether a type is string itself, not a type derived from it.
func isPlain(t types.Type) bool {
	basic, ok := types.Unalias(t).(*types.Basic)
	return ok && basic.Info()&types.IsString != 0
}

// typed returns the vendors whose error types are what is of type t.
func (c *checker) typed(t types.Type) []*Vendor {
	if named, ok := types.Unalias(t).(*types.Named); ok {
		return c.byType[named.Obj()]
	}
	return nil
}

// vendors returns the vendors whose error type the value of e is, by its type
// or by where it comes from; none when it may be another string.
func (c *checker) vendors(e ast.Expr) []*Vendor {
	e = ast.Unparen(e)
	value := c.info.Types[e]
	if value.Type == nil {
		return nil
	}
	if vendors := c.typed(value.Type); vendors != nil {
		return vendors
	}
	switch e := e.(type) {
	case *ast.SelectorExpr:
		if selection := c.info.Selections[e]; selection != nil {
			return c.byObject[selection.Obj()]
		}
	case *ast.StarExpr:
		return c.pointed(e.X)
	case *ast.CallExpr:
		if c.info.Types[e.Fun].IsType() {
			if isPlain(value.Type) && len(e.Args) == 1 {
				return c.vendors(e.Args[0])
			}
			return nil
		}
		return c.byObject[typeutil.Callee(c.info, e)]
	case *ast.Ident:
		if v, ok := c.info.Uses[e].(*types.Var); ok {
			return c.variableVendors(v)
		}
	}
	return nil
}

// pointed returns the vendors whose error type e points to.
func (c *checker) pointed(e ast.Expr) []*Vendor {
	selector, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	if selection := c.info.Selections[selector]; selection != nil {
		return c.byObject[selection.Obj()]
	}
	return nil
}

// text returns the value of a constant string, and whether e is one.
func (c *checker) text(e ast.Expr) (string, bool) {
	value := c.info.Types[e].Value
	if value == nil || value.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(value), true
}
