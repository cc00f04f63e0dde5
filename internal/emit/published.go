package emit

import (
	"strconv"
)

// Published returns the constants of errors, by type, in a file that Go generated.
// It returns none for another file.
func Published(content []byte) map[string]string {
	if !Generated(content) {
		return nil
	}
	found, err := declarations(content)
	if err != nil {
		return nil
	}
	published := map[string]string{}
	for _, d := range found {
		typ, err := strconv.Unquote(d.value)
		if d.what == "const "+d.name()+" Type" && err == nil {
			published[typ] = d.name()
		}
	}
	return published
}
