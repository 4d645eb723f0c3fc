package runtime

import (
	"cmp"
	"strings"
	"time"
)

func encodeListProbeListOptProbeItem(v *[]*exactProbeItem, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		if (*v)[i] == nil {
			b = e.nullObject(b)
			continue
		}
		b = (*v)[i].encode(b, e)
	}
	return e.endList(b)
}

func decodeListProbeListOptProbeItem(v *[]*exactProbeItem, d *decoder) {
	if *v = nil; !d.beginList() {
		return
	}
	list := make([]*exactProbeItem, 0, d.objects())
	for d.more() {
		list = append(list, nil)
		if list[len(list)-1] = nil; !d.emptyObject() && d.present() {
			list[len(list)-1] = new(exactProbeItem)
			list[len(list)-1].decode(d)
		}
	}
	*v = list
}

func encodeMapProbeMapStringString(v *map[string]string, b []byte, e *encoder) []byte {
	return encodeTexts(v, b, e)
}

func decodeMapProbeMapStringString(v *map[string]string, d *decoder) {
	decodeTexts(v, d)
}

func encodeMapProbeMapStringProbeItem(v *map[string]exactProbeItem, b []byte, e *encoder) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	var few [fewKeys]string
	for _, k := range inOrder(few[:0], *v, strings.Compare) {
		x := (*v)[k]
		n := len(b)
		b = encodeString(&k, b, e)
		b = e.endKey(b, n)
		b = x.encode(b, e)
	}
	return e.end(b)
}

func decodeMapProbeMapStringProbeItem(v *map[string]exactProbeItem, d *decoder) {
	if *v = nil; !d.beginMap() {
		return
	}
	m := map[string]exactProbeItem{}
	for d.moreKeys() {
		var k string
		decodeString(&k, d)
		d.endKey()
		var x exactProbeItem
		x.decode(d)
		m[k] = x
	}
	*v = m
}

func encodeMapProbeMapInt32String(v *map[int32]string, b []byte, e *encoder) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	var few [fewKeys]int32
	for _, k := range inOrder(few[:0], *v, cmp.Compare[int32]) {
		x := (*v)[k]
		n := len(b)
		b = encodeInt(&k, b, e)
		b = e.endKey(b, n)
		b = encodeString(&x, b, e)
	}
	return e.end(b)
}

func decodeMapProbeMapInt32String(v *map[int32]string, d *decoder) {
	if *v = nil; !d.beginMap() {
		return
	}
	m := map[int32]string{}
	for d.moreKeys() {
		var k int32
		decodeInt(&k, d)
		d.endKey()
		var x string
		decodeString(&x, d)
		m[k] = x
	}
	*v = m
}

func encodeMapProbeMapDateTimeInt32(v *map[time.Time]int32, b []byte, e *encoder) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	var few [fewKeys]time.Time
	for _, k := range inOrder(few[:0], *v, time.Time.Compare) {
		x := (*v)[k]
		n := len(b)
		b = encodeDateTime(&k, b, e)
		b = e.endKey(b, n)
		b = encodeInt(&x, b, e)
	}
	return e.end(b)
}

func decodeMapProbeMapDateTimeInt32(v *map[time.Time]int32, d *decoder) {
	if *v = nil; !d.beginMap() {
		return
	}
	m := map[time.Time]int32{}
	for d.moreKeys() {
		var k time.Time
		decodeDateTime(&k, d)
		d.endKey()
		var x int32
		decodeInt(&x, d)
		m[k] = x
	}
	*v = m
}

func encodeMapProbeMapStringListOptString(v *map[string][]*string, b []byte, e *encoder) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	var few [fewKeys]string
	for _, k := range inOrder(few[:0], *v, strings.Compare) {
		x := (*v)[k]
		if x == nil {
			continue
		}
		n := len(b)
		b = encodeString(&k, b, e)
		b = e.endKey(b, n)
		b = encodeListProbeListOptString(&x, b, e)
	}
	return e.end(b)
}

func decodeMapProbeMapStringListOptString(v *map[string][]*string, d *decoder) {
	if *v = nil; !d.beginMap() {
		return
	}
	m := map[string][]*string{}
	for d.moreKeys() {
		var k string
		decodeString(&k, d)
		d.endKey()
		var x []*string
		decodeListProbeListOptString(&x, d)
		m[k] = x
	}
	*v = m
}

func encodeListProbeListListInt32(v *[][]int32, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		if (*v)[i] == nil {
			b = e.null(b)
			continue
		}
		b = encodeListProbeListInt32(&(*v)[i], b, e)
	}
	return e.endList(b)
}

func decodeListProbeListListInt32(v *[][]int32, d *decoder) {
	if *v = nil; !d.beginList() {
		return
	}
	list := make([][]int32, 0, d.values())
	for d.more() {
		list = append(list, nil)
		decodeListProbeListInt32(&list[len(list)-1], d)
	}
	*v = list
}

func encodeListProbeListListOptString(v *[][]*string, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		if (*v)[i] == nil {
			b = e.null(b)
			continue
		}
		b = encodeListProbeListOptString(&(*v)[i], b, e)
	}
	return e.endList(b)
}

func decodeListProbeListListOptString(v *[][]*string, d *decoder) {
	if *v = nil; !d.beginList() {
		return
	}
	list := make([][]*string, 0, d.values())
	for d.more() {
		list = append(list, nil)
		decodeListProbeListOptString(&list[len(list)-1], d)
	}
	*v = list
}
