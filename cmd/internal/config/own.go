package config

import (
	"regexp"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/override"
)

// Own is an entry of "retype" that puts a type of the user's in the place of scalars.
type Own struct {
	// Members is the entry's key: "Order.total", "*.price" or a scalar, "decimal".
	Members string
	// Path is the import path of the type's package, Type its name there.
	Path, Type string
	Pos        diag.Pos
}

// ownType tells a type of Go with its import path from the scalars of C# and of Go.
var ownType = regexp.MustCompile(`^[^\s*]+\.[\pL_][\pL\pN_]*$`)

// retype reads what scalars are to be.
func (r *reader) retype(n ast.Node) {
	for _, e := range r.entries(n, "retype") {
		at := strings.LastIndexByte(e.Value, '.')
		switch {
		case strings.TrimSpace(e.Key) == "":
			r.fail("config-value", e.Pos, "write TYPE.MEMBER, such as Order.total or *.price, or a scalar, such as decimal", "retype: a key is empty")
		case e.Value == "time.Time" || e.Value == "time.Duration" || !strings.Contains(e.Value, ".") && !strings.Contains(e.Value, "/"):
			r.file.Overrides.Retype = append(r.file.Overrides.Retype, override.Entry{Key: e.Key, Value: e.Value, Pos: e.Pos})
		case !ownType.MatchString(e.Value) || strings.LastIndexByte(e.Value, '/') > at:
			r.fail("config-value", e.Pos, "write its import path and its name, such as github.com/shopspring/decimal.Decimal, or a scalar, such as long", "retype: %q is no type", e.Value)
		default:
			r.file.Own = append(r.file.Own, Own{Members: e.Key, Path: e.Value[:at], Type: e.Value[at+1:], Pos: e.Pos})
		}
	}
}
