package page

import (
	"strings"
	"testing"
)

// TestTail checks which texts at the end of a page are of its frame, and which are
// content although they look alike.
func TestTail(t *testing.T) {
	for _, test := range []struct{ source, content string }{
		{"Text.\n\nWas this page helpful?\n\nYes\n\nNo\n", "Text."},
		{"Text.\n\nIs this article useful?\n\n👍\n\n👎\n", "Text."},
		{"Text.\n\nHow helpful was this page?\n\nThanks for your feedback!\n", "Text."},
		{"Text.\n\nEdit this page\n\nLast updated on Mar 3, 2026 by Kim\n\nPrevious\n\nNext »\n", "Text."},
		{"Text.\n\nUpdated about 2 months ago\n\nBuilt with Boards\n\n© 2026 Crate. All rights reserved.\n", "Text."},
		{"Text.\n\nThis page last modified on 2026-03-03 12:00:00 UTC\n", "Text."},
		{"Text.\n\nThis page was last updated in March.\n", "Text."},
		{"Text.\n\nEdit on GitHub\n\nNext: Ciphers\n", "Text."},
		{"Text.\n\nYes\n\nNo\n", "Text.|Yes|No"},
		{"Text.\n\nNext: Ciphers\n", "Text.|Next: Ciphers"},
		{"Edit this page\n\nText.\n", "Edit this page|Text."},
		{"Last updated: March 3\n\nText.\n\nLast updated: March 4\n", "Last updated: March 3|Text.|Last updated: March 4"},
		{"Text.\n\nThe list was last updated by another member, so that yours is no longer the newest.\n", "Text.|The list was last updated by another member, so that yours is no longer the newest."},
		{"Text.\n\nWas this page helpful?\n\n{\n  \"code\": 7\n}\n", "Text.|Was this page helpful?|{\n  \"code\": 7\n}"},
		{"Was this page helpful?\n", ""},
	} {
		p, err := Read("a.txt", Origin{Body: []byte(test.source)})
		if err != nil {
			t.Fatal(err)
		}
		var content []string
		for _, b := range p.Blocks {
			if !b.Nav {
				content = append(content, b.Text)
			}
		}
		if got := strings.Join(content, "|"); got != test.content {
			t.Errorf("%q:\ngot  %q\nwant %q", test.source, got, test.content)
		}
	}
}
