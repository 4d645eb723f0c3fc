package fake

import (
	"fmt"
	"reflect"
	"time"

	api "github.com/ssgen/ssgen/templates/runtime"
)

// kinds tells how values of some types are made: of those that are more than their Go type
// shows. An invalid value is none.
type kinds map[reflect.Type]func(m *maker, name string) reflect.Value

func newKinds() kinds {
	k := kinds{}
	addKind(k, func(m *maker) time.Time { return m.moment() })
	addKind(k, func(m *maker) time.Duration { return time.Duration(1+m.random.IntN(600)) * time.Second })
	addKind(k, func(m *maker) api.Decimal { return api.NewDecimal(int64(m.random.IntN(100000)), 2) })
	addKind(k, func(m *maker) api.Number { return api.Number(fmt.Sprint(1 + m.random.IntN(99))) })
	addKind(k, func(m *maker) api.Char { return api.Char('A' + m.random.IntN(26)) })
	addKind(k, func(m *maker) api.DateOnly { return api.DateOnlyOf(m.moment()) })
	addKind(k, func(m *maker) api.TimeOnly { return api.TimeOnly(time.Duration(m.random.IntN(24*60)) * time.Minute) })
	addKind(k, func(m *maker) api.GUID { return m.guid() })
	addKind(k, func(m *maker) []byte { return []byte(m.text("bytes")) })
	return k
}

// addKind tells how values of a type are made.
func addKind[T any](k kinds, value func(m *maker) T) {
	k[reflect.TypeFor[T]()] = func(m *maker, _ string) reflect.Value { return reflect.ValueOf(value(m)) }
}

// addEnum tells the values of an enum.
func addEnum[T any](k kinds, values []T) {
	k[reflect.TypeFor[T]()] = func(m *maker, _ string) reflect.Value {
		if len(values) == 0 {
			return reflect.Value{}
		}
		return reflect.ValueOf(values[m.random.IntN(len(values))])
	}
}

// addAbstract tells the classes of an abstract type, as pointers to them. One that the
// value would stand in itself is not chosen.
func addAbstract[T any](k kinds, classes ...T) {
	k[reflect.TypeFor[T]()] = func(m *maker, name string) reflect.Value {
		for _, i := range m.random.Perm(len(classes)) {
			class := reflect.TypeOf(classes[i])
			if m.ends(class) {
				continue
			}
			v := reflect.New(class.Elem())
			m.fill(v.Elem(), name)
			return v
		}
		return reflect.Value{}
	}
}

// moment is a time of the years 2020 to 2029, in UTC, to the second.
func (m *maker) moment() time.Time {
	first := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	last := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	return time.Unix(first+m.random.Int64N(last-first), 0).UTC()
}

// guid is a random one, of version 4.
func (m *maker) guid() (g api.GUID) {
	for i := range g {
		g[i] = byte(m.random.IntN(256))
	}
	g[6], g[8] = g[6]&0x0f|0x40, g[8]&0x3f|0x80
	return g
}
