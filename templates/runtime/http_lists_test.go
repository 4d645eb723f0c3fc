package runtime

// Lists and maps.

func encodeListDeskLine(v *[]deskLine, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		b = (*v)[i].encode(b, e)
	}
	return e.endList(b)
}

func decodeListDeskLine(v *[]deskLine, d *decoder) {
	decodeElements(v, d, func(x *deskLine, d *decoder) { x.decode(d) })
}

func encodeListDeskOrder(v *[]deskOrder, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		b = (*v)[i].encode(b, e)
	}
	return e.endList(b)
}

func decodeListDeskOrder(v *[]deskOrder, d *decoder) {
	decodeElements(v, d, func(x *deskOrder, d *decoder) { x.decode(d) })
}

func encodeListString(v *[]string, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		b = encodeString(&(*v)[i], b, e)
	}
	return e.endList(b)
}

func decodeListString(v *[]string, d *decoder) { decodeElements(v, d, decodeString) }

func encodeListInt32(v *[]int32, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		b = encodeInt(&(*v)[i], b, e)
	}
	return e.endList(b)
}

func decodeListInt32(v *[]int32, d *decoder) { decodeElements(v, d, decodeInt[int32]) }

func encodeListListInt32(v *[][]int32, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		b = encodeListInt32(&(*v)[i], b, e)
	}
	return e.endList(b)
}

func decodeListListInt32(v *[][]int32, d *decoder) { decodeElements(v, d, decodeListInt32) }

func decodeElements[T any](v *[]T, d *decoder, decode func(*T, *decoder)) {
	if *v = nil; !d.beginList() {
		return
	}
	list := make([]T, 0, d.values())
	for d.more() {
		var x T
		decode(&x, d)
		list = append(list, x)
	}
	*v = list
}

func encodeMapStringString(v *map[string]string, b []byte, e *encoder) []byte {
	return encodeTexts(v, b, e)
}

func decodeMapStringString(v *map[string]string, d *decoder) {
	decodeTexts(v, d)
}
