package scrape

import (
	"strings"
	"testing"
)

// FuzzExtract checks that any page gives either problems that a person can
// act on or entries that are whole.
func FuzzExtract(f *testing.F) {
	seedPages(f)
	profile := stytch(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		page, err := Read("fuzz", Origin{Body: source})
		if err != nil {
			return
		}
		s, err := Extract(profile, []*Page{page})
		if err != nil {
			if strings.TrimSpace(err.Error()) == "" {
				t.Fatal("an error without a message")
			}
			return
		}
		if len(s.Entries) == 0 {
			t.Fatal("neither entries nor a problem")
		}
		for _, o := range s.Entries {
			e := o.Entry
			if e.Type == "" || len(e.Status) != 1 || e.Message == "" || o.Line == 0 && !looksLikeHTML(source) {
				t.Errorf("the entry is not whole: %+v", o)
			}
		}
	})
}
