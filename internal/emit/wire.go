package emit

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/errgen/errgen/catalog"
)

// A branch is a key of a response, with all keys below it that Parse reads.
type branch struct {
	key   string
	place string // the constant of what stands there; "" for an object on the way
	next  []*branch
}

// wirePlaces has the constants of skeleton/parse.go for the fields of a wire.
var wirePlaces = map[string]string{
	"status": "atStatus", "request_id": "atRequestID", "type": "atType",
	"message": "atMessage", "url": "atURL", "details": "atDetails",
}

// oauth has the fields of OAuth 2.0 (RFC 6749, section 5.2).
var oauth = []branch{
	{key: "error", place: "atOAuthType"},
	{key: "error_description", place: "atOAuthMessage"},
	{key: "error_uri", place: "atOAuthURL"},
}

// newTree returns the tree of a response, with all places that Parse reads. A field
// of the wire takes precedence over the field of OAuth 2.0 with the same name.
func newTree(w catalog.Wire) *branch {
	top := &branch{place: "top"}
	for field, path := range w.Paths() {
		top.at(strings.Split(path, ".")).place = wirePlaces[field]
	}
	for _, field := range oauth {
		if b := top.at([]string{field.key}); b.place == "" {
			b.place = field.place
		}
	}
	return top
}

// at returns the branch at a path, and creates it if there is none.
func (b *branch) at(path []string) *branch {
	if len(path) == 0 {
		return b
	}
	for _, next := range b.next {
		if next.key == path[0] {
			return next.at(path[1:])
		}
	}
	next := &branch{key: path[0]}
	b.next = append(b.next, next)
	return next.at(path[1:])
}

// objects returns b and the branches below it that have branches. Those without a
// place get one of their own.
func (b *branch) objects() []*branch {
	list := []*branch{b}
	for n := 0; n < len(list); n++ {
		if list[n].place == "" {
			list[n].place = fmt.Sprintf("inner + %d", n)
		}
		for _, next := range list[n].next {
			if next.next != nil {
				list = append(list, next)
			}
		}
	}
	return list
}

// wire returns the file that says where a response has its fields.
func (p *plan) wire() sourceFile {
	f := newFileBuilder(p.name, nil)
	objects := newTree(p.api).objects()
	f.integer("objects", len(objects), docLine("objects is how many objects have the fields of a response, itself included."))
	doc := docLine("field reads the value of a key in the object at a place; see value.")
	/*
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
		declaration{what: "func (*scanner) field", doc: doc.lines()},
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
	return f.sourceFile("wire.go")
}

// keys returns the switch over the keys of an object.
func (b *branch) keys() *jen.Statement {
	return jen.Switch(jen.Id("key")).BlockFunc(func(g *jen.Group) {
		for _, next := range b.next {
			g.Case(jen.Lit(next.key)).Block(jen.Id("at").Op("=").Op(next.place))
		}
	})
}
