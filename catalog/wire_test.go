package catalog

import (
	"strings"
	"testing"
)

func TestWireOver(t *testing.T) {
	over := Wire{Type: WirePaths{"code"}, Details: WirePaths{"meta", "info"}}
	want := DefaultWire
	want.Type, want.Details = WirePaths{"code"}, WirePaths{"meta", "info"}
	if got := over.Over(DefaultWire); !got.Equal(want) {
		t.Errorf("%+v over the default is %+v", over, got)
	}
	if !over.OrDefault().Equal(over) || !(Wire{}).OrDefault().Equal(DefaultWire) {
		t.Error("a wire that says something is not itself, or one that says nothing not the default")
	}
	if problems := DefaultWire.Validate("wire"); problems != nil {
		t.Error(problems)
	}
}

func TestWireProblems(t *testing.T) {
	w := Wire{
		Status: WirePaths{"code"}, RequestID: WirePaths{".id"}, Type: WirePaths{"code"},
		Message: WirePaths{"error..text"}, URL: WirePaths{"a.\xff"}, Details: WirePaths{"."},
	}
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

func TestWireText(t *testing.T) {
	for want, w := range map[string]Wire{
		"":             {},
		"{type: code}": {Type: WirePaths{"code"}},
		"{format: xml, always: true, message: [message, Message], details: errors.0}": {
			Format: "xml", Always: true, Message: WirePaths{"message", "Message"}, Details: WirePaths{"errors.0"},
		},
	} {
		if got := w.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if w.IsZero() != (want == "") {
			t.Errorf("%s says nothing: %t", want, w.IsZero())
		}
	}
	if over := (Wire{Always: true}).Over(Wire{Format: "xml"}); over.Format != "xml" || !over.Always {
		t.Errorf("got %s", over)
	}
}

// Paths in the notation of others are told, with the path to write.
func TestWireNotation(t *testing.T) {
	for path, want := range map[string]string{
		"errors[0].code":      "errors.0.code",
		"errors[].code":       "errors.0.code",
		"errors[*].code":      "errors.0.code",
		"$.errors[0].code":    "errors.0.code",
		"/errors/0/code":      "errors.0.code",
		"$[0].errorCode":      "0.errorCode",
		"errors.0.code":       "",
		"0.errorCode":         "",
		"a$b.c/d":             "",
		"odata.error[a].code": "",
	} {
		problems := Wire{Type: WirePaths{path}}.Validate("wire")
		if (len(problems) > 0) != (want != "") || want != "" && !strings.HasSuffix(problems[0].Fix, "  type: "+want) {
			t.Errorf("%s: %v, want %q", path, problems, want)
		}
	}
	if problems := (Wire{Format: "yaml"}).Validate("wire"); len(problems) != 1 || problems[0].Path != "wire.format" {
		t.Errorf("another format: %v", problems)
	}
}
