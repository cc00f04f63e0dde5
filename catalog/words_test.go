package catalog

import (
	"slices"
	"testing"
)

func TestSplitWords(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"email_not_found", []string{"email", "not", "found"}},
		{"FLOOD_WAIT", []string{"flood", "wait"}},
		{"HTTPServerId.x2Y", []string{"HTTP", "Server", "Id", "x2", "Y"}},
		{"a\u0301b", []string{"ab"}},
		{"can't read: it’s 0 bytes", []string{"cant", "read", "its", "0", "bytes"}},
		{"", nil},
	} {
		var got []string
		for _, word := range SplitWords(test.text) {
			got = append(got, SplitHumps(word)...)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q has the words %q, want %q", test.text, got, test.want)
		}
	}
}
