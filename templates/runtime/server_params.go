package runtime

import (
	"maps"
	"net/url"
	"slices"
	"strings"
)

// paramsObject writes values of the path, the query string and a form as one
// object in JSV, each as quoted text, for a decoder in pairs mode. A later source
// wins over an earlier; one name in any case is one member; a name given twice is
// a list; an empty value is none.
func paramsObject(path []member, sources ...url.Values) string {
	known := map[string]member{} // by lower-case name
	for _, m := range path {
		if m.text != "" {
			known[strings.ToLower(m.name)] = m
		}
	}
	for _, source := range sources {
		for _, name := range slices.Sorted(maps.Keys(source)) {
			if text := strings.Join(filled(source[name]), ","); text != "" {
				known[strings.ToLower(name)] = member{name, text}
			}
		}
	}
	b := []byte{'{'}
	for _, key := range slices.Sorted(maps.Keys(known)) {
		if key == "" || strings.ContainsAny(key, ",:}\"") {
			continue
		}
		b = append(append(b, known[key].name...), ':')
		b = append(appendQuoted(b, known[key].text), ',')
	}
	if len(b) == 1 {
		return ""
	}
	b[len(b)-1] = '}'
	return string(b)
}

func filled(values []string) []string {
	return slices.DeleteFunc(slices.Clone(values), func(s string) bool { return s == "" })
}
