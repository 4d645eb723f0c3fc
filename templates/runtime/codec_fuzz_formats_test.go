package runtime

import (
	"testing"
	"time"
)

// FuzzFormats takes what it can read from one format to the other and back. What a
// format cannot say is taken off before; the rest is the same value.
func FuzzFormats(f *testing.F) {
	for _, seed := range jsvSeeds {
		f.Add(seed, false)
	}
	for _, seed := range jsonSeeds {
		f.Add(seed, true)
	}
	for _, seed := range []string{
		"{t:2020-01-02,tn:2020-01-02T03:04:05.1230000Z,to:2020-01-02T03:04:05.1230000+05:30}", "{ti:PT23H59M59.9999999S,ts:-P1DT0.1S,do:0001-01-01,ch:\x00}",
		"{x:NaN,m:-0.00,q:-9223372036854775808,i:1E+17}", "{dd:{2020-01-02:1,\"2020-01-02T03:04:05+01:00\":2},di:{-1:a},dl:{a:[,b]}}",
	} {
		f.Add(seed, false)
	}
	f.Add(`{"t":"\/Date(0)\/","tn":"\/Date(-1)\/","to":"\/Date(1577914445678+0530)\/","do":"2020-01-02","ln":[1,null],"ls":[null,{}],"n":null}`, true)
	f.Fuzz(func(t *testing.T, text string, isJSON bool) {
		crossed(t, text, isJSON, (*exactProbe).encode, (*exactProbe).decode, (*exactProbe).settle)
		crossed(t, text, isJSON, (*orderPage).encode, (*orderPage).decode, (*orderPage).settle)
		crossed(t, text, isJSON, (*treeItem).encode, (*treeItem).decode, func(*treeItem) {})
		crossed(t, text, isJSON, (*enumHolder).encode, (*enumHolder).decode, func(*enumHolder) {})
	})
}

// crossed reads a text, takes off what one of the formats cannot say, and compares the
// value's text with that of what the other format brings back.
func crossed[T any](t *testing.T, text string, isJSON bool, encode func(*T, []byte, *encoder) []byte, decode func(*T, *decoder), settle func(*T)) {
	v, err := readAs(text, isJSON, decode)
	if err != nil {
		return
	}
	settle(&v)
	here, there := encoder{json: isJSON}, encoder{json: !isJSON}
	want, err := writeAs(v, here, encode)
	if err != nil {
		return
	}
	way, err := writeAs(v, there, encode)
	if err != nil {
		t.Fatalf("%T of %q, which is %s: %v", v, text, want, err)
	}
	back, err := readAs(way, there.json, decode)
	if err != nil {
		t.Fatalf("%T of %q, by way of %q: %v", v, text, way, err)
	}
	if got, err := writeAs(back, here, encode); err != nil || got != want {
		t.Fatalf("%T of %q: %v\nwant %q\nhave %q\nby   %q", v, text, err, want, got, way)
	}
}

// settle takes off what JSON or JSV cannot say: ticks below a millisecond, the zone of a
// midnight, that a time has no zone, a list of one null, bytes that are none, the kinds of
// values of type object.
func (v *exactProbe) settle() {
	settleTime(&v.T)
	settleTime(v.TN)
	v.TO = v.TO.Truncate(time.Millisecond)
	days := map[time.Time]int32{}
	for day, n := range v.DD {
		settleTime(&day)
		days[day] = n
	}
	if v.DD != nil {
		v.DD = days
	}
	settleList(&v.L)
	settleList(&v.SA)
	settleList(&v.HS)
	settleList(&v.LN)
	settleList(&v.LLI)
	settleList(&v.JS)
	for i := range v.JS {
		settleList(&v.JS[i])
	}
	for k, list := range v.DL {
		settleList(&list)
		v.DL[k] = list
	}
	for _, list := range [][]*exactProbeItem{v.LS, v.SS} {
		for i := range list {
			if list[i] == nil { // written as {}, which is an object to this type's reader
				list[i] = &exactProbeItem{}
			}
		}
	}
	v.O = nil
	if len(v.BY) == 0 {
		v.BY = nil
	}
}

func (v *orderPage) settle() {
	for i := range v.Results {
		settleTime(&v.Results[i].Created)
	}
}

// settleTime moves a midnight, which JSV writes without its zone, on by a second, and a
// time without a zone to the server's, as JSV writes it.
func settleTime(v *time.Time) {
	if v == nil {
		return
	}
	if v.Location() == ServerTime() {
		*v = v.In(&zeroZone)
	}
	*v = v.Truncate(time.Millisecond)
	if wall, _ := wallClock(*v); wall.Equal(wall.Truncate(24 * time.Hour)) {
		*v = v.Add(time.Second)
	}
}

// settleList empties a list of one nil, for which JSV has no text of its own.
func settleList[T any](v *[]T) {
	if len(*v) == 1 && isNilElement((*v)[0]) {
		*v = []T{}
	}
}

func isNilElement(v any) bool {
	switch x := v.(type) {
	case *string:
		return x == nil
	case *int32:
		return x == nil
	case []int32:
		return x == nil
	case []*string:
		return x == nil
	}
	return false
}
