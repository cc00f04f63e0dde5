package emit

import (
	"strconv"

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
			ours: "objects is how many objects have the fields of a response, itself included."}}.lines()},
		jen.Const().Id("objects").Op("=").Lit(len(objects)),
	)
	/*
		// next returns the place of a key in the object at a place.
		func next(from place, key string) place {
			switch from {
			case <object>:
				switch key {
				case "<key>":
					return <place>
				}
			}
			return elsewhere
		}
	*/
	f.declare(
		declaration{what: "func next", doc: comment{paragraph{
			ours: "next returns the place of a key in the object at a place."}}.lines()},
		jen.Func().Id("next").Params(jen.Id("from").Id("place"), jen.Id("key").String()).Id("place").Block(
			jen.Switch(jen.Id("from")).BlockFunc(func(g *jen.Group) {
				for _, b := range objects {
					g.Case(jen.Op(b.place)).Block(b.keys())
				}
			}),
			jen.Return(jen.Id("elsewhere")),
		),
	)
	return f.unit("wire.go")
}

// keys returns the switch over the keys of an object.
func (b *branch) keys() *jen.Statement {
	return jen.Switch(jen.Id("key")).BlockFunc(func(g *jen.Group) {
		for _, next := range b.next {
			g.Case(jen.Lit(next.key)).Block(jen.Return(jen.Op(next.place)))
		}
	})
}
