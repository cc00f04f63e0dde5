package list

const (
	maxBody      = 100_000 // values of the body of a schema
	maxBodyDepth = 40
)

// body returns an object as the schema describes it, in which each property
// has the values that the schema allows: a const, the values of an enum, an
// example. What may be anything is null. A schema that has itself inside ends
// there.
func (s *apiSpec) body(schema *node, depth int) *node {
	schema = s.resolve(place{node: schema}).node
	if made, begun := s.bodies[schema]; begun {
		if made == nil {
			return &node{line: schema.line}
		}
		return made
	}
	if depth > maxBodyDepth {
		return &node{line: schema.line}
	}
	s.bodies[schema] = nil
	b := s.compose(schema, depth)
	size := 1
	for _, kid := range b.kids {
		size += max(s.sizes[kid], 1)
	}
	if size > maxBody {
		b, size = &node{line: schema.line}, 1
	}
	s.bodies[schema], s.sizes[b] = b, size
	return b
}

// compose builds the body of one schema.
func (s *apiSpec) compose(schema *node, depth int) *node {
	if fixed := literal(schema); fixed != nil {
		return fixed
	}
	b := &node{line: schema.line}
	if properties := schema.member("properties"); properties != nil && properties.kind == object {
		b.kind = object
		for i, kid := range properties.kids {
			b.set(properties.names[i], s.body(kid, depth+1))
		}
	}
	if items := schema.member("items"); items != nil {
		b = s.join(b, &node{kind: array, line: items.line, kids: flatten(s.body(items, depth+1))})
	}
	if all := schema.member("allOf"); all != nil {
		for _, kid := range all.kids {
			b = s.join(b, s.body(kid, depth+1))
		}
	}
	for _, name := range []string{"oneOf", "anyOf"} {
		list := schema.member(name)
		if list == nil {
			continue
		}
		choice := &node{kind: array, line: list.line}
		for _, kid := range list.kids {
			choice.kids = append(choice.kids, flatten(s.body(kid, depth+1))...)
		}
		if len(choice.kids) == 1 {
			choice = choice.kids[0]
		}
		b = s.join(b, choice)
	}
	return b
}

// literal returns the values that a schema itself gives, or nil.
func literal(schema *node) *node {
	if value := schema.member("const"); value != nil {
		return value
	}
	if list := schema.member("enum"); list != nil && list.kind == array {
		if len(list.kids) == 1 {
			return list.kids[0]
		}
		return list
	}
	if value := schema.member("example"); value != nil {
		return value
	}
	if list := schema.member("examples"); list != nil && list.kind == array && len(list.kids) > 0 {
		return list
	}
	return nil
}

// join returns what has the members or elements of both. An object joined with
// alternatives is part of each of them.
func (s *apiSpec) join(a, b *node) *node {
	if s.work += len(a.kids) + len(b.kids); s.work > maxNodes {
		return a
	}
	switch {
	case b.kind == null:
		return a
	case a.kind == null:
		return b
	case a.kind == array && b.kind == array:
		return s.measure(&node{kind: array, line: a.line, kids: append(append([]*node(nil), a.kids...), b.kids...)})
	case a.kind == object && b.kind == object:
		joined := &node{kind: object, line: a.line}
		for i, kid := range a.kids {
			if other := b.member(a.names[i]); other != nil {
				kid = s.join(kid, other)
			}
			joined.set(a.names[i], kid)
		}
		for i, kid := range b.kids {
			joined.set(b.names[i], kid)
		}
		return s.measure(joined)
	case a.kind == object && b.kind == array:
		return s.distribute(a, b)
	case a.kind == array && b.kind == object:
		return s.distribute(b, a)
	}
	return a
}

// distribute joins an object with each of several alternatives.
func (s *apiSpec) distribute(part, choice *node) *node {
	all := &node{kind: array, line: part.line}
	for _, kid := range choice.kids {
		if kid.kind == object {
			kid = s.join(kid, part)
		}
		all.kids = append(all.kids, kid)
	}
	return s.measure(all)
}

// measure notes how many values n has, and gives up where there are too many.
func (s *apiSpec) measure(n *node) *node {
	size := 1
	for _, kid := range n.kids {
		size += max(s.sizes[kid], 1)
	}
	if size > maxBody {
		return &node{line: n.line}
	}
	s.sizes[n] = size
	return n
}
