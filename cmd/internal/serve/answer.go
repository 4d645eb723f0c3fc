package serve

import (
	"hash/fnv"
	"math/rand/v2"

	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/sample"
	"github.com/ssgen/ssgen/templates/runtime"
)

// answer makes an operation's answer, and tells whether a page shows it.
func (k *types) answer(op model.Operation, options Options) (runtime.DynamicOperation, bool) {
	out := runtime.DynamicOperation{Operation: runtime.Operation{Name: op.Name, Verb: op.Verb, Tags: op.Tags}}
	for _, r := range op.Routes {
		out.Operation.Routes = append(out.Operation.Routes, runtime.Route{Path: r.Path, Verbs: r.Verbs})
	}
	m := maker{types: k, random: newRandom(options.Seed, op.Name), nulls: options.Seeded}
	switch r := op.Response; {
	case r.IsZero():
		out.Kind = runtime.DynamicVoid
	case r.Name == "string" && len(r.Args) == 0:
		out.Kind, out.Content = runtime.DynamicText, []byte(m.text(op.Name))
	case (r.Name == "byte[]" || r.Name == "Stream") && len(r.Args) == 0:
		out.Kind, out.Content = runtime.DynamicBytes, []byte(m.text("bytes"))
	default:
		out.Kind = runtime.DynamicObject
		if v, ok := k.sampled(op); ok && !options.Seeded {
			out.Value = v
			return out, true
		}
		out.Value = m.whole(r, op.Name)
	}
	return out, false
}

func newRandom(seed uint64, operation string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(operation))
	return rand.New(rand.NewPCG(seed, h.Sum64()))
}

// sampled gives the answer that a page shows. It is not ok where there is none, and where
// a part of it is not of the type that the API says: what is made is right at least.
func (k *types) sampled(op model.Operation) (runtime.DynamicValue, bool) {
	s := op.ResponseSample
	if s == nil {
		return runtime.DynamicValue{}, false
	}
	v, found := sample.Parse(s.Body, s.ContentType, s.Pos)
	if v == nil || v.Kind == sample.Marker || len(found) > 0 {
		return runtime.DynamicValue{}, false
	}
	return k.typed(v, op.Response, true)
}

// typed gives a value of a sample its type. A whole answer loses what would make it an error.
func (k *types) typed(v *sample.Value, r model.Ref, whole bool) (runtime.DynamicValue, bool) {
	switch v.Kind {
	case sample.Object:
		return k.typedObject(v, r, whole)
	case sample.List:
		return k.typedList(v, r)
	}
	if r.Name == "object" {
		r.Name = guess(v)
	}
	scalar, err := k.scalar(r, v.Text)
	return runtime.DynamicValue{Scalar: scalar}, err == nil
}

func (k *types) typedList(v *sample.Value, r model.Ref) (runtime.DynamicValue, bool) {
	element := model.Ref{Name: "object"}
	if under := k.under(r); under.IsList() {
		r = under
	}
	switch {
	case r.IsList():
		element = r.Args[0]
	case r.Name != "object":
		return runtime.DynamicValue{}, false
	}
	out := runtime.DynamicValue{Elems: []runtime.DynamicValue{}}
	for i := range v.Elems {
		e, ok := k.typed(&v.Elems[i], element, false)
		if !ok {
			return out, false
		}
		out.Elems = append(out.Elems, e)
	}
	return out, true
}

func (k *types) typedObject(v *sample.Value, r model.Ref, whole bool) (runtime.DynamicValue, bool) {
	of, ok := k.memberTypes(r)
	out := runtime.DynamicValue{Members: []runtime.DynamicMember{}}
	for i := range v.Members {
		m := &v.Members[i]
		t, known := of(m.Name)
		if whole && isStatus(t) || !known && m.Name == "__type" {
			continue
		}
		if m.Value.Kind == sample.Text && !m.Value.Quoted && (m.Value.Text == "" || m.Value.Text == "null") {
			continue // null
		}
		value, fits := k.typed(&m.Value, t.Type, false)
		ok = ok && fits
		out.Members = append(out.Members, runtime.DynamicMember{Name: m.Name, Value: value})
	}
	return out, ok
}

// memberTypes gives the types of an object's members, by their names on the wire.
func (k *types) memberTypes(r model.Ref) (of func(wire string) (model.Member, bool), ok bool) {
	if under := k.under(r); under.IsMap() {
		r = under
	}
	unknown := model.Member{Type: model.Ref{Name: "object"}}
	if r.IsMap() {
		return func(string) (model.Member, bool) { return model.Member{Type: r.Args[1]}, true }, true
	}
	members := map[string]model.Member{}
	for _, m := range k.members(r) {
		members[m.Wire] = m
	}
	return func(wire string) (model.Member, bool) {
		if m, ok := members[wire]; ok {
			return m, true
		}
		return unknown, false
	}, !r.IsScalar() && !r.IsList() && k.enums[r.Name] == nil || r.Name == "object"
}

// guess gives the type of a scalar that no source tells.
func guess(v *sample.Value) string {
	if v.Quoted {
		return "string"
	}
	for _, name := range []string{"Number", "bool"} {
		if _, err := runtime.ParseDynamic(name, v.Text); err == nil {
			return name
		}
	}
	return "string"
}

// scalar reads a text as a value of a type.
func (k *types) scalar(r model.Ref, text string) (any, error) {
	name := r.Name
	if e := k.enums[name]; e != nil {
		if name = "string"; e.Numeric || e.Flags {
			name = "long"
		}
	}
	scalar, err := runtime.ParseDynamic(name, text)
	if err != nil {
		return nil, err
	}
	return k.spelled(scalar), nil
}
