package emit

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/errgen/errgen/catalog"
)

// A wireField says how a field of an Error is read from a response.
type wireField struct {
	name   string   // as wire has it
	goName string   // the field of Error
	method string   // the method of genReader that reads it
	oauth  string   // the key in OAuth 2.0 (RFC 6749, section 5.2), which comes last
	paths  []string // where it may be, the best place first
}

// wireFields returns the fields that are read with a wire, each with its paths. A
// path is that of one field: that of the wire takes precedence over the one of OAuth.
func wireFields(w catalog.Wire) []wireField {
	fields := []wireField{
		{name: "status", goName: "StatusCode", method: "status"},
		{name: "request_id", goName: "RequestID", method: "text"},
		{name: "type", goName: "Type", method: "errorType", oauth: "error"},
		{name: "message", goName: "Message", method: "text", oauth: "error_description"},
		{name: "url", goName: "URL", method: "text", oauth: "error_uri"},
		{name: "details", goName: "Details", method: "details"},
	}
	taken := map[string]bool{}
	for i, f := range fields {
		for name, path := range w.Paths() {
			if name == f.name {
				fields[i].paths = append(fields[i].paths, path)
				taken[path] = true
			}
		}
	}
	for i, f := range fields {
		if f.oauth != "" && !taken[f.oauth] && !w.IsXML() {
			fields[i].paths = append(fields[i].paths, f.oauth)
		}
	}
	return slices.DeleteFunc(fields, func(f wireField) bool { return len(f.paths) == 0 })
}

// prefixes returns the paths of fields and of the objects that they are in, sorted.
// The first is that of the whole body.
func prefixes(fields []wireField) []string {
	all := []string{""}
	for _, f := range fields {
		for _, path := range f.paths {
			keys := strings.Split(path, ".")
			for n := range keys {
				all = append(all, strings.Join(keys[:n+1], "."))
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// wire returns the file that says where a response has its fields.
func (p *plan) wire() sourceFile {
	f, fields := newFileBuilder(p.name, nil), wireFields(p.api)
	/*
		func genIsRead(path string) bool {
			switch path {
			case "<path>":
				return true
			}
			return false
		}
	*/
	f.declare(
		declaration{what: "func genIsRead", doc: docLine("genIsRead reports whether a field of an [Error] may be at a path of a response, or below it.").lines()},
		jen.Func().Id("genIsRead").Params(jen.Id("path").String()).Bool().Block(
			jen.Switch(jen.Id("path")).Block(jen.Case(literals(prefixes(fields))...).Block(jen.Return(jen.True()))),
			jen.Return(jen.False()),
		),
	)
	/*
		func (r genReader) fields(e *Error) bool {
			ok := true
			ok = r.<method>(&e.<field>, "<path>") && ok
			return ok
		}
	*/
	f.declare(
		declaration{what: "func (genReader) fields", doc: docLine("fields sets the fields of e, and reports whether each value is of the kind that its field has.").lines()},
		jen.Func().Params(jen.Id("r").Id("genReader")).Id("fields").Params(jen.Id("e").Op("*").Id("Error")).Bool().BlockFunc(func(g *jen.Group) {
			g.Id("ok").Op(":=").True()
			for _, field := range fields {
				value := jen.Op("&").Id("e").Dot(field.goName)
				call := jen.Id("r").Dot(field.method).Call(append([]jen.Code{value}, literals(field.paths)...)...)
				g.Id("ok").Op("=").Add(call).Op("&&").Id("ok")
			}
			g.Return(jen.Id("ok"))
		}),
	)
	always := strconv.FormatBool(p.api.Always)
	f.constant(declaration{"const genAlways", always, docLine("genAlways is whether a response with a status below 400 may be an error.").lines()}, always)
	reader := "genReadJSON"
	if p.api.IsXML() {
		reader = "genReadXML"
	}
	f.function(
		docLine("genRead returns what a body has at these paths, and whether all of it can be read."),
		"func genRead(body []byte) (genReader, bool) {\nreturn "+reader+"(body)\n}",
	)
	return f.sourceFile("wire.go")
}

// literals returns texts as string literals of Go.
func literals(texts []string) []jen.Code {
	var list []jen.Code
	for _, text := range texts {
		list = append(list, jen.Lit(text))
	}
	return list
}
