package page_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/costtest"
	"github.com/errgen/errgen/scrape/page"
)

// TestTextBounds reads text captures of one line over and over, each twice as large as
// the one before: each ends in blocks or in an error within 256 MiB.
func TestTextBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: what hostile pages cost is not measured")
	}
	const mb = 1 << 20
	for _, piece := range []string{"a\n", "\n", "• a\n", "{\"\n", "{\n}\n", "a", "a ", "é", "\"", strings.Repeat("word ", 40) + "\n"} {
		t.Run(fmt.Sprintf("%.20q", piece), func(t *testing.T) {
			var err error
			for n := mb; n <= 64*mb && err == nil; n *= 2 {
				source := []byte("A page of text\n" + strings.Repeat(piece, n/len(piece)))
				used := costtest.Memory(func() { _, err = page.Read("page.txt", page.Origin{Body: source}) }) + uint64(len(source))
				if used > 256*mb {
					t.Errorf("%d MB use %d MB (error %v)", n/mb, used/mb, err)
				}
			}
			if err == nil || !strings.Contains(err.Error(), "page.txt") || !strings.Contains(err.Error(), "MiB") {
				t.Errorf("64 MB end with the error %v", err)
			}
		})
	}
}
