package runtime

// Small types in the shape that is emitted.

type textPair struct {
	Left  string
	Right string
}

var keysTextPair = []string{"left", "right"}

func (v *textPair) encode(b []byte, e *encoder) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	b = addString(b, e, `"left":left:`, v.Left)
	b = addString(b, e, `"right":right:`, v.Right)
	return e.end(b)
}

func (v *textPair) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysTextPair, k); k {
		case 0:
			decodeString(&v.Left, d)
		case 1:
			decodeString(&v.Right, d)
		case unknownMember:
			d.skip()
		}
	}
}

type treeItem struct {
	ID       int32
	Name     string
	Parent   *treeItem
	Children []treeItem
	Meta     map[string]string
}

var keysTreeItem = []string{"id", "name", "parent", "children", "meta"}

func (v *treeItem) encode(b []byte, e *encoder) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	b = addInt(b, e, `"id":id:`, v.ID)
	b = addString(b, e, `"name":name:`, v.Name)
	if v.Parent != nil {
		b = v.Parent.encode(addKey(b, e, `"parent":parent:`), e)
	}
	if v.Children != nil {
		b = encodeListTreeItem(&v.Children, addKey(b, e, `"children":children:`), e)
	}
	if v.Meta != nil {
		b = encodeMapStringString(&v.Meta, addKey(b, e, `"meta":meta:`), e)
	}
	return e.end(b)
}

func (v *treeItem) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysTreeItem, k); k {
		case 0:
			decodeInt(&v.ID, d)
		case 1:
			decodeString(&v.Name, d)
		case 2:
			if v.Parent = nil; d.present() {
				v.Parent = new(treeItem)
				v.Parent.decode(d)
			}
		case 3:
			decodeListTreeItem(&v.Children, d)
		case 4:
			decodeMapStringString(&v.Meta, d)
		case unknownMember:
			d.skip()
		}
	}
}

func encodeListTreeItem(v *[]treeItem, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		b = (*v)[i].encode(b, e)
	}
	return e.endList(b)
}

func decodeListTreeItem(v *[]treeItem, d *decoder) {
	if *v = nil; !d.beginList() {
		return
	}
	list := make([]treeItem, 0, d.objects())
	for d.more() {
		list = append(list, treeItem{})
		list[len(list)-1].decode(d)
	}
	*v = list
}

// casedNames has members whose names differ little.
type casedNames struct{ FooUnderBar, FooBar, FooBar1 string }

var keysCasedNames = []string{"foo_bar", "fooBar", "fooBar1"}

func (v *casedNames) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysCasedNames, k); k {
		case 0:
			decodeString(&v.FooUnderBar, d)
		case 1:
			decodeString(&v.FooBar, d)
		case 2:
			decodeString(&v.FooBar1, d)
		case unknownMember:
			d.skip()
		}
	}
}

type regionEnum string

var textsRegionEnum = []string{"us-east", "eu west", "ap,south"}

func (v *regionEnum) encode(b []byte, e *encoder) []byte {
	return encodeEnum(string(*v), textsRegionEnum, b, e)
}

func (v *regionEnum) decode(d *decoder) { *v = regionEnum(d.enum(textsRegionEnum, nil)) }

// caseEnum has two values that differ by case alone.
type caseEnum string

var textsCaseEnum = []string{"Value", "value"}

func (v *caseEnum) encode(b []byte, e *encoder) []byte {
	return encodeEnum(string(*v), textsCaseEnum, b, e)
}

func (v *caseEnum) decode(d *decoder) { *v = caseEnum(d.enum(textsCaseEnum, nil)) }

type accessFlags int64

var (
	textsAccessFlags  = []string{"None", "Read", "Write", "Execute", "All"}
	valuesAccessFlags = []int64{0, 1, 2, 4, 7}
)

func (v *accessFlags) encode(b []byte, e *encoder) []byte { return encodeInt(v, b, e) }

func (v *accessFlags) decode(d *decoder) {
	*v = accessFlags(d.flags(textsAccessFlags, valuesAccessFlags))
}

// enumHolder has an enum of texts, one of flags, and a text after them.
type enumHolder struct {
	Region regionEnum
	Access accessFlags
	Tiny   string
}

var keysEnumHolder = []string{"region", "access", "tiny"}

func (v *enumHolder) encode(b []byte, e *encoder) []byte {
	b = e.begin(b)
	b = addEnum(b, e, `"region":region:`, string(v.Region), textsRegionEnum)
	b = v.Access.encode(addKey(b, e, `"access":access:`), e)
	b = addString(b, e, `"tiny":tiny:`, v.Tiny)
	return e.end(b)
}

func (v *enumHolder) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysEnumHolder, k); k {
		case 0:
			v.Region.decode(d)
		case 1:
			v.Access.decode(d)
		case 2:
			decodeString(&v.Tiny, d)
		case unknownMember:
			d.skip()
		}
	}
}

func stringCodec() codec[string] {
	return codec[string]{encode: encodeString, decode: decodeString, absent: func(v *string) bool { return *v == "" }}
}
