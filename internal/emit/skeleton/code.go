package skeleton

// A Code is the number of an error. It is encoded, and compares, as a number.
type Code int64

// Type returns the documented type with the number c, as [ByNumber] does.
func (c Code) Type() (Type, bool) { return ByNumber(int64(c)) }

// Code returns the number of a documented type, and whether it has one.
func (t Type) Code() (Code, bool) {
	n, ok := genNumberOf(genFind(t))
	return Code(n), ok
}

// ByNumber returns the type that is documented with a number, the first of several
// in byte order, and whether there is one.
func ByNumber(n int64) (Type, bool) {
	for row := range uint32(genRows) {
		if number, ok := genNumberOf(row + 1); ok && int64(number) == n {
			return genTypeOf(row + 1), true
		}
	}
	return "", false
}
