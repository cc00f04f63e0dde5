package skeleton

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"strings"
)

// genReadXML returns what a body in XML has at the paths that are read, each as a
// text in JSON, and whether the body is valid XML. A path has the names of the
// elements without their namespaces, from the outermost one on. Of elements with
// the same path, the first counts.
func genReadXML(body []byte) (genReader, bool) {
	r := genReader{}
	var open []string // the paths of the open elements
	var text strings.Builder
	tokens, isEmpty := xml.NewDecoder(bytes.NewReader(body)), true
	for len(open) < genMaxDepth {
		token, err := tokens.Token()
		if err != nil {
			return r, len(open) == 0 && !isEmpty && tokens.InputOffset() == int64(len(body))
		}
		switch token := token.(type) {
		case xml.StartElement:
			outer := ""
			if len(open) > 0 {
				outer = open[len(open)-1]
			}
			open, isEmpty = append(open, genJoin(outer, token.Name.Local)), false
			text.Reset()
		case xml.CharData:
			text.Write(token)
		case xml.EndElement:
			path := open[len(open)-1]
			if value := strings.TrimSpace(text.String()); value != "" && r[path] == nil && genIsRead(path) {
				r[path], _ = json.Marshal(value) // marshaling a string cannot fail
			}
			open = open[:len(open)-1]
			text.Reset()
		}
	}
	return r, false
}
