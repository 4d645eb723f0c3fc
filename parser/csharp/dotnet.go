package csharp

import "github.com/ssgen/ssgen/parser/dto"

// neutral gives one spelling to a type that C# and .NET spell in two ways.
func neutral(name string, args []dto.Type, reflected bool) dto.Type {
	switch {
	case name == "Nullable" && len(args) == 1:
		args[0].Nullable = true
		return args[0]
	case name == "Nullable" && reflected:
		return dto.Type{Name: "any", Nullable: true}
	case name == "Dictionary" && len(args) == 2:
		name = dto.MapOf
	case name == "Dictionary" && len(args) > 0: // its other arguments got lost
		return unknownType()
	case len(args) == 0 && !reflected:
		name = keyword(name)
	}
	return dto.Type{Name: name, Args: args}
}

// keyword gives C#'s keyword for a type of .NET, and any other name as it is.
func keyword(name string) string {
	switch name {
	case "String":
		return "string"
	case "Boolean":
		return "bool"
	case "Byte":
		return "byte"
	case "SByte":
		return "sbyte"
	case "Int16":
		return "short"
	case "UInt16":
		return "ushort"
	case "Int32":
		return "int"
	case "UInt32":
		return "uint"
	case "Int64":
		return "long"
	case "UInt64":
		return "ulong"
	case "Single":
		return "float"
	case "Double":
		return "double"
	case "Decimal":
		return "decimal"
	case "Char":
		return "char"
	case "Object", "dynamic":
		return "object"
	}
	return name
}

// isReference tells the types of C# and .NET that are classes or interfaces, so
// that every one of them can be null.
func isReference(t dto.Type) bool {
	switch t.Name {
	case dto.ArrayOf, dto.MapOf, "string", "object", "Uri", "Type", "Version", "Stream", "Tuple",
		"List", "IList", "ICollection", "IEnumerable", "IReadOnlyList", "IReadOnlyCollection",
		"HashSet", "ISet", "IReadOnlySet", "SortedSet", "Queue", "Stack", "LinkedList", "Collection", "ObservableCollection",
		"IDictionary", "IReadOnlyDictionary", "SortedDictionary", "SortedList", "ConcurrentDictionary",
		"ResponseStatus", "ResponseError":
		return true
	}
	return false
}
