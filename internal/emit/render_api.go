package emit

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"
)

// wire returns the file that says where a response has its fields.
func (p *plan) wire() unit {
	f := newPrinter(p.name, nil)
	objects := newTree(p.api).objects()
	/*
		// objects is how many objects …
		const objects = <number>
	*/
	f.declare(
		declaration{"const objects", strconv.Itoa(len(objects)), comment{paragraph{
			ours: "objects is how many objects have the fields of a response, itself included.",
		}}.lines()},
		jen.Const().Id("objects").Op("=").Lit(len(objects)),
	)
	/*
		// field reads the value of a key in the object at a place; see value.
		func (s *scanner) field(from place, key string) bool {
			at := elsewhere
			switch from {
			case <object>:
				switch key {
				case "<key>":
					at = <place>
				}
			}
			return s.value(at)
		}
	*/
	f.declare(
		declaration{what: "func (*scanner) field", doc: comment{paragraph{
			ours: "field reads the value of a key in the object at a place; see value.",
		}}.lines()},
		jen.Func().Params(jen.Id("s").Op("*").Id("scanner")).Id("field").Params(jen.Id("from").Id("place"), jen.Id("key").String()).Bool().Block(
			jen.Id("at").Op(":=").Id("elsewhere"),
			jen.Switch(jen.Id("from")).BlockFunc(func(g *jen.Group) {
				for _, b := range objects {
					g.Case(jen.Op(b.place)).Block(b.keys())
				}
			}),
			jen.Return(jen.Id("s").Dot("value").Call(jen.Id("at"))),
		),
	)
	return f.unit("wire.go")
}

// keys returns the switch over the keys of an object.
func (b *branch) keys() *jen.Statement {
	return jen.Switch(jen.Id("key")).BlockFunc(func(g *jen.Group) {
		for _, next := range b.next {
			g.Case(jen.Lit(next.key)).Block(jen.Id("at").Op("=").Op(next.place))
		}
	})
}

// from returns the file of From, in a package that has the units beside it.
func (p *plan) from(beside []unit) unit {
	taken := map[string]bool{"err": true, "e": true, "ok": true}
	for _, u := range beside {
		for _, d := range u.planned {
			taken[d.name()] = true
		}
	}
	f, list := newPrinter(p.name, nil), sdkTypes(p.sdk, taken)
	f.imports(list)
	/*
		// From returns …
		func From(err error) (*Error, bool) {
			switch err := err.(type) {
			case *Error:
				return err, err != nil
			case <type>:
				return <convert>(&err)
			case *<type>:
				return <convert>(err)
			<unwrap>
			}
			return nil, false
		}
	*/
	f.declare(
		declaration{what: "func From", doc: fromDoc(list).lines()},
		jen.Func().Id("From").Params(jen.Id("err").Error()).Params(jen.Op("*").Id("Error"), jen.Bool()).Block(
			jen.Switch(jen.Id("err").Op(":=").Id("err").Assert(jen.Type())).BlockFunc(func(g *jen.Group) {
				g.Case(jen.Op("*").Id("Error")).Block(jen.Return(jen.Id("err"), jen.Id("err").Op("!=").Nil()))
				for _, t := range list {
					if !t.byPointer() {
						g.Case(t.qualified()).Block(jen.Return(jen.Id(t.convert).Call(jen.Op("&").Id("err"))))
					}
					g.Case(jen.Op("*").Add(t.qualified())).Block(jen.Return(jen.Id(t.convert).Call(jen.Id("err"))))
				}
				unwrap(g)
			}),
			jen.Return(jen.Nil(), jen.False()),
		),
	)
	for _, t := range list {
		f.converter(t)
	}
	return f.unit("from.go")
}

// unwrap adds the cases of From that follow the chain.
func unwrap(g *jen.Group) {
	/*
		case interface{ Unwrap() error }:
			return From(err.Unwrap())
		case interface{ Unwrap() []error }:
			for _, err := range err.Unwrap() {
				if e, ok := From(err); ok {
					return e, true
				}
			}
	*/
	inner := func() *jen.Statement { return jen.Id("err").Dot("Unwrap").Call() }
	g.Case(jen.Op("interface{ Unwrap() error }")).Block(jen.Return(jen.Id("From").Call(inner())))
	g.Case(jen.Op("interface{ Unwrap() []error }")).Block(
		jen.For(jen.List(jen.Id("_"), jen.Id("err")).Op(":=").Range().Add(inner())).Block(
			jen.If(jen.List(jen.Id("e"), jen.Id("ok")).Op(":=").Id("From").Call(jen.Id("err")), jen.Id("ok")).Block(
				jen.Return(jen.Id("e"), jen.True()),
			),
		),
	)
}

// converter adds the function that converts an error of an SDK.
func (p *printer) converter(t sdkType) {
	/*
		// <convert> converts an error of <name>.
		func <convert>(err *<type>) (*Error, bool) {
			if err == nil {
				return nil, false
			}
			return report{
				<field>: err.<selector>,
			}.toError()
		}
	*/
	doc := comment{paragraph{ours: t.convert + " converts an error of " + t.name + "."}}
	brackets := jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}
	p.declare(
		declaration{what: "func " + t.convert, doc: doc.lines()},
		jen.Func().Id(t.convert).Params(jen.Id("err").Op("*").Add(t.qualified())).Params(jen.Op("*").Id("Error"), jen.Bool()).Block(
			jen.If(jen.Id("err").Op("==").Nil()).Block(jen.Return(jen.Nil(), jen.False())),
			jen.Return(jen.Id("report").CustomFunc(brackets, func(g *jen.Group) {
				for _, f := range t.Fields.list() {
					g.Id(f.report).Op(":").Id("err").Add(f.selection())
				}
			}).Dot("toError").Call()),
		),
	)
}

// qualified returns the type with its package.
func (t sdkType) qualified() *jen.Statement { return jen.Qual(t.path, t.typeName()) }

// imports names the packages of an SDK, and plans their imports.
func (p *printer) imports(list []sdkType) {
	var paths []string
	for _, t := range list {
		paths = append(paths, t.path)
		if t.name == path.Base(t.path) {
			p.file.ImportName(t.path, t.name)
			continue
		}
		p.file.ImportAlias(t.path, t.name)
	}
	slices.SortFunc(paths, compareImports)
	for _, each := range slices.Compact(paths) {
		p.planned = append(p.planned, declaration{what: "import " + strconv.Quote(each)})
	}
}

// selection returns the selector with its dot.
func (f sdkField) selection() *jen.Statement {
	if method, ok := strings.CutSuffix(f.selector, "()"); ok {
		return jen.Dot(method).Call()
	}
	return jen.Dot(f.selector)
}
