package cli

import "strconv"

// A toggle is the value of a flag that is on or off, and says nothing where it
// is not given: then value points to nil.
type toggle struct{ value **bool }

// String returns "true", "false", or "" where it is not given.
func (t toggle) String() string {
	if t.value == nil || *t.value == nil {
		return ""
	}
	return strconv.FormatBool(**t.value)
}

// Set sets it to what s means to [strconv.ParseBool].
func (t toggle) Set(s string) error {
	v, err := strconv.ParseBool(s)
	*t.value = &v
	return err
}

// Type says that it is a flag that needs no value.
func (t toggle) Type() string { return "bool" }

// isOn reports whether a toggle of the settings is on.
func isOn(v *bool) bool { return v != nil && *v }
