package documents

// Reverse writes the members of every object of a JSV or JSON document in reversed order.
// Lists keep theirs.
func Reverse(text string) string {
	reversed, _ := reverseValue(text)
	return reversed
}

// reverseValue answers the value that s begins with, reversed, and how long it is.
func reverseValue(s string) (string, int) {
	switch s[0] {
	case '{', '[':
		return reverseContainer(s)
	case '"':
		n := quotedLength(s)
		return s[:n], n
	}
	n := 0
	for n < len(s) && s[n] != ',' && s[n] != '}' && s[n] != ']' {
		n++
	}
	return s[:n], n
}

func reverseContainer(s string) (string, int) {
	var inside string
	i := 1
	for s[i] != '}' && s[i] != ']' {
		if s[i] == ',' {
			i++
		}
		key := 0
		if s[0] == '{' {
			key = keyLength(s[i:])
		}
		value, n := reverseValue(s[i+key:])
		part := s[i:i+key] + value
		switch {
		case inside == "":
			inside = part
		case s[0] == '{':
			inside = part + "," + inside
		default:
			inside += "," + part
		}
		i += key + n
	}
	return s[:1] + inside + s[i:i+1], i + 1
}

// keyLength is the length of a key with its ':'.
func keyLength(s string) int {
	n := 0
	if s[0] == '"' {
		n = quotedLength(s)
	}
	for s[n] != ':' {
		n++
	}
	return n + 1
}

// quotedLength is the length of a quoted text with its quotes, where quotes inside are
// doubled or have a backslash before them.
func quotedLength(s string) int {
	for i := 1; ; i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] != '"':
		case i+1 < len(s) && s[i+1] == '"':
			i++
		default:
			return i + 1
		}
	}
}
