package skeleton

// number returns the number n of a table. Each takes four bytes there, of which
// the first counts least.
func number(table string, n int) int {
	b := table[4*n : 4*n+4]
	return int(uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24)
}

// list returns the lines of a text that are those of the list n; nil for none.
// The table from says which is the first of each list.
func list(text, at, from string, n int) []string {
	begin, end := number(from, n), number(from, n+1)
	if begin == end {
		return nil
	}
	lines := make([]string, end-begin)
	for k := range lines {
		lines[k] = text[number(at, begin+k) : number(at, begin+k+1)-1]
	}
	return lines
}

// search returns where a row is first in a table of rows, which ascend from row
// 0; 0 when it is not there.
func search(table string, row int) int {
	low, high := 0, len(table)/4
	for low < high {
		middle := (low + high) / 2
		if number(table, middle) < row {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == len(table)/4 || number(table, low) != row {
		return 0
	}
	return low
}
