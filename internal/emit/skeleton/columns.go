package skeleton

// genNumber returns the nth number of a table. Each takes four bytes there, the
// lowest first.
func genNumber(table string, n int) int {
	b := table[4*n : 4*n+4]
	return int(uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24)
}

// genList returns the lines of text that are the nth list, or nil if it has none.
// The table at says where each line begins, and the table from which line is
// the first of each list.
func genList(text, at, from string, n int) []string {
	begin, end := genNumber(from, n), genNumber(from, n+1)
	if begin == end {
		return nil
	}
	lines := make([]string, end-begin)
	for k := range lines {
		lines[k] = text[genNumber(at, begin+k) : genNumber(at, begin+k+1)-1]
	}
	return lines
}

// genSearch returns the first index of a row in a table of rows, which ascend from
// row 0. It returns 0 if the table does not have the row.
func genSearch(table string, row int) int {
	low, high := 0, len(table)/4
	for low < high {
		middle := (low + high) / 2
		if genNumber(table, middle) < row {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == len(table)/4 || genNumber(table, low) != row {
		return 0
	}
	return low
}
