package native

import "fmt"

// isServiceStack tells the namespaces that hold ServiceStack's own types; they are
// the ones that metadata.json leaves out (IgnoreTypesInNamespaces).
func isServiceStack(namespace string) bool {
	switch namespace {
	case "ServiceStack", "ServiceStack.Auth", "ServiceStack.Caching", "ServiceStack.Configuration", "ServiceStack.Data", "ServiceStack.IO",
		"ServiceStack.Logging", "ServiceStack.Messaging", "ServiceStack.Model", "ServiceStack.Redis", "ServiceStack.Web", "ServiceStack.Jobs",
		"ServiceStack.Admin", "ServiceStack.NativeTypes", "ServiceStack.Api.OpenApi", "ServiceStack.Text", "ServiceStack.DataAnnotations":
		return true
	}
	return false
}

// coreTypes declares the types that every release and surface has alike. They
// stand in for what the document prints, so that all surfaces give one model.
func coreTypes() []*declaration {
	meta := member("Meta", "Dictionary`2", "String", "String")
	types := []*declaration{
		builtinType("ServiceStack", "ResponseStatus", member("ErrorCode", "String"), member("Message", "String"), member("StackTrace", "String"),
			member("Errors", "List`1", "ResponseError"), meta),
		builtinType("ServiceStack", "ResponseError", member("ErrorCode", "String"), member("FieldName", "String"), member("Message", "String"), meta),
		generic(builtinType("System.Collections.Generic", "KeyValuePair`2", member("Key", "TKey"), member("Value", "TValue")), "TKey", "TValue"),
		builtinEnum("System", "DayOfWeek", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
	}
	for arity := 1; arity <= 7; arity++ {
		tuple := builtinType("System", fmt.Sprintf("Tuple`%d", arity))
		for i := 1; i <= arity; i++ {
			tuple.args = append(tuple.args, fmt.Sprintf("T%d", i))
			tuple.members = append(tuple.members, member(fmt.Sprintf("Item%d", i), tuple.args[i-1]))
		}
		types = append(types, tuple)
	}
	return types
}

// frameworkTypes declares what metadata.json refers to and leaves out: the bases
// and answers of AutoQuery and AutoCRUD. Where the document has them, it is believed.
func frameworkTypes() []*declaration {
	meta := member("Meta", "Dictionary`2", "String", "String")
	status := member("ResponseStatus", "ResponseStatus")
	query := builtinType("ServiceStack", "QueryBase", member("Skip", "Nullable`1", "Int32"), member("Take", "Nullable`1", "Int32"),
		member("OrderBy", "String"), member("OrderByDesc", "String"), member("Include", "String"), member("Fields", "String"), meta)
	audit := builtinType("ServiceStack", "AuditBase", member("CreatedDate", "DateTime"), member("CreatedBy", "String"),
		member("ModifiedDate", "DateTime"), member("ModifiedBy", "String"),
		member("DeletedDate", "Nullable`1", "DateTime"), member("DeletedBy", "String"))
	query.isAbstract, audit.isAbstract = true, true
	types := []*declaration{query, audit,
		generic(builtinType("ServiceStack", "QueryResponse`1", member("Offset", "Int32"), member("Total", "Int32"),
			member("Results", "List`1", "T"), meta, status), "T"),
		builtinType("ServiceStack", "ErrorResponse", status),
		builtinType("ServiceStack", "EmptyResponse", status),
		builtinType("ServiceStack", "IdResponse", member("Id", "String"), status),
		builtinType("ServiceStack", "StringResponse", member("Result", "String"), meta, status),
		builtinType("ServiceStack", "StringsResponse", member("Results", "List`1", "String"), meta, status),
	}
	for _, name := range []string{"QueryDb", "QueryData"} {
		one := generic(builtinType("ServiceStack", name+"`1"), "T")
		two := generic(builtinType("ServiceStack", name+"`2"), "From", "Into")
		for _, t := range []*declaration{one, two} {
			t.isAbstract, t.base = true, &typeName{name: "QueryBase", namespace: "ServiceStack"}
			types = append(types, t)
		}
	}
	return types
}

func builtinType(namespace, name string, members ...property) *declaration {
	return &declaration{name: name, namespace: namespace, members: members}
}

func builtinEnum(namespace, name string, values ...string) *declaration {
	return &declaration{name: name, namespace: namespace, isEnum: true, enumNames: values}
}

func generic(t *declaration, params ...string) *declaration {
	t.args = params
	return t
}

func member(name, clr string, args ...string) property {
	return property{name: name, typ: typeName{name: clr, args: args}}
}
