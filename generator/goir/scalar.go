package goir

import "github.com/ssgen/ssgen/parser/model"

// scalar gives the Go type of a scalar of the model, nil for any other name.
func scalar(name string) *Type {
	s := Type{Kind: Scalar}
	switch name {
	case "string", "Uri":
		s.Name, s.Codec, s.Spelling, s.Zero, s.Order = "string", "String", "String", ZeroText, Ordered
	case "bool":
		s.Name, s.Codec, s.Spelling, s.Zero, s.Order = "bool", "Bool", "Bool", ZeroBool, FalseFirst
	case "sbyte", "short", "int", "long":
		s = integer(map[string]string{"sbyte": "int8", "short": "int16", "int": "int32", "long": "int64"}[name], "Int", "Int")
	case "byte", "ushort", "uint", "ulong":
		s = integer(map[string]string{"byte": "uint8", "ushort": "uint16", "uint": "uint32", "ulong": "uint64"}[name], "Uint", "Uint")
	case "float":
		s.Name, s.Codec, s.Spelling, s.Zero, s.Order = "float32", "Float32", "Float32", ZeroNumber, Ordered
	case "double":
		s.Name, s.Codec, s.Spelling, s.Zero, s.Order = "float64", "Float64", "Float64", ZeroNumber, Ordered
	case "DateTime", "DateTimeOffset":
		s.Name, s.Path, s.Codec, s.Spelling, s.Zero, s.Order = "Time", "time", name, name, ZeroMethod, Method
	case "TimeSpan":
		s.Name, s.Path, s.Codec, s.Spelling, s.Zero, s.Order = "Duration", "time", name, name, ZeroNumber, Ordered
	case "decimal":
		s.Name, s.Spelling, s.Zero, s.Order = "Decimal", "Decimal", ZeroMethod, Method
	case "Guid":
		s.Name, s.Spelling, s.Zero, s.Order = "GUID", "GUID", ZeroMethod, Method
	case "DateOnly", "TimeOnly":
		s.Name, s.Spelling, s.Zero, s.Order = name, name, ZeroNumber, Ordered
	case "char":
		s.Name, s.Spelling, s.Zero, s.Order = "Char", "Char", ZeroNumber, Ordered
	case model.Number:
		s.Name, s.Spelling, s.Zero, s.Order = "Number", "Number", ZeroText, Method
	case "byte[]", "Stream":
		s.Name, s.Codec, s.Spelling, s.Zero = "[]byte", "Bytes", "Bytes", ZeroNil
	case "object":
		s.Name, s.Codec, s.Spelling, s.Zero = "any", "Any", "Any", ZeroNil
	default:
		return nil
	}
	return &s
}

// integer gives a type whose codec functions are generic over its kind.
func integer(name, codec, spelling string) Type {
	return Type{Kind: Scalar, Name: name, Codec: codec, Spelling: spelling + name[len(spelling):], Zero: ZeroNumber, Order: Ordered}
}

// anything is what a value has whose type no source tells.
func anything() *Type { return scalar("object") }

// hasNull tells whether "T?" differs from "T" in Go: for value types, but not for
// those whose zero value is left out anyway.
func hasNull(t *Type) bool {
	switch t.Kind {
	case NumberEnum, Param:
		return true
	case Scalar:
		return t.Zero != ZeroText && t.Zero != ZeroNil
	}
	return false
}
