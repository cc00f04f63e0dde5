package vet

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// A variable is one whose every value is known: it is declared in the package
// by a statement, it is not exported, and its address is not taken.
type variable struct {
	declared bool
	opaque   bool       // it has values that are not among these
	values   []ast.Expr // what is assigned to it

	visiting bool
}

// readVariables finds what is assigned to the variables of the package.
func (c *checker) readVariables() {
	for cur := range c.root.Preorder((*ast.AssignStmt)(nil), (*ast.ValueSpec)(nil), (*ast.RangeStmt)(nil), (*ast.UnaryExpr)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.AssignStmt:
			c.readAssign(n)
		case *ast.ValueSpec:
			for i, name := range n.Names {
				c.assign(name, at(n.Values, i, len(n.Names)), len(n.Values) > 0)
			}
		case *ast.RangeStmt:
			c.assign(n.Key, nil, true)
			c.assign(n.Value, nil, true)
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				c.assign(n.X, nil, true)
			}
		}
	}
}

func (c *checker) readAssign(n *ast.AssignStmt) {
	for i, left := range n.Lhs {
		value := at(n.Rhs, i, len(n.Lhs))
		if n.Tok != token.ASSIGN && n.Tok != token.DEFINE {
			value = nil // such as +=
		}
		c.assign(left, value, true)
	}
}

// at returns the value that the i-th of n names gets, or nil if one expression
// gives all of them.
func at(values []ast.Expr, i, n int) ast.Expr {
	if len(values) != n {
		return nil
	}
	return values[i]
}

// assign notes that what e names gets a value: that of an expression, one that
// is not known if that is nil, or the zero value if it is not set.
func (c *checker) assign(e, value ast.Expr, isSet bool) {
	ident, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return
	}
	obj, isDefined := c.info.Defs[ident]
	if !isDefined {
		obj = c.info.Uses[ident]
	}
	v, ok := obj.(*types.Var)
	if !ok || v.IsField() {
		return
	}
	known := c.variables[v]
	if known == nil {
		known = &variable{opaque: v.Parent() == c.pkg.Scope() && v.Exported()}
		c.variables[v] = known
	}
	known.declared = known.declared || isDefined
	switch {
	case value != nil:
		known.values = append(known.values, value)
	case isSet:
		known.opaque = true
	}
}

// known returns v if all its values are known.
func (c *checker) known(v *types.Var) (*variable, bool) {
	found := c.variables[v]
	return found, found != nil && found.declared && !found.opaque
}

// variableVendors returns the vendors whose error types all values of v are,
// but for the empty one.
func (c *checker) variableVendors(v *types.Var) []*Vendor {
	known, ok := c.known(v)
	if !ok || known.visiting || !isPlain(v.Type()) {
		return nil
	}
	known.visiting = true
	defer func() { known.visiting = false }()
	var all []*Vendor
	for _, value := range known.values {
		if text, ok := c.text(value); ok && text == "" {
			continue
		}
		vendors := c.vendors(value)
		if len(vendors) == 0 || all != nil && !slices.Equal(all, vendors) {
			return nil
		}
		all = vendors
	}
	return all
}
