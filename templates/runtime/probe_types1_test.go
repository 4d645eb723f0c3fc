package runtime

import (
	"time"
)

type exactProbeItem struct {
	ID   int32
	Name *string
}

var keysExactProbeItem = []string{"id", "name"}

func (v *exactProbeItem) encode(b []byte, e *encoder) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	b = addInt(b, e, `"id":id:`, v.ID)
	if v.Name != nil {
		b = encodeString(v.Name, addKey(b, e, `"name":name:`), e)
	}
	return e.end(b)
}

func (v *exactProbeItem) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysExactProbeItem, k); k {
		case 0:
			decodeInt(&v.ID, d)
		case 1:
			if v.Name = nil; d.presentString() {
				v.Name = new(string)
				decodeString(v.Name, d)
			}
		case unknownMember:
			d.skip()
		}
	}
}

type exactProbe struct {
	A   *string
	B   int32
	N   *int32
	C   bool
	CN  *bool
	L   []*string
	SA  []*string
	LI  []int32
	IA  []int32
	LN  []*int32
	HS  []*string
	S   *exactProbeItem
	LS  []*exactProbeItem
	SS  []*exactProbeItem
	D   map[string]string
	DS  map[string]exactProbeItem
	DI  map[int32]string
	DD  map[time.Time]int32
	DL  map[string][]*string
	X   float64
	M   Decimal
	Q   int64
	O   any
	CH  Char
	E   probeEnum
	EN  probeEnum
	F   probeFlags
	T   time.Time
	TN  *time.Time
	TO  time.Time
	TS  time.Duration
	TSN *time.Duration
	G   GUID
	DO  DateOnly
	TI  TimeOnly
	BY  []byte
	U   *string
	LLI [][]int32
	JS  [][]*string
}

var keysExactProbe = []string{"a", "b", "n", "c", "cn", "l", "sa", "li", "ia", "ln", "hs", "s", "ls", "ss", "d", "ds", "di", "dd", "dl", "x", "m", "q", "o", "ch", "e", "en", "f", "t", "tn", "to", "ts", "tsn", "g", "do", "ti", "by", "u", "lli", "js"}

func (v *exactProbe) encode(b []byte, e *encoder) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	if v.A != nil {
		b = encodeString(v.A, addKey(b, e, `"a":a:`), e)
	}
	b = addInt(b, e, `"b":b:`, v.B)
	if v.N != nil {
		b = encodeInt(v.N, addKey(b, e, `"n":n:`), e)
	}
	b = addBool(b, e, `"c":c:`, v.C)
	if v.CN != nil {
		b = encodeBool(v.CN, addKey(b, e, `"cn":cn:`), e)
	}
	if v.L != nil {
		b = encodeListProbeListOptString(&v.L, addKey(b, e, `"l":l:`), e)
	}
	if v.SA != nil {
		b = encodeListProbeListOptString(&v.SA, addKey(b, e, `"sa":sa:`), e)
	}
	if v.LI != nil {
		b = encodeListProbeListInt32(&v.LI, addKey(b, e, `"li":li:`), e)
	}
	if v.IA != nil {
		b = encodeListProbeListInt32(&v.IA, addKey(b, e, `"ia":ia:`), e)
	}
	if v.LN != nil {
		b = encodeListProbeListOptInt32(&v.LN, addKey(b, e, `"ln":ln:`), e)
	}
	if v.HS != nil {
		b = encodeListProbeListOptString(&v.HS, addKey(b, e, `"hs":hs:`), e)
	}
	if v.S != nil {
		b = v.S.encode(addKey(b, e, `"s":s:`), e)
	}
	if v.LS != nil {
		b = encodeListProbeListOptProbeItem(&v.LS, addKey(b, e, `"ls":ls:`), e)
	}
	if v.SS != nil {
		b = encodeListProbeListOptProbeItem(&v.SS, addKey(b, e, `"ss":ss:`), e)
	}
	if v.D != nil {
		b = encodeMapProbeMapStringString(&v.D, addKey(b, e, `"d":d:`), e)
	}
	if v.DS != nil {
		b = encodeMapProbeMapStringProbeItem(&v.DS, addKey(b, e, `"ds":ds:`), e)
	}
	if v.DI != nil {
		b = encodeMapProbeMapInt32String(&v.DI, addKey(b, e, `"di":di:`), e)
	}
	if v.DD != nil {
		b = encodeMapProbeMapDateTimeInt32(&v.DD, addKey(b, e, `"dd":dd:`), e)
	}
	if v.DL != nil {
		b = encodeMapProbeMapStringListOptString(&v.DL, addKey(b, e, `"dl":dl:`), e)
	}
	b = encodeFloat64(&v.X, addKey(b, e, `"x":x:`), e)
	b = v.M.encode(addKey(b, e, `"m":m:`), e)
	b = addInt(b, e, `"q":q:`, v.Q)
	if v.O != nil {
		b = encodeAny(&v.O, addKey(b, e, `"o":o:`), e)
	}
	b = v.CH.encode(addKey(b, e, `"ch":ch:`), e)
	b = addEnum(b, e, `"e":e:`, string(v.E), textsProbeEnum)
	b = addEnum(b, e, `"en":en:`, string(v.EN), textsProbeEnum)
	b = v.F.encode(addKey(b, e, `"f":f:`), e)
	b = encodeDateTime(&v.T, addKey(b, e, `"t":t:`), e)
	if v.TN != nil {
		b = encodeDateTime(v.TN, addKey(b, e, `"tn":tn:`), e)
	}
	b = encodeDateTimeOffset(&v.TO, addKey(b, e, `"to":to:`), e)
	b = encodeTimeSpan(&v.TS, addKey(b, e, `"ts":ts:`), e)
	if v.TSN != nil {
		b = encodeTimeSpan(v.TSN, addKey(b, e, `"tsn":tsn:`), e)
	}
	b = v.G.encode(addKey(b, e, `"g":g:`), e)
	b = v.DO.encode(addKey(b, e, `"do":do:`), e)
	b = v.TI.encode(addKey(b, e, `"ti":ti:`), e)
	if v.BY != nil {
		b = encodeBytes(&v.BY, addKey(b, e, `"by":by:`), e)
	}
	if v.U != nil {
		b = encodeString(v.U, addKey(b, e, `"u":u:`), e)
	}
	if v.LLI != nil {
		b = encodeListProbeListListInt32(&v.LLI, addKey(b, e, `"lli":lli:`), e)
	}
	if v.JS != nil {
		b = encodeListProbeListListOptString(&v.JS, addKey(b, e, `"js":js:`), e)
	}
	return e.end(b)
}

func (v *exactProbe) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysExactProbe, k); k {
		case 0:
			if v.A = nil; d.presentString() {
				v.A = new(string)
				decodeString(v.A, d)
			}
		case 1:
			decodeInt(&v.B, d)
		case 2:
			if v.N = nil; d.present() {
				v.N = new(int32)
				decodeInt(v.N, d)
			}
		case 3:
			decodeBool(&v.C, d)
		case 4:
			if v.CN = nil; d.present() {
				v.CN = new(bool)
				decodeBool(v.CN, d)
			}
		case 5:
			decodeListProbeListOptString(&v.L, d)
		case 6:
			decodeListProbeListOptString(&v.SA, d)
		case 7:
			decodeListProbeListInt32(&v.LI, d)
		case 8:
			decodeListProbeListInt32(&v.IA, d)
		case 9:
			decodeListProbeListOptInt32(&v.LN, d)
		case 10:
			decodeListProbeListOptString(&v.HS, d)
		case 11:
			if v.S = nil; d.present() {
				v.S = new(exactProbeItem)
				v.S.decode(d)
			}
		case 12:
			decodeListProbeListOptProbeItem(&v.LS, d)
		case 13:
			decodeListProbeListOptProbeItem(&v.SS, d)
		case 14:
			decodeMapProbeMapStringString(&v.D, d)
		case 15:
			decodeMapProbeMapStringProbeItem(&v.DS, d)
		case 16:
			decodeMapProbeMapInt32String(&v.DI, d)
		case 17:
			decodeMapProbeMapDateTimeInt32(&v.DD, d)
		case 18:
			decodeMapProbeMapStringListOptString(&v.DL, d)
		case 19:
			decodeFloat64(&v.X, d)
		case 20:
			v.M.decode(d)
		case 21:
			decodeInt(&v.Q, d)
		case 22:
			decodeAny(&v.O, d)
		case 23:
			v.CH.decode(d)
		case 24:
			v.E.decode(d)
		case 25:
			v.EN.decode(d)
		case 26:
			v.F.decode(d)
		case 27:
			decodeDateTime(&v.T, d)
		case 28:
			if v.TN = nil; d.present() {
				v.TN = new(time.Time)
				decodeDateTime(v.TN, d)
			}
		case 29:
			decodeDateTimeOffset(&v.TO, d)
		case 30:
			decodeTimeSpan(&v.TS, d)
		case 31:
			if v.TSN = nil; d.present() {
				v.TSN = new(time.Duration)
				decodeTimeSpan(v.TSN, d)
			}
		case 32:
			v.G.decode(d)
		case 33:
			v.DO.decode(d)
		case 34:
			v.TI.decode(d)
		case 35:
			decodeBytes(&v.BY, d)
		case 36:
			if v.U = nil; d.presentString() {
				v.U = new(string)
				decodeString(v.U, d)
			}
		case 37:
			decodeListProbeListListInt32(&v.LLI, d)
		case 38:
			decodeListProbeListListOptString(&v.JS, d)
		case unknownMember:
			d.skip()
		}
	}
}

func encodeListProbeListOptString(v *[]*string, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		if (*v)[i] == nil {
			b = e.null(b)
			continue
		}
		b = encodeString((*v)[i], b, e)
	}
	return e.endList(b)
}

func decodeListProbeListOptString(v *[]*string, d *decoder) {
	if *v = nil; !d.beginList() {
		return
	}
	list := make([]*string, 0, d.values())
	for d.more() {
		list = append(list, nil)
		if list[len(list)-1] = nil; d.presentString() {
			list[len(list)-1] = new(string)
			decodeString(list[len(list)-1], d)
		}
	}
	*v = list
}

func encodeListProbeListInt32(v *[]int32, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		b = encodeInt(&(*v)[i], b, e)
	}
	return e.endList(b)
}

func decodeListProbeListInt32(v *[]int32, d *decoder) {
	if *v = nil; !d.beginList() {
		return
	}
	list := make([]int32, 0, d.values())
	for d.more() {
		list = append(list, 0)
		decodeInt(&list[len(list)-1], d)
	}
	*v = list
}

func encodeListProbeListOptInt32(v *[]*int32, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		if (*v)[i] == nil {
			b = e.null(b)
			continue
		}
		b = encodeInt((*v)[i], b, e)
	}
	return e.endList(b)
}

func decodeListProbeListOptInt32(v *[]*int32, d *decoder) {
	if *v = nil; !d.beginList() {
		return
	}
	list := make([]*int32, 0, d.values())
	for d.more() {
		list = append(list, nil)
		if list[len(list)-1] = nil; d.present() {
			list[len(list)-1] = new(int32)
			decodeInt(list[len(list)-1], d)
		}
	}
	*v = list
}
