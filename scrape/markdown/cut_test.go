package markdown

import (
	"strings"
	"testing"
)

// TestCutOff has sources that end too early, and those that are only written so.
func TestCutOff(t *testing.T) {
	const mdx = "# A\n\n<Note>One.</Note>\n\n"
	for source, want := range map[string]string{
		mdx + "<Columns cols={":   `it ends within a tag: "<Columns cols={"`,
		mdx + "<Columns cols={2}": `it ends within a tag: "<Columns cols={2}"`,
		mdx + "<":                 `it ends within a tag: "<"`,
		mdx + "</":                `it ends within a tag: "</"`,
		mdx + "<Columns cols={2}>\n  <div>\n    Two.":   "the element <Columns> that begins on line 5 and never ends",
		mdx + "<Columns>\nTwo.\n</Colum":                `it ends within a tag: "</Colum"`,
		mdx + "<Steps>\n<Step>\nTwo.\n</Step>\n\nMore.": "the element <Steps> that begins on line 5 and never ends",
		mdx + "Two.\n\n##":                              `it ends in "##"`,
		mdx + "Two.\n\n**":                              `it ends in "**"`,
		"# A\n\n## key\\":                               "it ends in \"\\\\\"",
		mdx + "<Columns>\nTwo.\n</Columns>":             "",
		mdx + "<Card title=\"Two\" />":                  "",
		mdx + "Two is <Three>":                          "",
		mdx + "<API_KEY>\n\nis yours":                   "",
		mdx + "1 < 2":                                   "",
		mdx + "Two.\n\n***\n":                           "",
		mdx + "## Two ##":                               "",
		mdx + "C:\\\\":                                  "",
		"# A\n\nSend <id> and <Key> to <br>":            "",
		"# A\n\n<div>\n\nTwo.":                          "",
	} {
		_, err := Read([]byte(source))
		if got := ""; err == nil && want != got || err != nil && (want == "" || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("%q: error %v, want %q", source, err, want)
		}
	}
}
