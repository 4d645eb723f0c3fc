package native

import "github.com/ssgen/ssgen/parser/model"

// scalarOf gives the model's name for a .NET type that is one value, "" for any
// other. C#'s own names come too: ServiceStack writes a struct's type as "string".
func scalarOf(name string) string {
	switch name {
	case "String", "string":
		return "string"
	case "Boolean", "bool":
		return "bool"
	case "Byte", "byte":
		return "byte"
	case "SByte", "sbyte":
		return "sbyte"
	case "Int16", "short":
		return "short"
	case "UInt16", "ushort":
		return "ushort"
	case "Int32", "int":
		return "int"
	case "UInt32", "uint":
		return "uint"
	case "Int64", "long", "IntPtr":
		return "long"
	case "UInt64", "ulong", "UIntPtr":
		return "ulong"
	case "Single", "float", "Half":
		return "float"
	case "Double", "double":
		return "double"
	case "Decimal", "decimal":
		return "decimal"
	case "Char", "char":
		return "char"
	case "Object", "object", "Dynamic":
		return "object"
	case "BigInteger", "Int128", "UInt128":
		return model.Number // digits without bound, which Number keeps exactly
	case "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Guid", "Uri":
		return name
	}
	return ""
}

// textOf tells the classes of .NET that travel as their text.
func textOf(name string) bool {
	switch name {
	case "Type", "Version", "CultureInfo", "MailAddress", "IPAddress", "StringBuilder", "Exception", "TimeZoneInfo", "Encoding", "Regex":
		return true
	}
	return false
}

// isStream tells the answers that are raw bytes.
func isStream(name string) bool {
	switch name {
	case "Stream", "MemoryStream", "FileStream", "HttpWebResponse", "HttpResponseMessage":
		return true
	}
	return false
}

// isOpenAnswer tells ServiceStack's wrappers of an answer that is not named.
func isOpenAnswer(name string) bool {
	switch name {
	case "HttpResult", "IHttpResult", "IHttpError", "HttpError", "CompressedResult":
		return true
	}
	return false
}

// isListName tells .NET's generic collections, all of which travel as lists.
func isListName(name string) bool {
	switch name {
	case "List", "IList", "ICollection", "IEnumerable", "IReadOnlyList", "IReadOnlyCollection", "IAsyncEnumerable", "IOrderedEnumerable",
		"HashSet", "ISet", "IReadOnlySet", "SortedSet", "Queue", "Stack", "LinkedList", "ArraySegment",
		"Collection", "ObservableCollection", "ReadOnlyCollection", "ReadOnlyObservableCollection", "BindingList",
		"ConcurrentBag", "ConcurrentQueue", "ConcurrentStack", "BlockingCollection", "IProducerConsumerCollection",
		"ImmutableArray", "ImmutableList", "ImmutableHashSet", "ImmutableSortedSet", "ImmutableQueue", "ImmutableStack",
		"IImmutableList", "IImmutableSet", "IImmutableQueue", "IImmutableStack", "FrozenSet":
		return true
	}
	return false
}

// isMapName tells .NET's generic dictionaries.
func isMapName(name string) bool {
	switch name {
	case "Dictionary", "IDictionary", "IReadOnlyDictionary", "ReadOnlyDictionary", "SortedDictionary", "SortedList",
		"OrderedDictionary", "IOrderedDictionary", "ConcurrentDictionary", "FrozenDictionary",
		"ImmutableDictionary", "ImmutableSortedDictionary", "IImmutableDictionary":
		return true
	}
	return false
}

// plainCollection gives the collections without type arguments, of .NET and of
// ServiceStack.Text; the zero Ref for any other name.
func plainCollection(name string) model.Ref {
	str, obj := model.Ref{Name: "string"}, model.Ref{Name: "object"}
	switch name {
	case "IEnumerable", "ICollection", "IList", "ArrayList", "Array", "Queue", "Stack":
		return listOf(obj)
	case "StringCollection":
		return listOf(str)
	case "IDictionary", "Hashtable", "OrderedDictionary", "IOrderedDictionary", "ListDictionary", "HybridDictionary", "SortedList",
		"ExpandoObject", "ObjectDictionary":
		return mapOf(str, obj)
	case "StringDictionary", "JsonObject":
		return mapOf(str, str)
	case "JsonArrayObjects":
		return listOf(mapOf(str, str))
	}
	return model.Ref{}
}

func listOf(elem model.Ref) model.Ref { return model.Ref{Name: model.List, Args: []model.Ref{elem}} }

func mapOf(key, value model.Ref) model.Ref {
	return model.Ref{Name: model.Dictionary, Args: []model.Ref{key, value}}
}
