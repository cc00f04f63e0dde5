package html

import (
	"strconv"
	"strings"
)

// LineMark begins the comments that carry line numbers through the parser,
// which keeps none itself. A comment changes nothing in how HTML is parsed,
// tag soup included, but for the places that markLines leaves out.
const LineMark = "errgen-line:"

// markedLine returns the line that a comment of markLines says, or 0.
func markedLine(comment string) int32 {
	number, ok := strings.CutPrefix(comment, LineMark)
	if !ok {
		return 0
	}
	line, _ := strconv.ParseInt(number, 10, 32) // a comment of the page's own gives 0
	return int32(line)
}
