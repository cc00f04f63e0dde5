package markdown_test

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape/block"
)

// TestAnchors checks which anchors the headings of a page have.
func TestAnchors(t *testing.T) {
	const mkDocs = "!!! note\n    Read this.\n\n"
	for source, want := range map[string]string{
		"## box_full":                                          "box_full",
		"## `BoxFull` & Co.":                                   "boxfull--co",
		"## 507: Box, full!":                                   "507-box-full",
		"## Was für Käse":                                      "was-für-käse",
		"## 箱が一杯":                                              "箱が一杯",
		"## Box\n\n## Box\n\n### Box-1\n\n## Box\n":            "box box-1 box-1-1 box-2",
		"## Box {#no-room}":                                    "no-room",
		"## Box \\{#no-room}":                                  "no-room",
		"## Box {: #no-room }":                                 "no-room",
		"## Box ## {: .big #no-room data-x=1 }":                "no-room",
		"## Box { #no-room }\n\n## Box":                        "no-room box",
		"## Box {type}":                                        "box-type",
		"<a name=\"no-room\"></a>\n\n## Box":                   "no-room",
		"## Box <a id=\"no-room\"></a>":                        "no-room",
		"## [Box](/box) **full**":                              "box-full",
		"Box\n---\n\nText.":                                    "box",
		"## !!!":                                               "",
		"## A `b` &lt;c&gt; 🎉":                                 "a-b-c-",
		"# Box\n\n## Box":                                      "box-1",
		mkDocs + "## `BoxFull` & Co.":                          "boxfull-co",
		mkDocs + "## 507: Box - full!":                         "507-box-full",
		mkDocs + "## Box\n\n## Box\n\n## Box\n":                "box box_1 box_2",
		mkDocs + "## Käse":                                     "",
		"## Steps\n\n- One\n\n## Steps\n\n<h2 id=\"s\">S</h2>": "steps steps-1 s",
	} {
		var ids []string
		for _, b := range readMD(t, source).Blocks {
			if b.Kind == block.Heading {
				ids = append(ids, b.IDs...)
			}
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%q: anchors %q, want %q", source, got, want)
		}
	}
}
