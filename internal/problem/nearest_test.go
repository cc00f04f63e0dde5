package problem

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	known := []string{"message", "email_not_found", "description", "name", "note", "go_name"}
	tests := []struct{ word, want string }{
		{"mesage", "message"},
		{"messgae", "message"},
		{"Message", "message"},
		{"email_not_fuond", "email_not_found"},
		{"emial_not_fond", "email_not_found"},
		{"nane", "name"}, // note is two letters away
		{"nome", "name"}, // as near as note, and sorts first
		{"colour", ""},
		{"x", ""},
		{"", ""},
		{strings.Repeat("message", 1000), ""},
	}
	for _, test := range tests {
		got, ok := Nearest(test.word, known)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("Nearest(%.20q) = %q, %v, want %q", test.word, got, ok, test.want)
		}
	}
}
