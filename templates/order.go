package templates

import (
	"slices"
	"strings"
)

// order is how the files of each kind stand in the one that they are joined to, so that it
// reads from top to bottom: first what its users call, then what that needs, in the order
// in which a value or a call meets it. A file that is not named here comes last.
var order = map[string][]string{
	"client": {
		"client", "options", "auth", "retry", "batch", "page", "raw", "url", // for callers
		"call", "send", "upload", "fill", "member", "redirect", "answer",
	},
	"server": {
		"handler", "auth", "call", // for implementations
		"match", "path", "negotiate", "request", "params", "form", "decode", "respond", "batch", "error",
	},
	"operation": {"table", "error", "context", "format", "path", "member"},
	"codec": {
		"format", "error", "raw", "borrow", "zone", "marshal", // for callers
		"encode", "decode", "token", "object", "container", "pairs", "generic", "subtype", "any",
		"string", "number", "bytes", "time", "date", "duration", "enum", "enum_text",
		"path", "sort", "room", "word",
	},
	"scalar": {"char", "dateonly", "timeonly", "decimal", "guid", "number", "methods"},
	"fake":   {"fake", "calls", "answer", "sample", "make", "kinds", "memory", "writer"},
}

// rank is a file's place among those of its kind.
func rank(name string) int {
	kind, part, _ := strings.Cut(strings.TrimSuffix(name, ".go"), "_")
	if part == "" {
		part = kind
	}
	if i := slices.Index(order[kind], part); i >= 0 {
		return i
	}
	return len(order[kind])
}
