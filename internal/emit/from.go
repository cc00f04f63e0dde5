package emit

import (
	"go/types"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"
)

// An sdkType is an SDK's error type in the generated file.
type sdkType struct {
	SDK
	path, name string // of the package
	convert    string // the function that converts the type
}

// sdkTypes returns the types, with names that are free in a package.
func sdkTypes(list []SDK, taken map[string]bool) []sdkType {
	names := map[string]string{} // from a path to its name
	free := func(name string) string {
		for taken[name] || types.Universe.Lookup(name) != nil {
			name += "sdk"
		}
		taken[name] = true
		return name
	}
	var all []sdkType
	for _, sdk := range list {
		t := sdkType{SDK: sdk}
		var name string
		name, t.path = sdk.importSpec()
		if names[t.path] == "" {
			names[t.path] = free(name)
		}
		t.name = names[t.path]
		t.convert = free("genFrom" + capitalize(t.name) + sdk.typeName())
		all = append(all, t)
	}
	return all
}

// fromDoc returns the doc comment of genConvert.
func fromDoc(list []sdkType) comment {
	ours := "genConvert returns an [*Error] as it is, and any other error as nil. It reports whether err is a nil pointer, whose methods may panic."
	if len(list) == 0 {
		return comment{paragraph{ours: ours}}
	}
	var names []string
	for _, t := range list {
		name := t.name + "." + t.typeName() + ", by value or by pointer"
		if t.byPointer() {
			name = "*" + t.name + "." + t.typeName()
		}
		names = append(names, name)
	}
	return comment{
		paragraph{ours: "genConvert returns an [*Error] as it is, an error of the SDK converted, and any other error, or one that is not a response, as nil. It reports whether err is a nil pointer, whose methods may panic."},
		bulletList{"The errors of the SDK are:", names},
	}
}

// from returns the file that knows the errors of SDKs, for a package with these
// other files.
func (p *plan) from(others []sourceFile) sourceFile {
	taken := map[string]bool{"err": true, "e": true, "ok": true}
	for _, s := range others {
		for _, d := range s.planned {
			taken[d.name()] = true
		}
	}
	f, list := newFileBuilder(p.name, nil), sdkTypes(p.sdk, taken)
	f.imports(list)
	/*
		func genConvert(err error) (*Error, bool) {
			switch err := err.(type) {
			case *Error:
				return err, err == nil
			case <type>:
				return <convert>(&err), false
			case *<type>:
				return <convert>(err), err == nil
			}
			return nil, false
		}
	*/
	f.declare(
		declaration{what: "func genConvert", doc: fromDoc(list).lines()},
		jen.Func().Id("genConvert").Params(jen.Id("err").Error()).Params(jen.Op("*").Id("Error"), jen.Bool()).Block(
			jen.Switch(jen.Id("err").Op(":=").Id("err").Assert(jen.Type())).BlockFunc(func(g *jen.Group) {
				g.Case(jen.Op("*").Id("Error")).Block(jen.Return(jen.Id("err"), jen.Id("err").Op("==").Nil()))
				for _, t := range list {
					if !t.byPointer() {
						g.Case(t.qualified()).Block(jen.Return(jen.Id(t.convert).Call(jen.Op("&").Id("err")), jen.False()))
					}
					g.Case(jen.Op("*").Add(t.qualified())).Block(jen.Return(jen.Id(t.convert).Call(jen.Id("err")), jen.Id("err").Op("==").Nil()))
				}
			}),
			jen.Return(jen.Nil(), jen.False()),
		),
	)
	for _, t := range list {
		f.converter(t)
	}
	return f.sourceFile("from.go")
}

// converter adds the function that converts an error of an SDK.
func (f *fileBuilder) converter(t sdkType) {
	/*
		func <convert>(err *<type>) *Error {
			if err == nil {
				return nil
			}
			return genReport{
				<field>: err.<selector>,
			}.toError()
		}
	*/
	doc := docLine(t.convert + " converts an error of " + t.name + ".")
	brackets := jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}
	f.declare(
		declaration{what: "func " + t.convert, doc: doc.lines()},
		jen.Func().Id(t.convert).Params(jen.Id("err").Op("*").Add(t.qualified())).Op("*").Id("Error").Block(
			jen.If(jen.Id("err").Op("==").Nil()).Block(jen.Return(jen.Nil())),
			jen.Return(jen.Id("genReport").CustomFunc(brackets, func(g *jen.Group) {
				for _, field := range t.Fields.list() {
					g.Id(field.report).Op(":").Id("err").Add(field.selection())
				}
			}).Dot("toError").Call()),
		),
	)
}

// qualified returns the type with its package.
func (t sdkType) qualified() *jen.Statement { return jen.Qual(t.path, t.typeName()) }

// imports names the packages of an SDK, and plans their imports.
func (f *fileBuilder) imports(list []sdkType) {
	var paths []string
	for _, t := range list {
		paths = append(paths, t.path)
		if t.name == path.Base(t.path) {
			f.file.ImportName(t.path, t.name)
			continue
		}
		f.file.ImportAlias(t.path, t.name)
	}
	slices.SortFunc(paths, compareImports)
	for _, each := range slices.Compact(paths) {
		f.planned = append(f.planned, declaration{what: "import " + strconv.Quote(each)})
	}
}

// selection returns the selector with its dot.
func (f sdkField) selection() *jen.Statement {
	if method, ok := strings.CutSuffix(f.selector, "()"); ok {
		return jen.Dot(method).Call()
	}
	return jen.Dot(f.selector)
}

// compareImports orders imports like gofmt: the standard library comes first.
func compareImports(a, b string) int {
	switch {
	case isForeign(a) == isForeign(b):
		return strings.Compare(a, b)
	case isForeign(a):
		return 1
	}
	return -1
}

// isForeign reports whether a package is outside the standard library.
func isForeign(importPath string) bool {
	first, _, _ := strings.Cut(importPath, "/")
	return strings.Contains(first, ".")
}
