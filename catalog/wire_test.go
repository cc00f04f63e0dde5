package catalog

import "testing"

func TestWireOver(t *testing.T) {
	over := Wire{Type: "code", Details: "meta"}
	want := DefaultWire
	want.Type, want.Details = "code", "meta"
	if got := over.Over(DefaultWire); got != want {
		t.Errorf("%+v over the default is %+v", over, got)
	}
	if over.OrDefault() != over || (Wire{}).OrDefault() != DefaultWire {
		t.Error("a wire that says something is not itself, or one that says nothing not the default")
	}
	if problems := DefaultWire.Validate("wire"); problems != nil {
		t.Error(problems)
	}
}

func TestWireProblems(t *testing.T) {
	w := Wire{Status: "code", RequestID: ".id", Type: "code", Message: "error..text", URL: "a.\xff", Details: "."}
	const want = `wire.request_id is ".id", in which a key is empty [wire-path]
	write the keys with one dot between them: error.code
wire.type is "code", as is wire.status [wire-path]
	keep the one that the field is used for
wire.message is "error..text", in which a key is empty [wire-path]
	write the keys with one dot between them: error.code
wire.url is "a.\xff", which is not UTF-8, as JSON is [wire-path]
	write the key as it is in a response
wire.details is ".", in which a key is empty [wire-path]
	write the keys with one dot between them: error.code`
	problems := w.Validate("wire")
	if got := problems.Error(); got != want {
		t.Errorf("got\n%s", got)
	}
	if problems[0].Path != "wire.request_id" {
		t.Errorf("the path is %q", problems[0].Path)
	}
}
