//go:build ignore

package skeletontest

import (
	"encoding/xml"
	"strings"
)

// contentType is that of a response.
const contentType = "application/xml"

// text returns a text as it stands in a response.
func text(s string) string {
	var escaped strings.Builder
	xml.EscapeText(&escaped, []byte(s)) // a Builder has no error
	return escaped.String()
}
