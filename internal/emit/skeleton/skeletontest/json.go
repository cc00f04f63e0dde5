package skeletontest

import "encoding/json"

// contentType is that of a response.
const contentType = "application/json"

// text returns a text as it stands in a response.
func text(s string) string {
	quoted, _ := json.Marshal(s) // marshaling a string cannot fail
	return string(quoted)
}
