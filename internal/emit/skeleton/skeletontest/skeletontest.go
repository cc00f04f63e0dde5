// Package skeletontest gives tests the documented errors of package skeleton, as the
// API sends them.
package skeletontest

import (
	"fmt"
	"strconv"

	"github.com/errgen/errgen/internal/emit/skeleton"
)

// New returns the error that skeleton.Parse returns for the documented response of a
// type. It panics if the type is not documented.
func New(t skeleton.Type) *skeleton.Error {
	return skeleton.Parse(status(t), Body(t))
}

// Body returns the body of the documented response of a type, in the form of the
// API. It panics if the type is not documented.
func Body(t skeleton.Type) []byte {
	info, ok := skeleton.Lookup(t)
	if !ok {
		panic(fmt.Sprintf("skeletontest: %q is not documented; build a skeleton.Error for it", t))
	}
	errorType := text(string(t))
	if areNumbers {
		errorType = string(t)
	}
	return []byte(response(strconv.Itoa(status(t)), text("request-id-test"), errorType, text(info.Message()), text(info.URL())))
}

// status returns the first documented status of a type, or 500 if it has none that
// is an error.
func status(t skeleton.Type) int {
	info, _ := skeleton.Lookup(t)
	for _, code := range info.Statuses() {
		if code >= 400 {
			return code
		}
	}
	return 500
}
