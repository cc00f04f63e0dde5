package templates

import "strings"

// responseSchema returns the JSON Schema of an error response.
func responseSchema(w Wire) (string, error) {
	text := map[string]any{"type": "string"}
	object := object{}
	object.set(w.Status, map[string]any{"type": "integer", "description": "The HTTP status."})
	object.set(w.RequestID, map[string]any{"type": "string", "description": "Identifies the request, for support."})
	object.set(w.Type, map[string]any{"$ref": "#/components/schemas/ErrorType"})
	object.set(w.Message, text)
	object.set(w.URL, map[string]any{"type": "string", "description": "The documentation of the error."})
	object.set(w.Details, map[string]any{})
	schema := object.schema()
	return jsonText(schema)
}

// responseExample returns a response with an error under one of its statuses.
func responseExample(w Wire, status int, e *Error) (string, error) {
	response := object{}
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
	return jsonText(response)
}

// An object is a JSON object by its keys.
type object map[string]any

// set puts a value where a path leads to; it does nothing for an empty path.
func (o object) set(path string, value any) {
	key, rest, nested := strings.Cut(path, ".")
	if path == "" {
		return
	}
	if !nested {
		o[key] = value
		return
	}
	inner, ok := o[key].(object)
	if !ok {
		inner = object{}
		o[key] = inner
	}
	inner.set(rest, value)
}

// schema returns the schema of an object whose values are schemas or objects
// of them.
func (o object) schema() map[string]any {
	properties := map[string]any{}
	for key, value := range o {
		if inner, ok := value.(object); ok {
			value = inner.schema()
		}
		properties[key] = value
	}
	return map[string]any{"type": "object", "properties": properties}
}
