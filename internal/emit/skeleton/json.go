package skeleton

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// genReadJSON returns what a body in JSON has at the paths that are read, and
// whether the body is valid JSON. From one that is not, it returns what stands
// before the fault.
func genReadJSON(body []byte) (genReader, bool) {
	body = bytes.TrimSpace(body)
	r := genReader{}
	if r.read("", body) {
		return r, true
	}
	r = genReader{}
	r.read("", genComplete(body))
	return r, false
}

// read keeps a value and what is in it, as far as a field may be there. It reports
// whether the value, if it is an object or a list, is valid JSON.
func (r genReader) read(path string, value json.RawMessage) bool {
	if !genIsRead(path) || len(value) == 0 {
		return path != ""
	}
	r[path] = value
	switch value[0] {
	case '{':
		var object map[string]json.RawMessage
		if json.Unmarshal(value, &object) != nil {
			return false
		}
		for key, value := range object {
			if key != "" && !strings.Contains(key, ".") { // A path cannot name other keys.
				r.read(genJoin(path, key), value)
			}
		}
		return true
	case '[':
		var list []json.RawMessage
		if json.Unmarshal(value, &list) != nil {
			return false
		}
		for n, value := range list {
			r.read(genJoin(path, strconv.Itoa(n)), value)
		}
		return true
	}
	return path != ""
}

// genComplete returns the beginning of a body that is valid JSON, up to its last
// complete value, with what is open there closed.
func genComplete(body []byte) []byte {
	var open []byte // what closes the open objects and lists
	var end int64
	isKey := false // whether the next token in an object is a key
	tokens := json.NewDecoder(bytes.NewReader(body))
	for len(open) < genMaxDepth {
		token, err := tokens.Token()
		_, isNumber := token.(float64)
		if err != nil || isNumber && tokens.InputOffset() == int64(len(body)) {
			break
		}
		switch delimiter, _ := token.(json.Delim); {
		case delimiter == '{':
			open = append(open, '}')
		case delimiter == '[':
			open = append(open, ']')
		case delimiter != 0:
			open = open[:len(open)-1]
		case isKey && len(open) > 0 && open[len(open)-1] == '}':
			isKey = false
			continue
		}
		isKey = true
		if end = tokens.InputOffset(); len(open) == 0 {
			break
		}
	}
	slices.Reverse(open)
	return append(slices.Clip(body[:end]), open...)
}
