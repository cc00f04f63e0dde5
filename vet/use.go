package vet

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"
)

// A use is a constant string that stands where an error type of vendors does.
type use struct {
	expr    ast.Expr // the whole constant expression
	value   string
	vendors []*Vendor
	fold    bool // letter case does not count
}

// eachUse calls yield for every constant that is an error type, once.
func (c *checker) eachUse(yield func(use)) {
	seen := map[ast.Expr]bool{}
	c.each(func(u use) {
		core := c.originOf(u.expr).core // a conversion inside another one is found with it
		if u.value != "" && !seen[core] {
			seen[core] = true
			yield(u)
		}
	})
}

func (c *checker) each(yield func(use)) {
	c.root.Inspect(nil, func(cur inspector.Cursor) bool {
		e, ok := cur.Node().(ast.Expr)
		if !ok {
			c.statement(cur.Node(), yield)
			return true
		}
		value, isText := c.text(e)
		if !isText {
			c.expression(cur, yield)
			return true
		}
		vendors := c.typed(c.info.TypeOf(e))
		if vendors == nil {
			return true // a constant of another type may be derived from one of ours
		}
		if !isPart(cur) {
			yield(use{expr: e, value: value, vendors: vendors})
		}
		return false
	})
}

// isPart reports whether the value of a constant is not compared or kept as a
// whole: in a sum, and on one side of an order.
func isPart(cur inspector.Cursor) bool {
	binary, ok := cur.Parent().Node().(*ast.BinaryExpr)
	return ok && binary.Op != token.EQL && binary.Op != token.NEQ
}

// statement yields the constants that meet, in a statement, what is an error
// type by its origin.
func (c *checker) statement(n ast.Node, yield func(use)) {
	switch n := n.(type) {
	case *ast.SwitchStmt:
		if n.Tag != nil {
			c.cases(n, yield)
		}
	case *ast.AssignStmt:
		for i, left := range n.Lhs {
			if selector, ok := left.(*ast.SelectorExpr); ok && n.Tok == token.ASSIGN {
				c.meet(at(n.Rhs, i, len(n.Lhs)), c.vendors(selector), yield)
			}
		}
	}
}

func (c *checker) cases(n *ast.SwitchStmt, yield func(use)) {
	vendors := c.vendors(n.Tag)
	for _, clause := range n.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			c.meet(e, vendors, yield)
		}
	}
}

// expression does the same for an expression.
func (c *checker) expression(cur inspector.Cursor, yield func(use)) {
	switch n := cur.Node().(type) {
	case *ast.BinaryExpr:
		if n.Op == token.EQL || n.Op == token.NEQ {
			c.meet(n.X, c.vendors(n.Y), yield)
			c.meet(n.Y, c.vendors(n.X), yield)
		}
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok {
			c.meet(n.Value, c.byObject[c.info.Uses[key]], yield)
		}
	case *ast.IndexExpr:
		c.keys(n.X, c.vendors(n.Index), yield)
	case *ast.CallExpr:
		c.call(n, yield)
	}
}

// call yields the constants that a function of the standard library compares
// with an error type.
func (c *checker) call(n *ast.CallExpr, yield func(use)) {
	f, ok := typeutil.Callee(c.info, n).(*types.Func)
	if !ok || f.Pkg() == nil || len(n.Args) != 2 {
		return
	}
	switch f.Pkg().Path() + "." + f.Name() {
	case "strings.EqualFold":
		fold := func(u use) { u.fold = true; yield(u) }
		c.meet(n.Args[0], c.vendors(n.Args[1]), fold)
		c.meet(n.Args[1], c.vendors(n.Args[0]), fold)
	case "slices.Contains", "slices.Index":
		c.elements(n.Args[0], c.vendors(n.Args[1]), yield)
	}
}

// meet yields e if it is a constant and vendors are not none.
func (c *checker) meet(e ast.Expr, vendors []*Vendor, yield func(use)) {
	if e == nil || len(vendors) == 0 {
		return
	}
	if value, ok := c.text(e); ok && c.typed(c.info.TypeOf(e)) == nil {
		yield(use{expr: e, value: value, vendors: vendors})
	}
}

// elements yields the constants in a list that error types are looked for in.
func (c *checker) elements(list ast.Expr, vendors []*Vendor, yield func(use)) {
	if lit := c.literal(list, vendors); lit != nil {
		for _, e := range lit.Elts {
			c.meet(e, vendors, yield)
		}
	}
}

// keys yields the constant keys of a map that error types are looked up in.
func (c *checker) keys(m ast.Expr, vendors []*Vendor, yield func(use)) {
	if _, isMap := types.Unalias(c.info.TypeOf(m)).Underlying().(*types.Map); !isMap {
		return
	}
	if lit := c.literal(m, vendors); lit != nil {
		for _, e := range lit.Elts {
			if pair, ok := e.(*ast.KeyValueExpr); ok {
				c.meet(pair.Key, vendors, yield)
			}
		}
	}
}

// literal returns the composite literal that e is or, when e is a variable
// that is looked up in with error types of vendors and used for nothing else,
// that it holds.
func (c *checker) literal(e ast.Expr, vendors []*Vendor) *ast.CompositeLit {
	if len(vendors) == 0 {
		return nil
	}
	e = ast.Unparen(e)
	if ident, ok := e.(*ast.Ident); ok {
		v, ok := c.info.Uses[ident].(*types.Var)
		if !ok {
			return nil
		}
		known, ok := c.known(v)
		if !ok || len(known.values) != 1 || !c.isLookedUp(v, vendors) {
			return nil
		}
		e = known.values[0]
	}
	lit, _ := e.(*ast.CompositeLit)
	return lit
}
