package markdown

import (
	"encoding/json"
	"strings"
)

// cutJSON returns the fields of an object in braces that begins a page, and where
// the page goes on. There is front matter when the object ends with a line of its
// own and more follows it: what is JSON alone is no page.
func cutJSON(text string) (front map[string]string, body int) {
	end := strings.Index(text, "\n}\n")
	if end < 0 {
		return nil, 0
	}
	end += len("\n}\n")
	if strings.TrimSpace(text[end:]) == "" || !json.Valid([]byte(text[:end])) {
		return nil, 0
	}
	return jsonFront(text[:end]), end
}

// jsonFront returns the fields of front matter in JSON whose value is a string,
// a number or a list of such.
func jsonFront(text string) map[string]string {
	front := map[string]string{}
	var fields map[string]json.RawMessage
	if json.Unmarshal([]byte(text), &fields) != nil {
		return front
	}
	for key, value := range fields {
		var list []json.RawMessage
		if json.Unmarshal(value, &list) != nil {
			list = []json.RawMessage{value}
		}
		var items []string
		for _, item := range list {
			if s, ok := jsonText(item); ok {
				items = append(items, s)
			}
		}
		if len(items) > 0 {
			front[key] = strings.Join(items, "\n")
		}
	}
	return front
}

// jsonText returns the text of a value that is neither null, an object nor a list.
func jsonText(value json.RawMessage) (string, bool) {
	var s string
	if json.Unmarshal(value, &s) == nil && string(value) != "null" {
		return s, s != ""
	}
	raw := strings.TrimSpace(string(value))
	return raw, raw != "null" && !strings.ContainsAny(raw[:1], "[{")
}
