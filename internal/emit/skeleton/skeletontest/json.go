package skeletontest

import "encoding/json"

// contentType is that of a response.
const contentType = "application/json"

// text returns a text as it stands in a response.
func text(s string) string {
	quoted, _ := json.Marshal(s) // of a string, there is no error
	return string(quoted)
}
