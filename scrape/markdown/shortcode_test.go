package markdown_test

import (
	"strings"
	"testing"
)

// TestShortcodes checks what tags of template languages leave of a text.
func TestShortcodes(t *testing.T) {
	for source, want := range map[string]string{
		"{{< figure src=\"a.png\" title=\"A\" >}}\n\nText.":                     "Text.",
		"{{%/* figure */%}} Text.":                                              "{{%/* figure */%}} Text.",
		"Text {{< br >}}goes on.{{/* a remark */}}":                             "Text goes on.",
		"{% toc %}\n\nText.":                                                    "Text.",
		"{{% include \"a.md\" %}}":                                              `{{% include "a.md" %}}`,
		"{{< figures >}}":                                                       "{{< figures >}}",
		"{{% alert title=\"Mind it\" %}}\nText.\n{{% /alert %}}":                "Mind it|Text.",
		"{{< tabs >}}\n{{% tab name=\"Go\" %}}Text.{{% /tab %}}\n{{< /tabs >}}": "Text.",
		"`{{< figure >}}` and {{ value }}":                                      "{{< figure >}} and {{ value }}",
	} {
		var texts []string
		for _, b := range readMD(t, source).Blocks {
			texts = append(texts, b.Text)
		}
		if got := strings.Join(texts, "|"); got != want {
			t.Errorf("%q gives %q, want %q", source, got, want)
		}
	}
}
