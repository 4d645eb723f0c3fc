package goir

import (
	"github.com/ssgen/ssgen/generator/naming"
	"github.com/ssgen/ssgen/generator/reach"
	"github.com/ssgen/ssgen/parser/model"
)

// buildOperations makes the API's methods; their names have a scope of their own.
func (b *builder) buildOperations() {
	wishes := make([]naming.Wish, len(b.api.Operations))
	for i, op := range b.api.Operations {
		wishes[i] = naming.Wish{Name: b.style.Exported(op.Name), Source: op.Name, Suffix: "Operation"}
		if wishes[i].Name == "" {
			wishes[i].Name = "Operation"
		}
	}
	b.renamed(b.renaming.Operations, wishes, nobody)
	requests := map[string]string{}
	for i, name := range naming.Assign(nil, wishes) {
		op := &b.api.Operations[i]
		if first, twice := requests[reach.RequestName(*op)]; twice {
			b.diags.Fail("request-twice", op.Pos, "choose one of them with --only", "the operations %s and %s have one request type", first, op.Name)
			continue
		}
		requests[reach.RequestName(*op)] = op.Name
		if o := b.operation(op, name); o != nil {
			b.pkg.Operations = append(b.pkg.Operations, o)
		}
	}
}

func (b *builder) operation(op *model.Operation, name string) *Operation {
	request := b.types[reach.RequestName(*op)]
	if request == nil || len(request.Params) > 0 || request.Abstract || request.Interface {
		b.diags.Fail("request-type", op.Pos, outOfIt, "the request %q of the operation %s is no class that can be sent", reach.RequestName(*op), op.Name)
		return nil
	}
	o := &Operation{Name: name, Source: op.Name, Doc: op.Doc, Verb: op.Verb, Tags: op.Tags}
	if a := op.Auth; a != nil {
		o.Auth, o.Roles, o.AnyRole, o.Permissions, o.AnyPermission = true, a.Roles, a.AnyRole, a.Permissions, a.AnyPermission
	}
	o.Request = b.whole(request, place{pos: op.Pos})
	o.Kind, o.Response = b.response(op)
	o.Sample = sampleOf(op, o.Kind)
	o.Paging = b.paging(o)
	for _, r := range op.Routes {
		o.Routes = append(o.Routes, Route{Path: r.Path, Verbs: r.Verbs, Summary: r.Summary, Notes: r.Notes, Template: b.template(op, r, request)})
	}
	return o
}

// whole gives the type of a body, whose class is known without its name.
func (b *builder) whole(t *model.Type, at place) *Type {
	if b.polymorphic[t.Name] {
		return &Type{Kind: Struct, Name: b.names[t.Name]}
	}
	return b.plain(model.Ref{Name: t.Name}, at)
}

// response tells how the operation answers: text and bytes come raw, a class as a
// pointer, all else as a value.
func (b *builder) response(op *model.Operation) (ResponseKind, *Type) {
	r := op.Response
	switch {
	case op.ResponseUnknown:
		return Value, anything()
	case r.IsZero():
		return Void, nil
	case r.Name == "string" && len(r.Args) == 0:
		return Text, scalar("string")
	case (r.Name == "byte[]" || r.Name == "Stream") && len(r.Args) == 0:
		return Bytes, scalar("byte[]")
	}
	if t := b.types[r.Name]; t != nil && b.polymorphic[r.Name] {
		return Object, b.whole(t, place{pos: op.Pos})
	}
	t := b.member(r, place{what: "the response of " + op.Name, pos: op.Pos})
	if t.Kind == Abstract {
		b.warn("abstract-response", op.Pos, "RawValue.UnmarshalTo reads it into the class that the caller expects",
			"the answer of %s is of the abstract type %q: servers do not name the class of a whole answer, and it comes as *RawValue", op.Name, r.String())
	}
	if t.Kind == Pointer && t.Elem.Kind == Struct {
		return Object, t.Elem
	}
	return Value, t
}
