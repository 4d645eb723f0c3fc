package runtime

import "time"

// A small API in the shape that is emitted: an order desk, and the chat operation
// of the committed page.

type deskLine struct {
	SKU      string
	Quantity int32
	Options  map[string]string
}

var keysDeskLine = []string{"sku", "quantity", "options"}

func (v *deskLine) encode(b []byte, e *encoder) []byte {
	b = e.begin(b)
	b = addString(b, e, `"sku":sku:`, v.SKU)
	b = addInt(b, e, `"quantity":quantity:`, v.Quantity)
	if v.Options != nil {
		b = encodeMapStringString(&v.Options, addKey(b, e, `"options":options:`), e)
	}
	return e.end(b)
}

func (v *deskLine) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysDeskLine, k); k {
		case 0:
			decodeString(&v.SKU, d)
		case 1:
			decodeInt(&v.Quantity, d)
		case 2:
			decodeMapStringString(&v.Options, d)
		case unknownMember:
			d.skip()
		}
	}
}

type deskOrder struct {
	State      string
	CustomerID string
	Lines      []deskLine
	Tags       []string
	ID         string
	Created    time.Time
}

var keysDeskOrder = []string{"state", "customerId", "lines", "tags", "id", "created"}

func (v *deskOrder) encode(b []byte, e *encoder) []byte {
	b = e.begin(b)
	b = addString(b, e, `"state":state:`, v.State)
	b = addString(b, e, `"customerId":customerId:`, v.CustomerID)
	if v.Lines != nil {
		b = encodeListDeskLine(&v.Lines, addKey(b, e, `"lines":lines:`), e)
	}
	if v.Tags != nil {
		b = encodeListString(&v.Tags, addKey(b, e, `"tags":tags:`), e)
	}
	b = addString(b, e, `"id":id:`, v.ID)
	b = encodeDateTime(&v.Created, addKey(b, e, `"created":created:`), e)
	return e.end(b)
}

func (v *deskOrder) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysDeskOrder, k); k {
		case 0:
			decodeString(&v.State, d)
		case 1:
			decodeString(&v.CustomerID, d)
		case 2:
			decodeListDeskLine(&v.Lines, d)
		case 3:
			decodeListString(&v.Tags, d)
		case 4:
			decodeString(&v.ID, d)
		case 5:
			decodeDateTime(&v.Created, d)
		case unknownMember:
			d.skip()
		}
	}
}

type createDeskOrder struct {
	CustomerID string
	Lines      []deskLine
	Tags       []string
}

var keysCreateDeskOrder = []string{"customerId", "lines", "tags"}

func (v *createDeskOrder) encode(b []byte, e *encoder) []byte {
	b = e.begin(b)
	b = addString(b, e, `"customerId":customerId:`, v.CustomerID)
	if v.Lines != nil {
		b = encodeListDeskLine(&v.Lines, addKey(b, e, `"lines":lines:`), e)
	}
	if v.Tags != nil {
		b = encodeListString(&v.Tags, addKey(b, e, `"tags":tags:`), e)
	}
	return e.end(b)
}

func (v *createDeskOrder) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysCreateDeskOrder, k); k {
		case 0:
			decodeString(&v.CustomerID, d)
		case 1:
			decodeListDeskLine(&v.Lines, d)
		case 2:
			decodeListString(&v.Tags, d)
		case unknownMember:
			d.skip()
		}
	}
}

type findDeskOrders struct {
	CustomerID string
	State      string
	Tags       []string
	Take       *int32
	Numbers    []int32
	Matrix     [][]int32
	Where      map[string]string
	Line       *deskLine
	Lines      []deskLine
	Since      *time.Time
	Open       *bool
}

var keysFindDeskOrders = []string{"customerId", "state", "tags", "take", "numbers", "matrix", "where", "line", "lines", "since", "open"}

func (v *findDeskOrders) encode(b []byte, e *encoder) []byte {
	b = e.begin(b)
	b = addString(b, e, `"customerId":customerId:`, v.CustomerID)
	b = addString(b, e, `"state":state:`, v.State)
	if v.Tags != nil {
		b = encodeListString(&v.Tags, addKey(b, e, `"tags":tags:`), e)
	}
	if v.Take != nil {
		b = encodeInt(v.Take, addKey(b, e, `"take":take:`), e)
	}
	if v.Numbers != nil {
		b = encodeListInt32(&v.Numbers, addKey(b, e, `"numbers":numbers:`), e)
	}
	if v.Matrix != nil {
		b = encodeListListInt32(&v.Matrix, addKey(b, e, `"matrix":matrix:`), e)
	}
	if v.Where != nil {
		b = encodeMapStringString(&v.Where, addKey(b, e, `"where":where:`), e)
	}
	if v.Line != nil {
		b = v.Line.encode(addKey(b, e, `"line":line:`), e)
	}
	if v.Lines != nil {
		b = encodeListDeskLine(&v.Lines, addKey(b, e, `"lines":lines:`), e)
	}
	if v.Since != nil {
		b = encodeDateTime(v.Since, addKey(b, e, `"since":since:`), e)
	}
	if v.Open != nil {
		b = encodeBool(v.Open, addKey(b, e, `"open":open:`), e)
	}
	return e.end(b)
}

func (v *findDeskOrders) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysFindDeskOrders, k); k {
		case 0:
			decodeString(&v.CustomerID, d)
		case 1:
			decodeString(&v.State, d)
		case 2:
			decodeListString(&v.Tags, d)
		case 3:
			if v.Take = nil; d.present() {
				v.Take = new(int32)
				decodeInt(v.Take, d)
			}
		case 4:
			decodeListInt32(&v.Numbers, d)
		case 5:
			decodeListListInt32(&v.Matrix, d)
		case 6:
			decodeMapStringString(&v.Where, d)
		case 7:
			if v.Line = nil; d.present() {
				v.Line = new(deskLine)
				v.Line.decode(d)
			}
		case 8:
			decodeListDeskLine(&v.Lines, d)
		case 9:
			if v.Since = nil; d.present() {
				v.Since = new(time.Time)
				decodeDateTime(v.Since, d)
			}
		case 10:
			if v.Open = nil; d.present() {
				v.Open = new(bool)
				decodeBool(v.Open, d)
			}
		case unknownMember:
			d.skip()
		}
	}
}

// Requests of one or two members.

type getDeskOrder struct{ ID string }

var keysGetDeskOrder = []string{"id"}

func (v *getDeskOrder) encode(b []byte, e *encoder) []byte {
	return e.end(addString(e.begin(b), e, `"id":id:`, v.ID))
}

func (v *getDeskOrder) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		if k = d.next(keysGetDeskOrder, k); k == 0 {
			decodeString(&v.ID, d)
		} else if k == unknownMember {
			d.skip()
		}
	}
}

type deleteDeskOrder struct{ getDeskOrder }

type deskText struct{ Name string }

var keysDeskText = []string{"name"}

func (v *deskText) encode(b []byte, e *encoder) []byte {
	return e.end(addString(e.begin(b), e, `"name":name:`, v.Name))
}

func (v *deskText) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		if k = d.next(keysDeskText, k); k == 0 {
			decodeString(&v.Name, d)
		} else if k == unknownMember {
			d.skip()
		}
	}
}

type deskBytes struct{ Size int32 }

var keysDeskBytes = []string{"size"}

func (v *deskBytes) encode(b []byte, e *encoder) []byte {
	return e.end(addInt(e.begin(b), e, `"size":size:`, v.Size))
}

func (v *deskBytes) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		if k = d.next(keysDeskBytes, k); k == 0 {
			decodeInt(&v.Size, d)
		} else if k == unknownMember {
			d.skip()
		}
	}
}

// deskFile stands for what a wildcard and a part of a segment fill.
type deskFile struct{ Path, Name, Ext string }

var keysDeskFile = []string{"x-path", "name", "ext"}

func (v *deskFile) encode(b []byte, e *encoder) []byte {
	b = e.begin(b)
	b = addString(b, e, `"x-path":x-path:`, v.Path)
	b = addString(b, e, `"name":name:`, v.Name)
	b = addString(b, e, `"ext":ext:`, v.Ext)
	return e.end(b)
}

func (v *deskFile) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysDeskFile, k); k {
		case 0:
			decodeString(&v.Path, d)
		case 1:
			decodeString(&v.Name, d)
		case 2:
			decodeString(&v.Ext, d)
		case unknownMember:
			d.skip()
		}
	}
}

type inviteChatMember struct{ SessionID, MemberToAdd, CallerID string }

var keysInviteChatMember = []string{"sessionId", "memberToAdd", "callerId"}

func (v *inviteChatMember) encode(b []byte, e *encoder) []byte {
	b = e.begin(b)
	b = addString(b, e, `"sessionId":sessionId:`, v.SessionID)
	b = addString(b, e, `"memberToAdd":memberToAdd:`, v.MemberToAdd)
	b = addString(b, e, `"callerId":callerId:`, v.CallerID)
	return e.end(b)
}

func (v *inviteChatMember) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysInviteChatMember, k); k {
		case 0:
			decodeString(&v.SessionID, d)
		case 1:
			decodeString(&v.MemberToAdd, d)
		case 2:
			decodeString(&v.CallerID, d)
		case unknownMember:
			d.skip()
		}
	}
}
