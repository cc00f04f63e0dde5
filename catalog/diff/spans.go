package diff

import "strings"

// spans collects the words of two texts. What is deleted and inserted is held
// back until the texts agree again.
type spans struct {
	list              []Span
	deleted, inserted strings.Builder
}

func (s *spans) flush() {
	for _, held := range []struct {
		kind Kind
		text *strings.Builder
	}{{Deleted, &s.deleted}, {Inserted, &s.inserted}} {
		if held.text.Len() > 0 {
			s.list = append(s.list, Span{held.kind, held.text.String()})
			held.text.Reset()
		}
	}
}

// same adds words that stand in both texts.
func (s *spans) same(words ...string) {
	text := strings.Join(words, "")
	if text == "" {
		return
	}
	s.flush()
	if last := len(s.list) - 1; last >= 0 && s.list[last].Kind == Same {
		s.list[last].Text += text
		return
	}
	s.list = append(s.list, Span{Same, text})
}

// differ adds words that stand in one text, or in both where that is not worth
// telling.
func (s *spans) differ(deleted, inserted string) {
	s.deleted.WriteString(deleted)
	s.inserted.WriteString(inserted)
}

// middle adds two lists of words that differ, by their longest common
// subsequence.
func (s *spans) middle(x, y []string) {
	if (len(x)+1)*(len(y)+1) > mostCells {
		s.differ(strings.Join(x, ""), strings.Join(y, ""))
		return
	}
	common := lengths(x, y)
	i, j := 0, 0
	for i < len(x) && j < len(y) {
		switch {
		case x[i] == y[j] && isBlank(x[i]) && !s.agrees(x[i+1:], y[j+1:]):
			s.differ(x[i], y[j]) // a space alone between two words that differ
			i, j = i+1, j+1
		case x[i] == y[j]:
			s.same(x[i])
			i, j = i+1, j+1
		case common[i+1][j] >= common[i][j+1]:
			s.differ(x[i], "")
			i++
		default:
			s.differ("", y[j])
			j++
		}
	}
	s.differ(strings.Join(x[i:], ""), strings.Join(y[j:], ""))
}

// agrees reports whether the texts agree before or after this place.
func (s *spans) agrees(x, y []string) bool {
	if s.deleted.Len() == 0 && s.inserted.Len() == 0 {
		return true
	}
	return len(x) > 0 && len(y) > 0 && x[0] == y[0]
}

func isBlank(word string) bool { return strings.TrimSpace(word) == "" }

// lengths returns for each i and j the length of the longest common
// subsequence of x[i:] and y[j:].
func lengths(x, y []string) [][]uint16 {
	cells := make([]uint16, (len(x)+1)*(len(y)+1)) // shorter than the shorter of x and y, so it fits
	table := make([][]uint16, len(x)+1)
	for i := range table {
		table[i] = cells[i*(len(y)+1) : (i+1)*(len(y)+1)]
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				table[i][j] = table[i+1][j+1] + 1
				continue
			}
			table[i][j] = max(table[i+1][j], table[i][j+1])
		}
	}
	return table
}
