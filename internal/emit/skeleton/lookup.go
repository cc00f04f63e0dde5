package skeleton

// find returns the row of a type in the tables, or 0 when they do not have it.
// The rows are sorted by type, so a binary search finds it.
func find(t Type) uint32 {
	low, high := uint32(1), uint32(rows)+1
	for low < high {
		row := (low + high) / 2
		switch key := (Info{row}).Type(); {
		case key == t:
			return row
		case key < t:
			low = row + 1
		default:
			high = row
		}
	}
	return 0
}
