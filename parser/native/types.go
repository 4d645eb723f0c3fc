package native

import (
	"slices"
	"strconv"

	"github.com/ssgen/ssgen/parser/model"
)

// build fills a declaration's part of the model.
func (r *reader) build(d *decl) {
	if d.isEnum {
		d.enum = r.buildEnum(d)
		return
	}
	s := scope{namespace: d.namespace, params: d.params, user: d.simple}
	d.typ = model.Type{
		Namespace: d.namespace, Params: d.params, Doc: d.doc, Builtin: d.builtin, Pos: d.pos,
		Abstract: d.isAbstract && !d.isInterface, Interface: d.isInterface,
		Base: r.baseRef(d, s), Implements: r.implemented(d, s),
	}
	if len(d.instances) > 0 {
		d.typ.Members = r.restore(d, s)
	} else {
		d.typ.Members = r.buildMembers(d.members, s)
	}
}

// buildMembers gives the members in wire order. A Stream is never written.
func (r *reader) buildMembers(props []property, s scope) []model.Member {
	out := []model.Member{}
	for _, p := range props {
		if t, err := parseCLR(p.typ.name); err == nil && t.arity == 0 && isSystem(p.typ.namespace) && isStream(t.name) {
			continue
		}
		m := model.Member{Name: p.name, Wire: p.wire, Doc: p.doc, Required: p.required, Pos: p.pos}
		if m.Wire == "" {
			m.Wire = r.doc.casing.Wire(p.name)
		}
		m.Type = r.ref(p.typ, scope{s.namespace, s.params, s.user + "." + p.name})
		out = append(out, m)
	}
	return out
}

// buildEnum gives an enum. Without printed values its members count from 0; only
// flags, and all enums of a host with TreatEnumAsInteger, travel as numbers.
func (r *reader) buildEnum(d *decl) model.Enum {
	e := model.Enum{
		Namespace: d.namespace, Members: []model.EnumMember{}, Doc: d.doc, Builtin: d.builtin, Pos: d.pos,
		Numeric: d.isInt || d.isFlags, Flags: d.isFlags,
	}
	for i, name := range d.enumNames {
		m := model.EnumMember{Name: name, Wire: at(d.enumWire, i), Doc: at(d.enumDocs, i), Pos: d.pos}
		if m.Wire == "" {
			m.Wire = name
		}
		value, err := int64(i), error(nil)
		if len(d.enumValues) > 0 {
			value, err = strconv.ParseInt(at(d.enumValues, i), 10, 64)
		}
		if err == nil {
			m.Value = &value
		}
		e.Members = append(e.Members, m)
	}
	if d.isFlags && len(d.enumWire) > 0 {
		r.diags.Warn("enum-mixed", d.pos, "take the EnumMember attributes off the server's enum",
			"%s has both Flags and EnumMember texts: the server writes one flag as text and several as a number; numbers are sent", oneLine(d.simple))
	}
	return e
}

func at(texts []string, i int) string {
	if i < len(texts) {
		return texts[i]
	}
	return ""
}

// breakCycle drops the base of a class that comes to extend itself, which no
// compiler makes but a damaged document can. Sound holds the classes that do not.
func (r *reader) breakCycle(d *decl, sound map[*decl]bool) {
	walked := map[*decl]bool{}
	for b := d; b != nil && !sound[b]; b = r.byToken(b.typ.Base.Name) {
		walked[b] = true
		if walked[r.byToken(b.typ.Base.Name)] {
			r.diags.Warn("base-cycle", b.pos, "save the metadata again", "%s extends itself; its base is left out", oneLine(b.simple))
			b.typ.Base = model.Ref{}
		}
	}
	for b := range walked {
		sound[b] = true
	}
}

// maxBases bounds the search in bases; hand-written classes have few.
const maxBases = 64

// dropHoisted takes out the members that the server copies from a base class to
// tell how a form shows them: on the wire they stand with the base's.
func (r *reader) dropHoisted(d *decl) {
	hoisted := map[string]bool{}
	for _, p := range d.members {
		hoisted[p.name] = p.hasInput && r.inherits(d, p.name)
	}
	d.typ.Members = slices.DeleteFunc(d.typ.Members, func(m model.Member) bool { return hoisted[m.Name] })
}

// inherits tells whether a base class of d has the member.
func (r *reader) inherits(d *decl, name string) bool {
	b := r.byToken(d.typ.Base.Name)
	for n := 0; b != nil && n < maxBases; n++ {
		if slices.ContainsFunc(b.members, func(p property) bool { return p.name == name }) {
			return true
		}
		b = r.byToken(b.typ.Base.Name)
	}
	return false
}
