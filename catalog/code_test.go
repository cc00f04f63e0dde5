package catalog

import "testing"

// TestCodeInTexts checks that code in a text is as it likes, and that the rest is not.
func TestCodeInTexts(t *testing.T) {
	const text = "Write  it:\n\n    a   =  1\n\tb  <br>  c\n\nNot  so."
	if got, want := singleSpaced(text), "Write it:\n\n    a   =  1\n\tb  <br>  c\n\nNot so."; got != want {
		t.Errorf("fixed %q, want %q", got, want)
	}
	c := &Catalog{Version: 1, Name: "a", Title: "A", Errors: []Entry{
		{Type: "a", Status: []int{404}, Message: "Gone.", Description: singleSpaced(text), Steps: []string{"    x  --y  </a>", "Write:\n\n    z  1"}},
	}}
	for _, p := range c.Validate() {
		t.Errorf("a problem of code: %v", p)
	}
}
