package list

import (
	"fmt"
	"testing"
)

// BenchmarkRead reads lists of n and 2n names in each form. The time of the
// second is twice that of the first.
func BenchmarkRead(b *testing.B) {
	const n = 100_000
	for _, form := range Forms() {
		for _, count := range []int{n, 2 * n} {
			b.Run(fmt.Sprintf("%s/%d", form, count), func(b *testing.B) { benchmark(b, form, count) })
		}
	}
}

func benchmark(b *testing.B, form string, count int) {
	names := make([]string, count)
	for i := range names {
		names[i] = fmt.Sprintf("error_%d_of_many", i)
	}
	code := written(names)[form]
	s := Source{Name: "bench", Form: form}
	switch form {
	case "text":
		s.Pattern = `^(?P<type>\S+)$`
	case "openapi":
		s.Within = []string{"T"}
		code = `{"openapi": "3.1.0", "components": {"schemas": {"T": {"enum": ` + written(names)["json"] + `}}}}`
	}
	b.SetBytes(int64(len(code)))
	for b.Loop() {
		items, problems := s.Read([]File{{Name: form, Data: []byte(code)}})
		if len(items) != count {
			b.Fatalf("%d items: %v", len(items), problems)
		}
	}
}
