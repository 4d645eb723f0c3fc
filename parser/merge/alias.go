package merge

import "github.com/ssgen/ssgen/parser/model"

// scalarOf maps what JavaScript and TypeScript print for one value to C#. Names
// of .NET that the language has no alias for are printed as they are.
func scalarOf(name string) (string, bool) {
	switch name {
	case "number", "BigInteger", "Int128", "UInt128":
		return model.Number, true
	case "string", "String", "StringBuilder", "Version", "MailAddress", "CultureInfo", "Type", "IPAddress", "TimeZoneInfo":
		return "string", true
	case "boolean", "Boolean", "bool":
		return "bool", true
	case "any", "Object", "object", "unknown", "dynamic", "JsonElement", "JsonNode":
		return "object", true
	case "SByte":
		return "sbyte", true
	case "Blob", "Uint8Array", "ByteArray", "ArrayBuffer":
		return "byte[]", true
	case "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal", "char", "byte[]":
		return name, true // C#'s own, from C# and the Metadata tab
	case "IntPtr":
		return "long", true
	case "UIntPtr":
		return "ulong", true
	case "Uri", "Stream", "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan":
		return name, true
	case "Byte", "Int16", "Int32", "Int64", "UInt16", "UInt32", "UInt64", "Single", "Half", "Double", "Decimal", "Char":
		return clrScalars(name), true
	}
	return "", false
}

// clrScalars gives C#'s keyword for the name that .NET has for it.
func clrScalars(name string) string {
	switch name {
	case "Int16":
		return "short"
	case "Int32":
		return "int"
	case "Int64":
		return "long"
	case "UInt16":
		return "ushort"
	case "UInt32":
		return "uint"
	case "UInt64":
		return "ulong"
	case "Single", "Half":
		return "float"
	}
	return string(name[0]|0x20) + name[1:] // Byte, Double, Decimal, Char
}

// isListName tells the collections of .NET that travel as lists; abstract tells
// the interfaces among them, which samples leave out.
func isListName(name string) (list, abstract bool) {
	switch name {
	case "IList", "IReadOnlyList", "IReadOnlyCollection", "ICollection", "IEnumerable", "ISet", "IReadOnlySet", "IImmutableList":
		return true, true
	case "List", "Array", "HashSet", "SortedSet", "Queue", "Stack", "LinkedList", "Collection", "ObservableCollection",
		"ReadOnlyCollection", "ConcurrentBag", "ConcurrentQueue", "ConcurrentStack", "BlockingCollection",
		"ImmutableArray", "ImmutableList", "ImmutableHashSet", "ImmutableSortedSet", "ImmutableQueue", "ImmutableStack",
		"FrozenSet", "ArrayList", "JsonArrayObjects", "JsonArray":
		return true, false
	}
	return false, false
}

// isMapName is isListName for the collections that travel as maps.
func isMapName(name string) (dictionary, abstract bool) {
	switch name {
	case "IDictionary", "IReadOnlyDictionary", "IOrderedDictionary", "IImmutableDictionary":
		return true, true
	case "Dictionary", "SortedDictionary", "SortedList", "ConcurrentDictionary", "OrderedDictionary", "ReadOnlyDictionary",
		"ImmutableDictionary", "ImmutableSortedDictionary", "FrozenDictionary", "Hashtable", "HybridDictionary",
		"NameValueCollection", "StringDictionary", "JsonObject", "ObjectDictionary", "KeyValueDictionary":
		return true, false
	}
	return false, false
}

// textMaps are the dictionaries whose values are text though no argument says so.
func textMap(name string) bool {
	return name == "NameValueCollection" || name == "StringDictionary" || name == "JsonObject"
}
