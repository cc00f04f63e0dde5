package vet

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"unicode"

	"github.com/errgen/errgen/catalog"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
)

// A finding is what is wrong with a part of the code.
type finding struct {
	node          ast.Node
	rule, message string

	// fix is what fixes it; its edits are empty where there is nothing that
	// surely compiles.
	fix analysis.SuggestedFix
}

// run checks a package. It reports what is wrong, and returns what is worth a note.
func run(pass *analysis.Pass, vendors []*Vendor) []Note {
	c := &checker{
		pkg: pass.Pkg, info: pass.TypesInfo, files: pass.Fset,
		root:      pass.ResultOf[inspect.Analyzer].(*inspector.Inspector).Root(),
		byType:    map[*types.TypeName][]*Vendor{},
		byObject:  map[types.Object][]*Vendor{},
		sdk:       map[*types.TypeName]SDKError{},
		packages:  map[string]*Vendor{},
		variables: map[*types.Var]*variable{},
	}
	c.learn(vendors)
	if c.isVendors(c.pkg) {
		return nil
	}
	c.noteVersions(pass.Files, vendors)
	skip := newIgnoreSet(pass.Fset, pass.Files)
	c.report = func(f finding) {
		if !skip.has(pass.Fset.Position(f.node.Pos())) {
			pass.Report(f.diagnostic())
		}
	}
	if len(c.byType)+len(c.byObject)+len(c.sdk) > 0 {
		c.readVariables()
		c.eachUse(c.checkUse)
		c.checkTargets()
		c.checkAssertions()
	}
	return slices.DeleteFunc(c.notes, func(n Note) bool { return skip.has(pass.Fset.Position(n.Pos)) })
}

func (f finding) diagnostic() analysis.Diagnostic {
	d := analysis.Diagnostic{Pos: f.node.Pos(), End: f.node.End(), Category: f.rule, Message: f.message}
	if len(f.fix.TextEdits) > 0 {
		d.SuggestedFixes = []analysis.SuggestedFix{f.fix}
	}
	return d
}

// checkUse reports what is wrong with a constant that is an error type.
func (c *checker) checkUse(u use) {
	origin := c.originOf(u.expr)
	entry, vendor := u.entry(c.preferred(u))
	switch {
	case entry == nil && origin.isForeign:
		// The SDK knows error types that the documentation does not list.
	case entry == nil:
		c.reportUnknown(u, origin)
	case entry.Removed:
		c.report(finding{node: u.expr, rule: RuleRetired, message: retired(entry, vendor)})
	case !origin.isForeign && !origin.isKept && vendor.Package.Constants[entry.Type] != "":
		name := vendor.Package.Name + "." + vendor.Package.Constants[entry.Type]
		c.report(finding{
			node: u.expr, rule: RuleLiteral,
			message: fmt.Sprintf("the error type %q has a constant: %s", u.value, name),
			fix:     c.toConstant(origin, u, typeConstant{vendor, entry.Type}),
		})
	}
}

// reportUnknown reports an error type that no catalogue has. Where it may be on a
// page that was not read, only a sure misspelling is wrong.
func (c *checker) reportUnknown(u use, origin origin) {
	near, vendor := u.nearest()
	if partial := u.partial(); len(partial) > 0 {
		meant, owner := u.misspelled()
		if meant == "" {
			c.notes = append(c.notes, newNote(u, near, partial))
			return
		}
		near, vendor = meant, owner
	}
	f := finding{node: u.expr, rule: RuleUnknown, message: u.lacking()}
	if near != "" {
		f.message += fmt.Sprintf("; did you mean %q?", near)
		if vendor.Package.Constants[near] != "" && !origin.isKept && !c.isTwice(u, near) {
			f.fix = c.toConstant(origin, u, typeConstant{vendor, near})
		}
	}
	c.report(f)
}

func retired(e *catalog.Entry, v *Vendor) string {
	message := fmt.Sprintf("the documentation of %s no longer has the error type %q", title(v), e.Type)
	if e.ReplacedBy == "" {
		return message
	}
	message += fmt.Sprintf("; it was replaced by %q", e.ReplacedBy)
	if name := v.Package.Constants[e.ReplacedBy]; name != "" {
		message += ", " + v.Package.Name + "." + name
	}
	return message
}

// title returns what the API of v is called, without what a terminal might take
// for a command.
func title(v *Vendor) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, cmp.Or(v.Catalog.Title, v.Catalog.Name))
}

// titles returns what the APIs of vendors are called.
func titles(vendors []*Vendor) string {
	var names []string
	for _, v := range vendors {
		names = append(names, title(v))
	}
	return strings.Join(names, " or ")
}

// preferred returns the vendors of u, those first whose generated package the
// file imports.
func (c *checker) preferred(u use) []*Vendor {
	if len(u.vendors) < 2 {
		return u.vendors
	}
	imported := map[string]bool{}
	for _, spec := range c.fileOf(u.expr.Pos()).Imports {
		imported[importedPath(spec)] = true
	}
	list := slices.Clone(u.vendors)
	slices.SortStableFunc(list, func(a, b *Vendor) int {
		return cmp.Compare(rank(imported[a.Package.Path]), rank(imported[b.Package.Path]))
	})
	return list
}

func rank(isFirst bool) int {
	if isFirst {
		return 0
	}
	return 1
}

// fileOf returns the file that has pos.
func (c *checker) fileOf(pos token.Pos) *ast.File {
	for cur := range c.root.Children() {
		if f := cur.Node().(*ast.File); f.FileStart <= pos && pos <= f.FileEnd {
			return f
		}
	}
	panic("vet: internal error: a position is in no file")
}

// entry returns the entry of a catalogue that u names, and nil if there is none.
func (u use) entry(vendors []*Vendor) (*catalog.Entry, *Vendor) {
	for _, v := range vendors {
		for i, e := range v.Catalog.Errors {
			if e.Type == u.value || u.fold && strings.EqualFold(e.Type, u.value) {
				return &v.Catalog.Errors[i], v
			}
		}
	}
	return nil, nil
}
