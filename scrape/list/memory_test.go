package list

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/costtest"
	"github.com/errgen/errgen/internal/problem"
)

// hostile is a list of one thing over and over.
type hostile struct {
	form, each, fields  string
	head, piece, sep, z string // a %d in the piece counts
}

// of returns about n bytes of it.
func (h hostile) of(n int) []byte {
	var b strings.Builder
	b.WriteString(h.head)
	for i := 0; b.Len() < n; i++ {
		if i > 0 {
			b.WriteString(h.sep)
		}
		if strings.Contains(h.piece, "%d") {
			fmt.Fprintf(&b, h.piece, i)
		} else {
			b.WriteString(h.piece)
		}
	}
	return []byte(b.String() + h.z)
}

// TestListMemory reads lists, each twice as large as the one before, up to the first that
// is refused: each ends in items or in an error within 192 MiB, and what its items take.
func TestListMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: what hostile lists cost is not measured")
	}
	deep := strings.Repeat("[", 190) + strings.Repeat("]", 190)
	for _, h := range []hostile{
		{"json", "", "", "[", "1", ",", "]"},
		{"json", "", "", "[", "[]", ",", "]"},
		{"json", "", "", "[", `{"a":1}`, ",", "]"},
		{"json", "$[*]", "", "[", "{}", ",", "]"},
		{"json", "$[*]", "a", "[", `{"a":1}`, ",", "]"},
		{"json", "$..*", "", "[", "[]", ",", "]"},
		{"json", "$..*", "", "[", deep, ",", "]"},
		{"json", "$..*..*", "", "[", deep, ",", "]"},
		{"json", "$[*,*,*][*,*,*]..*", "", "[", deep, ",", "]"},
		{"json", "$..*", "", "{", `"k%d":1`, ",", "}"},
		{"json", "", "", "[", `"k%d"`, ",", "]"},
		{"json", "", "code", "[", `{"code":"k%d","message":"m"}`, ",", "]"},
		{"json", "$", "$..*..*", "[", deep, ",", "]"},
		{"json", "$[*]", "$..*", "[", "[1]", ",", "]"},
		{"json", "$[?@.a==1]", "a", "[", `{"a":1}`, ",", "]"},
		{"yaml", "", "", "[", "1", ",", "]"},
		{"yaml", "$..*", "", "[", "[]", ",", "]"},
		{"yaml", "$..*", "", "[", "a: 1", ",", "]"},
		{"yaml", "$..*", "", "[", deep, ",", "]"},
		{"yaml", "", "", "", "- a", "\n", "\n"},
		{"yaml", "$..*", "", "", "-", "\n", "\n"},
		{"yaml", "", "", "", "- - - - - - - -", "\n", "\n"},
		{"yaml", "$.*", "", "", "k%d: 1", "\n", "\n"},
		{"yaml", "", "", "- a\n", "#", "\n", "\n"},
		{"yaml", "$..*", "", "- &a [a]\n", "- *a", "\n", "\n"},
		{"yaml", "", "", "- &a {b: c}\n", "- <<: *a", "\n", "\n"},
		{"yaml", "", "", "", "? a", "\n", "\n"},
		{"yaml", "", "", "", "- k%d", "\n", "\n"},
		{"csv", "", "", "code\n", "k%d", "\n", "\n"},
		{"csv", "", "", "code\n\"", "a\n", "", ""},
		{"csv", "", "", "code", ",", "", "\n"},
		{"csv", "", "code", "code" + strings.Repeat(",", 1000) + "\n", strings.Repeat(",", 1000), "\n", "\n"},
		{"openapi", "", "", `{"openapi":"3.0.0","paths":[`, "[]", ",", "]}"},
		{"openapi", "", "", `{"openapi":"3.0.0","components":{"schemas":{"T":{"enum":[`, `"k%d"`, ",", "]}}}}"},
		{"openapi", "", "", `{"openapi":"3.0.0","paths":{`, `"/%d":{"get":{"responses":{"400":{"$ref":"#/paths"}}}}`, ",", "}}"},
		{"go", "", "", "package a\nvar x = []string{", `"a"`, ",", "}"},
		{"go", "", "", "package a\nvar x = []T{", "{}", ",", "}"},
		{"go", "", "", "package a\nconst (\n", `A%d="k"`, "\n", ")\n"},
		{"go", "", "", "package a\nfunc f(){", "a()", ";", "}\n"},
		{"go", "", "", "package a\n", "// a", "\n", "\n"},
		{"kotlin", "", "", "val x = listOf(", `"a"`, ",", ")"},
		{"kotlin", "", "", "enum class A {", `A%d("k")`, ",", "}"},
		{"kotlin", "", "", "", "+", "", ""},
		{"kotlin", "", "", "", "a", "\n", ""},
		{"kotlin", "", "", "", "a//b", "\n", ""},
		{"kotlin", "", "", "", "// b.", "\n", ""},
		{"kotlin", "", "", "", "object A", "\n", ""},
		{"typescript", "", "", "const x = [", "[]", ",", "]"},
		{"typescript", "", "", "const x = [", "{a:1}", ",", "]"},
		{"typescript", "", "", "type A =", "'k%d'", "|", ""},
		{"typescript", "", "", "", "const a=1", "\n", ""},
		{"typescript", "", "", "", "enum A{a=1}", "\n", ""},
		{"typescript", "", "", "const x = {", "a%d:1", ",", "}"},
		{"swift", "", "", "", "+", "", ""},
		{"swift", "", "", "enum A: String {", "case k%d", "\n", "}"},
		{"swift", "", "", "", "enum A{case a}", "\n", ""},
		{"python", "", "", "", "A%d='k'", "\n", ""},
		{"python", "", "", "", "class A%d: code='k'", "\n", ""},
		{"python", "", "", "x = (", "'a'", "", ")"},
		{"text", "", "", "", "k%d", "\n", "\n"},
		{"text", "", "", "", "k", "\n", "\n"},
		{"text", "", "", "", "k ", "", "\n"},
	} {
		t.Run(fmt.Sprintf("%s %s %s, %.20q, %.20q", h.form, h.each, h.fields, h.head, h.piece), func(t *testing.T) {
			for n := 256 << 10; n <= 64<<20; n *= 2 {
				if !fits(t, h, n) {
					return
				}
			}
			t.Error("64 MB are read")
		})
	}
}

// fits reads n bytes of a list, and reports whether they were not refused for their size.
func fits(t *testing.T, h hostile, n int) bool {
	t.Helper()
	s := Source{Name: "a", Form: h.form, Each: h.each, Fields: Fields{Type: h.fields}}
	switch {
	case h.form == "text":
		s.Pattern = `(?P<type>\w+)`
	case strings.Contains(h.head, "schemas"):
		s.Within = []string{"T"}
	case h.form == "openapi":
		s.Fields.Type = "code"
	}
	const mb, itemSize = 1 << 20, 800
	data := h.of(n)
	var items []Item
	var problems problem.List
	used := costtest.Memory(func() { items, problems = s.Read([]File{{Name: "list.txt", Data: data}}) })
	if used > uint64(192*mb+len(items)*itemSize) {
		t.Errorf("%d KB with %d items use %d MB (%.1000v)", n>>10, len(items), used/mb, problems)
	}
	for _, p := range problems {
		if p.Rule == "size" || p.Rule == "syntax" && strings.HasPrefix(h.head, "code\n\"") || p.Rule == "no-type" && h.form == "csv" {
			if p.File != "list.txt" || p.Fix == "" || len(p.String()) > 1000 {
				t.Errorf("%d KB: %v", n>>10, p)
			}
			return false
		}
	}
	return true
}
