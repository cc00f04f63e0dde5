package templates

import "strings"

// responseSchema returns the JSON Schema of an error response.
func responseSchema(w Wire) (string, error) {
	text := map[string]any{"type": "string"}
	object := jsonObject{}
	object.set(w.Status, map[string]any{"type": "integer", "description": "The HTTP status."})
	object.set(w.RequestID, map[string]any{"type": "string", "description": "Identifies the request, for support."})
	object.set(w.Type, map[string]any{"$ref": "#/components/schemas/ErrorType"})
	object.set(w.Message, text)
	object.set(w.URL, map[string]any{"type": "string", "description": "The documentation of the error."})
	object.set(w.Details, map[string]any{})
	return jsonText(object.schema())
}

// responseExample returns a response with an error and one of its statuses.
func responseExample(w Wire, status int, e *Error) (string, error) {
	response := jsonObject{}
	if status != 0 {
		response.set(w.Status, status)
	}
	response.set(w.RequestID, "request-id")
	response.set(w.Type, e.Type)
	if e.Message != "" {
		response.set(w.Message, e.Message)
	}
	if e.URL != "" {
		response.set(w.URL, e.URL)
	}
	return jsonText(response.value())
}

// A jsonObject is a JSON object, by its keys.
type jsonObject map[string]any

// set sets the value at a path. It does nothing for an empty path.
func (o jsonObject) set(path string, value any) {
	key, rest, nested := strings.Cut(path, ".")
	if path == "" {
		return
	}
	if !nested {
		o[key] = value
		return
	}
	inner, ok := o[key].(jsonObject)
	if !ok {
		inner = jsonObject{}
		o[key] = inner
	}
	inner.set(rest, value)
}

// isList reports whether o stands for a list, of which a wire names the first item.
func (o jsonObject) isList() bool {
	_, hasFirst := o["0"]
	return hasFirst && len(o) == 1
}

// value returns o with a list where it stands for one.
func (o jsonObject) value() any {
	plain := map[string]any{}
	for key, value := range o {
		if inner, ok := value.(jsonObject); ok {
			value = inner.value()
		}
		plain[key] = value
	}
	if o.isList() {
		return []any{plain["0"]}
	}
	return plain
}

// schema returns the schema of an object or a list whose values are schemas, or
// objects of schemas.
func (o jsonObject) schema() map[string]any {
	properties := map[string]any{}
	for key, value := range o {
		if inner, ok := value.(jsonObject); ok {
			value = inner.schema()
		}
		properties[key] = value
	}
	if o.isList() {
		return map[string]any{"type": "array", "items": properties["0"]}
	}
	return map[string]any{"type": "object", "properties": properties}
}
