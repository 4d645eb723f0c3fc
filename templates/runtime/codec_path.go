package runtime

import (
	"strconv"
	"strings"
)

// maxPath bounds the path of a place in deep or hostile text.
const maxPath = 256

// pathStep is an open container on the way to a place.
type pathStep struct {
	list  bool
	index int
	name  string
}

// pathAt finds the path of the value at an offset: names joined by dots, list indexes in
// brackets. It reads brackets, commas, names and quotes and no more than these. json says
// how the root is spelled; below it each name does.
func pathAt(s string, offset int, json bool) string {
	var steps []pathStep
	i := 0
	for i < len(s) && i < offset && len(steps) <= maxDepth {
		last := len(steps) - 1
		switch c := s[i]; {
		case c == '{' || c == '[':
			steps = append(steps, pathStep{list: c == '['})
			i++
			if c == '{' {
				i, json = readName(steps, s, i, offset)
			}
		case last < 0:
			i++
		case c == '}' || c == ']':
			steps = steps[:last]
			i++
		case c == ',' && steps[last].list:
			steps[last].index++
			i++
		case c == ',':
			i, json = readName(steps, s, i+1, offset)
		case c == '"':
			i = quotedEnd(s, i, json)
		default:
			i++
		}
	}
	return joinPath(steps)
}

// readName reads a member's name at i, unless the offset lies in it. It answers where the
// name ends and whether it is quoted, which is JSON.
func readName(steps []pathStep, s string, i, offset int) (end int, json bool) {
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	start := i
	if json = i < len(s) && s[i] == '"'; json {
		i = quotedEnd(s, i, true)
	}
	for i < len(s) && s[i] != ':' && s[i] != ',' && s[i] != '}' {
		i++
	}
	name := &steps[len(steps)-1].name
	if *name = ""; i < offset {
		*name = strings.Trim(s[start:i], "\" \t\r\n")
	}
	return i, json
}

// quotedEnd finds the end of the quoted text at i.
func quotedEnd(s string, i int, json bool) int {
	for i++; i < len(s); i++ {
		switch {
		case json && s[i] == '\\':
			i++
		case s[i] != '"':
		case i+1 < len(s) && s[i+1] == '"':
			i++
		default:
			return i + 1
		}
	}
	return len(s)
}

func joinPath(steps []pathStep) string {
	var b []byte
	for _, step := range steps {
		switch {
		case step.list:
			b = append(strconv.AppendInt(append(b, '['), int64(step.index), 10), ']')
		case step.name != "" && len(b) > 0:
			b = append(append(b, '.'), shortened(step.name)...)
		default:
			b = append(b, shortened(step.name)...)
		}
		if len(b) > maxPath {
			return string(b[:maxPath]) + "…"
		}
	}
	return string(b)
}
