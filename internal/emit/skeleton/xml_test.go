package skeleton

import (
	"strings"
	"testing"
)

func TestReadXML(t *testing.T) {
	const decl = `<?xml version="1.0" encoding="UTF-8"?>`
	for name, test := range map[string]struct {
		body     string
		wantType string // in JSON, at error
		isWhole  bool
	}{
		"element":           {decl + `<error>NoSuchKey</error>`, `"NoSuchKey"`, true},
		"blanks around":     {decl + "\n<error>\n  NoSuchKey\n</error>\n", `"NoSuchKey"`, true},
		"namespace":         {`<a:error xmlns:a="urn:a">x</a:error>`, `"x"`, true},
		"entities":          {`<error>a &amp; &#60;b</error>`, `"a \u0026 \u003cb"`, true},
		"CDATA":             {`<error><![CDATA[a<b]]></error>`, `"a\u003cb"`, true},
		"the first":         {`<error>a</error><error>b</error>`, `"a"`, true},
		"deeper":            {`<a><error>x</error></a>`, "", true},
		"cut":               {`<error>x</error><request_id>r`, `"x"`, false},
		"cut in it":         {`<error>x`, "", false},
		"empty":             {`<error></error>`, "", true},
		"no body":           {"", "", false},
		"text":              {"Bad gateway", "", false},
		"unknown entity":    {`<error>&xxe;</error>`, "", false},
		"an outer entity":   {`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><error>&x;</error>`, "", false},
		"JSON":              {documented, "", false},
		"another encoding":  {`<?xml version="1.0" encoding="utf-16"?><error>x</error>`, "", false},
		"inside an element": {`<error><b>x</b>y</error>`, `"y"`, true},
	} {
		r, isWhole := genReadXML([]byte(test.body))
		if string(r["error"]) != test.wantType || isWhole != test.isWhole {
			t.Errorf("%s: %s, %t", name, r["error"], isWhole)
		}
	}
	if r, isWhole := genReadXML([]byte(strings.Repeat("<a>", 1<<18))); len(r) != 0 || isWhole {
		t.Errorf("a deep body: %d values, %t", len(r), isWhole)
	}
}
