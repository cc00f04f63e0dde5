package response

import (
	"encoding/json"
	"testing"

	"github.com/errgen/errgen/catalog"
)

func paths(path ...string) catalog.WirePaths { return path }

func TestBody(t *testing.T) {
	values := map[string]any{"status": json.Number("404"), "type": "not_found", "message": `<no> "such" thing`, "url": "https://a.example/#x"}
	for want, w := range map[string]catalog.Wire{
		`{"status_code":404,"request_id":"","error_type":"not_found","error_message":"\u003cno\u003e \"such\" thing","error_url":"https://a.example/#x"}`: catalog.DefaultWire,
		`{"error":{"code":"not_found","text":"\u003cno\u003e \"such\" thing"}}`:                                                                           {Type: paths("error.code"), Message: paths("error.text", "message")},
		`{"errors":[{"code":"not_found"}]}`:   {Type: paths("errors.0.code")},
		`[null,{"code":"not_found"}]`:         {Type: paths("1.code")},
		`{"at":404,"0":{"code":"not_found"}}`: {Type: paths("0.code"), Status: paths("at")},
		`{"404":{"code":"not_found"}}`:        {Type: paths("404.code")},
		`{"a\"b":"not_found"}`:                {Type: paths(`a"b`)},
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>not_found</Code><Message>&lt;no&gt; &#34;such&#34; thing</Message></Error>": {
			Format: "xml", Type: paths("Error.Code"), Message: paths("Error.Message"),
		},
	} {
		if got := string(Body(w, values)); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", w, got, want)
		}
		if isXML := ContentType(w) == "application/xml"; isXML != w.IsXML() || !isXML && !json.Valid(Body(w, values)) {
			t.Errorf("%s: %s", w, ContentType(w))
		}
	}
}
