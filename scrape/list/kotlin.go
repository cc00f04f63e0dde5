package list

import "slices"

// kotlin is how tokens of Kotlin look.
var kotlin = dialect{line: "//", block: true, nested: true, quotes: `"'`, triple: true, dollar: true}

// readKotlin reads enum classes, the objects of a sealed class, constants, and
// maps.
func readKotlin(r *collector, f File) {
	k := &kotlinScanner{scanner: newScanner(r, f, kotlin), parameters: map[string][]string{}}
	for k.peek(0).kind != endToken {
		k.step()
	}
	k.nameArguments()
	r.readDeclarations(f, k.stream, k.all)
}

// A kotlinScanner reads the declarations of a file.
type kotlinScanner struct {
	*scanner
	parameters map[string][]string // of the constructor of each class
	renamed    string              // by the annotation before a declaration
	above      string              // the comment before it
}

// annotations are those that say how a name is spelled on the wire.
var annotations = []string{"SerialName", "SerializedName", "Json", "JsonProperty", "SerializedValue"}

// step takes the next tokens, one declaration at most.
func (k *kotlinScanner) step() {
	t := k.peek(0)
	if t.above != "" {
		k.above = t.above
	}
	switch {
	case k.braces():
		k.renamed, k.above = "", ""
	case t.is("@"):
		if name := k.annotation(); name != "" {
			k.renamed = name
		}
	case t.is("class") || t.is("object") || t.is("interface"):
		k.next()
		k.class(t)
		k.renamed, k.above = "", ""
	case t.is("val"):
		k.next()
		k.property()
		k.renamed, k.above = "", ""
	case t.is("fun"):
		k.pending = scope{}
		k.next()
	default:
		k.next()
	}
}

// annotation takes an annotation and returns the name that it gives, or "".
func (k *kotlinScanner) annotation() string {
	k.next()
	name := k.next().text
	for (k.peek(0).is(":") || k.peek(0).is(".")) && k.peek(1).kind == wordToken {
		k.next()
		name = k.next().text
	}
	if !k.peek(0).is("(") {
		return ""
	}
	args := k.group(0)
	if !slices.Contains(annotations, name) {
		return ""
	}
	for _, kid := range args.kids {
		if kid.kind == text {
			return kid.text
		}
	}
	return ""
}

// class reads the head of a class or an object, and the entries of an enum.
func (k *kotlinScanner) class(keyword *token) {
	isEnum := k.at >= 2 && k.token(k.at-2).is("enum")
	name, line := "Companion", keyword.line
	if t := k.peek(0); t.kind == wordToken {
		name = k.next().text
	}
	k.skipAngles()
	for k.peek(0).is("private") || k.peek(0).is("internal") || k.peek(0).is("protected") || k.peek(0).is("constructor") || k.peek(0).is("@") {
		if k.peek(0).is("@") {
			k.annotation()
			continue
		}
		k.next()
	}
	if k.peek(0).is("(") {
		k.parameters[name] = k.constructor()
	}
	if k.take(":") {
		k.parents(member{name: name, line: line, renamed: k.renamed, above: k.above})
	}
	k.pending = scope{name: name}
	if isEnum && k.peek(0).is("{") {
		d := k.get("enum class", name, line)
		d.named = true
		k.braces()
		k.entries(d)
	}
}

// constructor takes the parameters of a constructor and returns their names.
func (k *kotlinScanner) constructor() []string {
	var names []string
	k.next()
	for k.peek(0).kind != endToken && !k.take(")") {
		last := ""
		for !k.peek(0).is(":") && !k.peek(0).is(",") && !closes(k.peek(0)) && k.peek(0).kind != endToken {
			if k.peek(0).is("@") {
				k.annotation()
				continue
			}
			last = k.next().text
		}
		k.skipTo(",")
		if last != "" {
			names = append(names, last)
		}
		if !k.take(",") && !k.peek(0).is(")") {
			k.next()
		}
	}
	return names
}

// parents reads what a class or an object extends. An object that calls the
// constructor of a class is a member of it.
func (k *kotlinScanner) parents(m member) {
	for k.peek(0).kind == wordToken {
		name := k.next().text
		for k.take(".") {
			name = k.next().text
		}
		k.skipAngles()
		if k.peek(0).is("(") {
			m.last = k.peek(0).line
			m.value = k.arguments()
		}
		if m.value != nil || m.renamed != "" {
			d := k.get("sealed class", name, m.line)
			d.members = append(d.members, m)
			m.value, m.renamed = nil, ""
		}
		if !k.take(",") {
			return
		}
	}
}

// arguments reads the arguments of a call as an array or an object.
func (k *kotlinScanner) arguments() *node {
	n := k.group(0)
	n.isCall = true
	return n
}

// entries reads the entries of an enum, up to the semicolon or the end.
func (k *kotlinScanner) entries(d *declaration) {
	var m member
	for {
		t := k.peek(0)
		if t.above != "" && m.above == "" {
			m.above = t.above
		}
		switch {
		case t.kind == endToken, t.is("}"), t.is(";"):
			return
		case t.is("@"):
			if name := k.annotation(); name != "" {
				m.renamed = name
			}
			continue
		case t.kind != wordToken:
			k.next()
			continue
		}
		k.next()
		m.name, m.line, m.last = t.text, t.line, t.line
		if k.peek(0).is("(") {
			m.value = k.arguments()
			m.last = k.token(k.at - 1).line
		}
		if k.peek(0).is("{") {
			k.skipGroup()
		}
		d.members = append(d.members, m)
		m = member{}
		k.skipTo(",", ";")
		if !k.take(",") {
			return
		}
	}
}

// property reads a constant, or a map or list.
func (k *kotlinScanner) property() {
	isConst := k.at >= 2 && k.token(k.at-2).is("const")
	t := k.peek(0)
	if t.kind != wordToken || !k.inType() {
		return
	}
	m := member{name: k.next().text, line: t.line, renamed: k.renamed, above: k.above}
	if k.take(":") {
		for k.peek(0).kind == wordToken || k.peek(0).is(".") || k.peek(0).is("?") {
			if k.peek(0).indent >= 0 {
				return
			}
			k.next()
			k.skipAngles()
		}
	}
	if !k.take("=") {
		return
	}
	m.value = k.value(0)
	m.last = k.token(max(k.at-1, 0)).line
	isList := (m.value.kind == object || m.value.kind == array) && !m.value.isCall
	if isConst || isList {
		k.constant("val", k.around("Companion"), m)
	}
}

// nameArguments names the arguments of members after the parameters of the
// constructor, now that all constructors are read.
func (k *kotlinScanner) nameArguments() {
	for _, d := range k.all {
		names := k.parameters[d.name]
		for _, m := range d.members {
			if m.value != nil && m.value.isCall {
				m.value.rename(names)
			}
		}
	}
}
