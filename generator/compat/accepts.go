package compat

import (
	"maps"
	"math"
	"slices"

	"github.com/ssgen/ssgen/parser/model"
)

// A wire tells how what one model's type writes is read by another model's type. The
// effects are those of JSV and JSON as ssgen's packages and ServiceStack's servers read them.
type wire struct {
	reader, writer *side
	compared       map[string]bool // pairs of classes that are being compared
}

// reads tells what becomes of values that the writer's side writes as one type and the
// reader's side reads as another.
func (w wire) reads(reader, writer model.Ref) Effect {
	reader, writer = plain(reader), plain(writer)
	if writer.Nullable && !reader.Nullable {
		reader.Nullable = true
		return worse(Risk, w.reads(reader, writer)) // null is read as the zero value
	}
	switch {
	case reader.IsList() && writer.IsList():
		return w.reads(reader.Args[0], writer.Args[0])
	case reader.IsMap() && writer.IsMap():
		return worse(w.reads(reader.Args[0], writer.Args[0]), w.reads(reader.Args[1], writer.Args[1]))
	case reader.Name == "object":
		return Safe
	case writer.Name == "object":
		return Risk
	case reader.IsScalar() && writer.IsScalar():
		return scalars(reader.Name, writer.Name)
	case reader.IsList() || writer.IsList() || reader.IsMap() || writer.IsMap():
		return Breaks
	}
	return w.declared(reader, writer)
}

// plain writes alike what travels alike: an array is a list, and only values can be null.
func plain(r model.Ref) model.Ref {
	if r.Name == model.Array {
		r.Name = model.List
	}
	if r.IsList() || r.IsMap() || r.IsScalar() && !r.IsValueScalar() {
		r.Nullable = false
	}
	return r
}

// worse gives the worse of two effects.
func worse(a, b Effect) Effect {
	order := []Effect{Unknown, Safe, Risk, Breaks}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}

// scalars compares scalars by the texts that they can be.
func scalars(reader, writer string) Effect {
	r, rNumber := numbers[reader]
	w, wNumber := numbers[writer]
	switch {
	case reader == writer, reader == model.Number && wNumber, writer == model.Number && rNumber:
		return Safe
	case rNumber && wNumber:
		return r.reads(w)
	case reader == "string" && !wNumber && writer != "bool" && writer != "byte[]":
		return Safe // each is text
	case reader == "string" || writer == "string":
		return Risk // some texts are, and some numbers stand in quotes
	case reader == "DateTime" && writer == "DateTimeOffset", reader == "DateTimeOffset" && writer == "DateTime",
		reader == "DateTime" && writer == "DateOnly", reader == "DateOnly" && writer == "DateTime":
		return Risk // an offset or a time is lost or assumed
	}
	return Breaks
}

// number is what a kind of number can hold: whole numbers between two bounds, or fractions
// with that many digits.
type number struct {
	low, high float64
	digits    int // that are exact
	fraction  bool
}

var numbers = map[string]number{
	"byte": {0, math.MaxUint8, 3, false}, "sbyte": {math.MinInt8, math.MaxInt8, 3, false},
	"short": {math.MinInt16, math.MaxInt16, 5, false}, "ushort": {0, math.MaxUint16, 5, false},
	"int": {math.MinInt32, math.MaxInt32, 10, false}, "uint": {0, math.MaxUint32, 10, false},
	"long": {math.MinInt64, math.MaxInt64, 19, false}, "ulong": {0, math.MaxUint64, 20, false},
	"float": {-math.MaxFloat32, math.MaxFloat32, 7, true}, "double": {-math.MaxFloat64, math.MaxFloat64, 15, true},
	"decimal": {-7.9e28, 7.9e28, 28, true}, model.Number: {-math.MaxFloat64, math.MaxFloat64, 1000, true},
}

// reads tells whether all numbers that another kind holds can be read as this one.
func (n number) reads(w number) Effect {
	if w.low >= n.low && w.high <= n.high && n.digits >= w.digits && (n.fraction || !w.fraction) {
		return Safe
	}
	return Risk
}

// declared compares types of which one at least is a class or an enum.
func (w wire) declared(reader, writer model.Ref) Effect {
	re, we := w.reader.enums[reader.Name], w.writer.enums[writer.Name]
	switch {
	case re != nil && we != nil:
		return enums(re, we)
	case re != nil && writer.IsScalar():
		return enumAndScalar(re, writer.Name)
	case we != nil && reader.IsScalar():
		if e := enumAndScalar(we, reader.Name); reader.Name != "string" || e == Breaks {
			return e
		}
		return Safe // each name is a text
	}
	rt, wt := w.reader.types[reader.Name], w.writer.types[writer.Name]
	if rt == nil || wt == nil {
		if reader.Equal(writer) {
			return Safe // a type parameter, or one that is the framework's
		}
		return Breaks
	}
	return w.classes(rt, wt)
}

// enumAndScalar is for an enum whose values travel as those of a scalar.
func enumAndScalar(e *model.Enum, scalar string) Effect {
	_, number := numbers[scalar]
	switch {
	case e.Numeric && number:
		return Safe
	case number || scalar == "string":
		return Risk // servers and packages read names and numbers, where they are known
	}
	return Breaks
}

// enums compares enums by their values.
func enums(reader, writer *model.Enum) Effect {
	if reader.Numeric != writer.Numeric {
		return Risk
	}
	for _, m := range writer.Members {
		if !slices.ContainsFunc(reader.Members, func(o model.EnumMember) bool { return o.Wire == m.Wire }) {
			return Risk
		}
	}
	return Safe
}

// classes compares classes of different names by the members that both have.
func (w wire) classes(reader, writer *model.Type) Effect {
	key := reader.Name + " " + writer.Name
	if reader.Name == writer.Name || w.compared[key] {
		return Safe // what differs in it is told of by itself
	}
	w.compared[key] = true
	read, written := w.reader.members(reader), w.writer.members(writer)
	effect, shared := Safe, 0
	for _, name := range slices.Sorted(maps.Keys(written)) {
		m, ok := read[name]
		if !ok {
			effect = worse(effect, Risk)
			continue
		}
		shared++
		effect = worse(effect, w.reads(m.ref, written[name].ref))
	}
	if shared == 0 && len(written) > 0 {
		return Breaks
	}
	if shared < len(read) {
		effect = worse(effect, Risk)
	}
	return effect
}

// change tells what becomes of yesterday's client where a type in use is another now.
func (c *comparison) change(d Direction, was, is model.Ref) Effect {
	effect := Safe
	if d == Request || d == Both {
		effect = worse(effect, wire{c.now, c.earlier, map[string]bool{}}.reads(is, was))
	}
	if d == Response || d == Both {
		effect = worse(effect, wire{c.earlier, c.now, map[string]bool{}}.reads(was, is))
	}
	return effect
}
