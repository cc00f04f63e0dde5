package scrape

// decodeFlat does what decodeSample does for what most samples are: an object
// of plain texts and whole numbers. It reports false for all else, be it JSON
// or not. Package json alone takes a twentieth of the time of a whole page.
func decodeFlat(sample jsonObject, text string) (jsonObject, bool) {
	rest := text
	start := byte('{')
	for ; rest != "" && rest[0] == start; start = ',' {
		name, after, ok := cutPlain(trimJSON(rest[1:]))
		after = trimJSON(after)
		if !ok || after == "" || after[0] != ':' {
			return sample, false
		}
		value, after, ok := cutValue(trimJSON(after[1:]))
		if !ok {
			return sample, false
		}
		sample = append(sample, struct{ name, value string }{name[1 : len(name)-1], value})
		rest = trimJSON(after)
	}
	return sample, start == ',' && rest != "" && rest[0] == '}' && trimJSON(rest[1:]) == ""
}

// cutValue cuts s after the text or number that it begins with.
func cutValue(s string) (value, after string, ok bool) {
	digits := 0
	for digits < len(s) && '0' <= s[digits] && s[digits] <= '9' {
		digits++
	}
	if digits == 0 {
		return cutPlain(s)
	}
	return s[:digits], s[digits:], s[0] != '0' || digits == 1
}

// cutPlain cuts s after the text without escapes that it begins with.
func cutPlain(s string) (value, after string, ok bool) {
	if s == "" || s[0] != '"' {
		return "", s, false
	}
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return s[:i+1], s[i+1:], true
		case c == '\\' || c < ' ':
			return "", s, false
		}
	}
	return "", s, false
}

// trimJSON returns s without the white space that it begins with.
func trimJSON(s string) string {
	for s != "" && (s[0] == ' ' || s[0] == '\n' || s[0] == '\t' || s[0] == '\r') {
		s = s[1:]
	}
	return s
}
