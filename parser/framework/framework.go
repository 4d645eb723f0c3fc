// Package framework lists the types of ServiceStack.Interfaces and .NET that an API's
// sources use and do not declare.
//
// Nothing goes in; the types come out, as C# writes them, so that pages and metadata of
// one API lead to the same declarations. The package decides nothing about them.
package framework

import "fmt"

// Type is a class. Members stand in wire order.
type Type struct {
	Name, Namespace string
	Params          []string
	Base            string
	Members         []Member
	Abstract        bool
	// Fixed is set where every release has the type alike, so that it stands in for what a
	// source prints of it.
	Fixed bool
}

// Member is a member by its names in C#: "Skip", "int?".
type Member struct{ Name, Type string }

// Types lists them. Some have a name twice, with one parameter and with two.
func Types() []Type {
	meta, status := Member{"Meta", "Dictionary<string, string>"}, Member{"ResponseStatus", "ResponseStatus"}
	return []Type{
		{Name: "ResponseStatus", Namespace: own, Fixed: true, Members: []Member{
			{"ErrorCode", "string"}, {"Message", "string"}, {"StackTrace", "string"}, {"Errors", "List<ResponseError>"}, meta,
		}},
		{Name: "ResponseError", Namespace: own, Fixed: true, Members: []Member{{"ErrorCode", "string"}, {"FieldName", "string"}, {"Message", "string"}, meta}},
		{Name: "KeyValuePair", Namespace: "System.Collections.Generic", Fixed: true, Params: []string{"TKey", "TValue"}, Members: []Member{{"Key", "TKey"}, {"Value", "TValue"}}},
		{Name: "ErrorResponse", Namespace: own, Members: []Member{status}},
		{Name: "EmptyResponse", Namespace: own, Members: []Member{status}},
		{Name: "IdResponse", Namespace: own, Members: []Member{{"Id", "string"}, status}},
		{Name: "StringResponse", Namespace: own, Members: []Member{{"Result", "string"}, meta, status}},
		{Name: "StringsResponse", Namespace: own, Members: []Member{{"Results", "List<string>"}, meta, status}},
		{Name: "QueryResponse", Namespace: own, Params: []string{"T"}, Members: []Member{{"Offset", "int"}, {"Total", "int"}, {"Results", "List<T>"}, meta, status}},
		{Name: "QueryBase", Namespace: own, Abstract: true, Members: []Member{
			{"Skip", "int?"}, {"Take", "int?"}, {"OrderBy", "string"}, {"OrderByDesc", "string"}, {"Include", "string"}, {"Fields", "string"}, meta,
		}},
		query("QueryDb", "T"), query("QueryDb", "From", "Into"), query("QueryData", "T"), query("QueryData", "From", "Into"),
		{Name: "AuditBase", Namespace: own, Abstract: true, Members: []Member{
			{"CreatedDate", "DateTime"}, {"CreatedBy", "string"}, {"ModifiedDate", "DateTime"}, {"ModifiedBy", "string"},
			{"DeletedDate", "DateTime?"}, {"DeletedBy", "string"},
		}},
	}
}

// own is the namespace of what ServiceStack declares.
const own = "ServiceStack"

// query is a base of AutoQuery's requests.
func query(name string, params ...string) Type {
	return Type{Name: name, Namespace: own, Params: params, Base: "QueryBase", Abstract: true}
}

// MaxTuple is the arity of .NET's largest tuple that does not nest.
const MaxTuple = 7

// Tuple gives the tuple of so many parameters.
func Tuple(arity int) Type {
	t := Type{Name: "Tuple", Namespace: "System", Fixed: true}
	for i := 1; i <= arity; i++ {
		param := fmt.Sprintf("T%d", i)
		t.Params = append(t.Params, param)
		t.Members = append(t.Members, Member{fmt.Sprintf("Item%d", i), param})
	}
	return t
}
