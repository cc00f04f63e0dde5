package vet

import (
	"go/ast"
)

// isTwice reports whether a switch or the keys of a map would have an error
// type twice, which does not compile, if it took the place of u.
func (c *checker) isTwice(u use, errorType string) bool {
	for _, e := range c.siblings(u.expr) {
		value, ok := c.text(e)
		if !ok || e == u.expr {
			continue
		}
		other := use{expr: e, value: value, vendors: u.vendors}
		if value == errorType {
			return true
		}
		if entry, _ := other.entry(other.vendors); entry != nil {
			continue
		}
		if near, _ := other.nearest(); near == errorType {
			return true
		}
	}
	return false
}

// siblings returns the cases of the switch, or the keys of the map, that e is
// one of; none when it is neither.
func (c *checker) siblings(e ast.Expr) []ast.Expr {
	cur, ok := c.root.FindNode(e)
	if !ok {
		return nil
	}
	var list []ast.Expr
	switch cur.Parent().Node().(type) {
	case *ast.CaseClause:
		for _, clause := range cur.Parent().Parent().Node().(*ast.BlockStmt).List {
			list = append(list, clause.(*ast.CaseClause).List...)
		}
	case *ast.KeyValueExpr:
		for _, element := range cur.Parent().Parent().Node().(*ast.CompositeLit).Elts {
			if pair, ok := element.(*ast.KeyValueExpr); ok {
				list = append(list, pair.Key)
			}
		}
	}
	return list
}
