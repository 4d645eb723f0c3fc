package goir

import (
	"slices"
	"strings"
)

// Paging tells how an operation that answers a list in parts is asked for the next one.
type Paging struct {
	// Skip and Take are the request's fields that count items.
	Skip, Take string
	// Items is the response's field with the list; "" where the response is the list.
	Items string
	Item  *Type
}

// paging finds the members of an operation that give its items in parts: Skip and Take
// of the request, as AutoQuery has them, and one list in the response, which is called
// Results where there are several.
func (b *builder) paging(o *Operation) *Paging {
	request := b.def(o.Request)
	if request == nil {
		return nil
	}
	skip, take := counter(request, "skip"), counter(request, "take")
	field, list := b.listed(o)
	if skip == nil || take == nil || list == nil {
		return nil
	}
	return &Paging{Skip: skip.Name, Take: take.Name, Items: field, Item: list.Elem}
}

// def gives the definition of a struct or named type.
func (b *builder) def(t *Type) *Def {
	for _, list := range [][]*Def{b.pkg.Structs, b.pkg.Named} {
		if i := slices.IndexFunc(list, func(d *Def) bool { return d.Name == t.Name }); i >= 0 && (t.Kind == Struct || t.Kind == Named) {
			return list[i]
		}
	}
	return nil
}

// counter finds a member by its wire name that holds a number of items.
func counter(d *Def, wire string) *Field {
	i := slices.IndexFunc(d.Fields, func(f *Field) bool { return strings.EqualFold(f.Wire, wire) })
	if i < 0 {
		return nil
	}
	t := d.Fields[i].Type
	if t.Kind == Pointer {
		t = t.Elem
	}
	if t.Kind != Scalar || !slices.Contains([]string{"int32", "int64", "Number"}, t.Name) {
		return nil
	}
	return d.Fields[i]
}

// listed finds the list of a response and the field that holds it.
func (b *builder) listed(o *Operation) (field string, list *Type) {
	if o.Kind != Object && o.Kind != Value {
		return "", nil
	}
	if o.Response.Kind == List {
		return "", o.Response
	}
	response := b.def(o.Response)
	if response == nil {
		return "", nil
	}
	args := map[string]*Type{}
	for i, p := range response.Params {
		args[p.Name] = o.Response.Args[i]
	}
	if response.Under != nil {
		if response.Under.Kind != List {
			return "", nil
		}
		return "", response.Under.substitute(args)
	}
	lists := slices.DeleteFunc(slices.Clone(response.Fields), func(f *Field) bool { return f.Type.Kind != List })
	if i := slices.IndexFunc(lists, func(f *Field) bool { return strings.EqualFold(f.Wire, "results") }); i >= 0 {
		lists = lists[i : i+1]
	}
	if len(lists) != 1 {
		return "", nil
	}
	return lists[0].Name, lists[0].Type.substitute(args)
}
