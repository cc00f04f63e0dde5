package skeletontest

import "encoding/json"

// contentType is that of a response with an error.
const contentType = "application/json"

// encode returns a response in JSON.
func encode(response any) []byte {
	body, err := json.Marshal(response)
	if err != nil {
		panic(err) // It has texts and numbers alone.
	}
	return body
}
