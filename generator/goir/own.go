package goir

import (
	"path"

	"github.com/ssgen/ssgen/generator/naming"
	"github.com/ssgen/ssgen/parser/model"
)

// OwnType is a type of the user's own that stands for a scalar. It writes and reads itself
// as text, by MarshalText and UnmarshalText.
type OwnType struct {
	// Path is the import path of its package, "" for the one that is generated; Package is
	// the name of that package.
	Path, Package, Name string
	// Zero is how Go code asks whether a value is the zero value.
	Zero Zero
}

// ownType gives the type that stands for a scalar of the model, nil where none can: a date's
// text differs from format to format, and truth values, bytes and objects are no text.
func (o *OwnType) ownType(r model.Ref) *Type {
	if o == nil || !CanBeOwn(r) {
		return nil
	}
	t := &Type{Kind: Scalar, Name: o.Name, Path: o.Path, Codec: "OwnText", Zero: o.Zero, own: true}
	if r.IsNumber() {
		t.Codec = "OwnNumber"
	} else if r.Name == "string" || r.Name == "Uri" {
		t.text = true
	}
	t.Spelling = naming.Join(path.Base(o.Package)) + o.Name
	return t
}

// CanBeOwn tells whether a type of the user's own can stand for a scalar.
func CanBeOwn(r model.Ref) bool {
	switch r.Name {
	case "string", "Uri", "Guid", "DateOnly", "TimeOnly", "TimeSpan":
		return len(r.Args) == 0
	}
	return r.IsNumber()
}
