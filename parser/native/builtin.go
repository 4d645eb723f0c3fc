package native

import (
	"strconv"

	"github.com/ssgen/ssgen/parser/framework"
)

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

// frameworkTypes declares what metadata.json refers to and leaves out. Fixed ones stand in
// for what the document prints, so that all surfaces give one model; where the document has
// others, it is believed.
func frameworkTypes(fixed bool) []*declaration {
	var types []*declaration
	for _, t := range framework.Types() {
		if t.Fixed == fixed {
			types = append(types, declarationOf(t))
		}
	}
	if fixed {
		types = append(types, &declaration{name: "DayOfWeek", namespace: "System", isEnum: true,
			enumNames: []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}})
		for arity := 1; arity <= framework.MaxTuple; arity++ {
			types = append(types, declarationOf(framework.Tuple(arity)))
		}
	}
	return types
}

// declarationOf writes a type as a document would, but for the types of its members: what
// reads .NET's spelling of those reads C#'s too.
func declarationOf(t framework.Type) *declaration {
	d := &declaration{name: t.Name, namespace: t.Namespace, args: t.Params, isAbstract: t.Abstract}
	if n := len(t.Params); n > 0 {
		d.name += "`" + strconv.Itoa(n)
	}
	if t.Base != "" {
		d.base = &typeName{name: t.Base, namespace: t.Namespace}
	}
	for _, m := range t.Members {
		d.members = append(d.members, property{name: m.Name, typ: typeName{name: m.Type}})
	}
	return d
}
