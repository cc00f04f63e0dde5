package list

import (
	"fmt"
	"testing"

	"github.com/errgen/errgen/internal/costtest"
)

// TestLinear checks that the time to read a list grows with its size.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: what lists cost is not measured")
	}
	for _, form := range Forms() {
		t.Run(form, func(t *testing.T) {
			costtest.Linear(t, 1_000, func(n int) func() {
				s, file := large(form, n)
				return func() {
					if items, problems := s.Read([]File{file}); len(items) != n {
						t.Errorf("%d items, want %d: %v", len(items), n, problems)
					}
				}
			})
		})
	}
}

// large returns a list of n names in a form.
func large(form string, n int) (Source, File) {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("error_%d_of_many", i)
	}
	code := written(names)[form]
	s := Source{Name: "large", Form: form}
	switch form {
	case "text":
		s.Pattern = `^(?P<type>\S+)$`
	case "openapi":
		s.Within = []string{"T"}
		code = `{"openapi": "3.1.0", "components": {"schemas": {"T": {"enum": ` + written(names)["json"] + `}}}}`
	}
	return s, File{Name: form, Data: []byte(code)}
}

// BenchmarkRead reads lists of n and 2n names in each form: the second takes
// twice the time of the first.
func BenchmarkRead(b *testing.B) {
	const n = 100_000
	for _, form := range Forms() {
		for _, count := range []int{n, 2 * n} {
			b.Run(fmt.Sprintf("%s/%d", form, count), func(b *testing.B) {
				s, file := large(form, count)
				b.SetBytes(int64(len(file.Data)))
				for b.Loop() {
					if items, problems := s.Read([]File{file}); len(items) != count {
						b.Fatalf("%d items: %v", len(items), problems)
					}
				}
			})
		}
	}
}
