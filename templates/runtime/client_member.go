package runtime

import "strings"

// readMembers walks the members of an object that this package wrote in safe
// JSV: quotes are balanced, and what is bare holds no delimiter.
func readMembers(object string) []member {
	rest, ok := strings.CutPrefix(object, "{")
	if !ok {
		return nil
	}
	var members []member
	for rest != "" && rest[0] != '}' {
		name := rest[:tokenEnd(rest, ":")]
		rest = strings.TrimPrefix(rest[len(name):], ":")
		value := rest[:tokenEnd(rest, ",}")]
		rest = strings.TrimPrefix(rest[len(value):], ",")
		members = append(members, member{unquoted(name), urlText(value)})
	}
	return members
}

// findMember finds a member by its exact name, else in any case, as servers do.
func findMember(members []member, name string) *member {
	var found *member
	for i := range members {
		if members[i].name == name {
			return &members[i]
		}
		if found == nil && strings.EqualFold(members[i].name, name) {
			found = &members[i]
		}
	}
	return found
}

// urlText spells a value for a URL. ServiceStack's own clients take every outer
// bracket off a list, which turns [[1,2],[3]] into other lists; such a list
// keeps them here, and servers read both.
func urlText(value string) string {
	if len(value) <= 2 || value[0] != '[' {
		return unquoted(value)
	}
	inner := value[1 : len(value)-1]
	for rest := inner; rest != ""; {
		if rest[0] == '[' {
			return value
		}
		rest = strings.TrimPrefix(rest[tokenEnd(rest, ","):], ",")
	}
	return inner
}
