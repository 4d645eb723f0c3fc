package serve

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/templates/runtime"
)

// How much is made for one answer at most: types that hold each other would have no end.
const (
	maxDepth  = 6
	maxValues = 5000
)

// maker makes values for types, by chance, with the same outcome for the same seed.
type maker struct {
	*types
	random *rand.Rand
	nulls  bool // what may be null is left out here and there
	within []string
	values int
}

// whole makes an answer, which tells of no error.
func (m *maker) whole(r model.Ref, name string) runtime.DynamicValue {
	v, ok := m.make(r, name)
	if !ok {
		return runtime.DynamicValue{Members: []runtime.DynamicMember{}}
	}
	return v
}

// make makes a value; it is not ok where there is none: enough has been made.
func (m *maker) make(r model.Ref, name string) (runtime.DynamicValue, bool) {
	m.values++
	if under := m.under(r); !under.IsZero() {
		r = under
	}
	switch {
	case r.IsList():
		return m.list(r.Args[0], name), true
	case r.IsMap():
		return m.dictionary(r.Args[0], r.Args[1], name), true
	case m.enums[r.Name] != nil:
		return m.enum(m.enums[r.Name])
	case m.types.types[r.Name] != nil:
		return m.object(r)
	}
	return runtime.DynamicValue{Scalar: m.spelled(m.scalarOf(r.Name, name))}, true
}

func (m *maker) list(element model.Ref, name string) runtime.DynamicValue {
	v := runtime.DynamicValue{Elems: []runtime.DynamicValue{}}
	for range 1 + m.random.IntN(2) {
		if e, ok := m.make(element, name); ok {
			v.Elems = append(v.Elems, e)
		}
	}
	return v
}

func (m *maker) dictionary(key, element model.Ref, name string) runtime.DynamicValue {
	v := runtime.DynamicValue{Members: []runtime.DynamicMember{}}
	k, okKey := m.make(key, name)
	e, ok := m.make(element, name)
	if !ok || !okKey {
		return v
	}
	text, err := k.Append(nil, runtime.FormatJSV)
	if err != nil || k.Scalar == nil {
		return v
	}
	if s, ok := k.Scalar.(string); ok {
		text = []byte(s)
	}
	v.Members = append(v.Members, runtime.DynamicMember{Name: string(text), Value: e})
	return v
}

func (m *maker) enum(e *model.Enum) (runtime.DynamicValue, bool) {
	if len(e.Members) == 0 {
		return runtime.DynamicValue{}, false
	}
	i := m.random.IntN(len(e.Members))
	if !e.Numeric && !e.Flags {
		return runtime.DynamicValue{Scalar: e.Members[i].Wire}, e.Members[i].Wire != ""
	}
	number := int64(i)
	if n := e.Members[i].Value; n != nil {
		number = *n
	}
	return runtime.DynamicValue{Scalar: number}, true
}

func (m *maker) object(r model.Ref) (runtime.DynamicValue, bool) {
	v := runtime.DynamicValue{Members: []runtime.DynamicMember{}}
	if t := m.types.types[r.Name]; t.IsAbstract() {
		sub := m.subclass(t.Name)
		if sub == nil {
			return v, false
		}
		r = model.Ref{Name: sub.Name}
		name := sub.DotNetName()
		if sub.Assembly != "" {
			name += ", " + sub.Assembly
		}
		v.Members = append(v.Members, runtime.DynamicMember{Name: "__type", Value: runtime.DynamicValue{Scalar: name}})
	}
	if m.values > maxValues || len(m.within) >= maxDepth || slices.Contains(m.within, r.String()) {
		return v, false
	}
	whole := len(m.within) == 0
	m.within = append(m.within, r.String())
	for _, member := range m.members(r) {
		if whole && isStatus(member) || m.nulls && m.nullable(member.Type) && m.random.IntN(4) == 0 {
			continue
		}
		if value, ok := m.make(member.Type, member.Name); ok {
			v.Members = append(v.Members, runtime.DynamicMember{Name: member.Wire, Value: value})
		}
	}
	m.within = m.within[:len(m.within)-1]
	return v, true
}

// nullable tells whether a value may be null on the wire.
func (m *maker) nullable(r model.Ref) bool {
	return r.Nullable || !r.IsValueScalar() && m.enums[r.Name] == nil
}

// text is a word that tells whose value it is: "DisplayName 17".
func (m *maker) text(name string) string { return fmt.Sprintf("%s %d", name, 1+m.random.IntN(99)) }

// scalarOf makes a value of a scalar type.
func (m *maker) scalarOf(typeName, name string) any {
	switch typeName {
	case "bool":
		return m.random.IntN(2) == 0
	case "sbyte", "short", "int", "long", "byte", "ushort", "uint", "ulong", model.Number:
		return int64(1 + m.random.IntN(99))
	case "float", "double":
		return float64(m.random.IntN(400)) / 4
	case "decimal":
		return runtime.NewDecimal(int64(m.random.IntN(100000)), 2)
	case "char":
		return runtime.Char('A' + m.random.IntN(26))
	case "DateTime":
		return m.moment()
	case "DateTimeOffset":
		return runtime.DynamicOffset(m.moment())
	case "DateOnly":
		return runtime.DateOnlyOf(m.moment())
	case "TimeOnly":
		return runtime.TimeOnly(time.Duration(m.random.IntN(24*60)) * time.Minute)
	case "TimeSpan":
		return time.Duration(1+m.random.IntN(600)) * time.Second
	case "Guid":
		return m.guid()
	case "byte[]", "Stream":
		return []byte(m.text("bytes"))
	case "Uri":
		return "https://example.org/" + strings.ToLower(name)
	}
	return m.text(name)
}

// moment is a time of the years 2020 to 2029, in UTC, to the second.
func (m *maker) moment() time.Time {
	first := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	last := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	return time.Unix(first+m.random.Int64N(last-first), 0).UTC()
}

func (m *maker) guid() (g runtime.GUID) {
	for i := range g {
		g[i] = byte(m.random.IntN(256))
	}
	g[6], g[8] = g[6]&0x0f|0x40, g[8]&0x3f|0x80
	return g
}

// spelled writes dates and GUIDs as text where the API's host spells them otherwise than
// most do.
func (k *types) spelled(scalar any) any {
	switch v := scalar.(type) {
	case time.Time:
		if k.api.Dates == "iso" {
			return bare(v)
		}
	case runtime.DynamicOffset:
		if k.api.Dates == "iso" {
			return bare(v)
		}
	case runtime.GUID:
		if k.api.GUIDs == "dashed" {
			return fmt.Sprintf("%x-%x-%x-%x-%x", v[:4], v[4:6], v[6:8], v[8:10], v[10:])
		}
	}
	return scalar
}

// bare gives the text of a date as JSV has it.
func bare(date any) any {
	v := runtime.DynamicValue{Scalar: date}
	text, err := v.Append(nil, runtime.FormatJSV)
	if err != nil {
		return date
	}
	return runtime.DynamicBare(text)
}
