package emit

import (
	"encoding/json"
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A bodyNode is a part of a response: a value, or the values below it.
type bodyNode struct {
	key   string
	value string // the parameter that has it, or "" for what has kids
	kids  []*bodyNode
}

// newBody returns a response with the fields of a wire where they are first looked
// for. Its values are the parameters of the function response.
func newBody(w catalog.Wire) *bodyNode {
	top := &bodyNode{}
	top.set(w.Status.First(), "status")
	top.set(w.RequestID.First(), "requestID")
	top.set(w.Type.First(), "errorType")
	top.set(w.Message.First(), "message")
	top.set(w.URL.First(), "url")
	return top
}

// set sets the value at a path. It does nothing for an empty path.
func (b *bodyNode) set(path, value string) {
	if path == "" {
		return
	}
	at := b
	for key := range strings.SplitSeq(path, ".") {
		at = at.kid(key)
	}
	at.value = value
}

// kid returns what is below b at a key.
func (b *bodyNode) kid(key string) *bodyNode {
	for _, kid := range b.kids {
		if kid.key == key {
			return kid
		}
	}
	kid := &bodyNode{key: key}
	b.kids = append(b.kids, kid)
	return kid
}

// A bodyWriter writes Go that returns a response: literals and values, added up.
type bodyWriter struct {
	literal strings.Builder
	parts   []string
}

func (w *bodyWriter) value(expression string) {
	w.flush()
	w.parts = append(w.parts, expression)
}

func (w *bodyWriter) flush() {
	if w.literal.Len() > 0 {
		w.parts = append(w.parts, quote(w.literal.String()))
		w.literal.Reset()
	}
}

// json writes a part of a response in JSON. What is below a number is a list.
func (w *bodyWriter) json(b *bodyNode) {
	if b.kids == nil && b.value != "" {
		w.value(b.value)
		return
	}
	n, err := strconv.Atoi(b.firstKey())
	isList := err == nil && n >= 0 && len(b.kids) == 1
	if isList {
		w.literal.WriteString("[" + strings.Repeat("null,", n))
		w.json(b.kids[0])
		w.literal.WriteString("]")
		return
	}
	w.literal.WriteString("{")
	for i, kid := range b.kids {
		if i > 0 {
			w.literal.WriteString(",")
		}
		key, _ := json.Marshal(kid.key) // of a string, there is no error
		w.literal.Write(append(key, ':'))
		w.json(kid)
	}
	w.literal.WriteString("}")
}

func (b *bodyNode) firstKey() string {
	if b.kids == nil {
		return ""
	}
	return b.kids[0].key
}

// quote returns a text as a literal of Go, between backquotes if it is legible there.
func quote(text string) string {
	if strconv.CanBackquote(text) && isLegible(text) {
		return "`" + text + "`"
	}
	return strconv.Quote(text)
}

// xml writes the parts below b of a response in XML.
func (w *bodyWriter) xml(b *bodyNode) {
	if b.kids == nil && b.value != "" {
		w.value(b.value)
		return
	}
	for _, kid := range b.kids {
		w.literal.WriteString("<" + kid.key + ">")
		w.xml(kid)
		w.literal.WriteString("</" + kid.key + ">")
	}
}

// testBody returns the file with the body of a response.
func (p *plan) testBody() sourceFile {
	w := &bodyWriter{}
	if p.api.IsXML() {
		w.literal.WriteString(xml.Header)
		w.xml(newBody(p.api))
	} else {
		w.json(newBody(p.api))
	}
	w.flush()
	f := newFileBuilder(p.name+TestSuffix, nil)
	areNumbers := strconv.FormatBool(p.areNumbers())
	f.constant(declaration{"const areNumbers", areNumbers, docLine("areNumbers is whether error types are numbers in a response.").lines()}, areNumbers)
	f.function(
		docLine("response returns a response with values that are encoded already."),
		"func response(status, requestID, errorType, message, url string) string {\nreturn "+strings.Join(w.parts, " +\n")+"\n}",
	)
	return f.sourceFile("body.go")
}
