package runtime

import "time"

// A page of orders, in the shape that is emitted: what services answer most.

type orderPage struct {
	Offset         int32
	Total          int32
	Results        []pagedOrder
	ResponseStatus *ResponseStatus
}

var keysOrderPage = []string{"offset", "total", "results", "responseStatus"}

func (v *orderPage) encode(b []byte, e *encoder) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	b = addInt(b, e, `"offset":offset:`, v.Offset)
	b = addInt(b, e, `"total":total:`, v.Total)
	if v.Results != nil {
		b = encodeListPagedOrder(&v.Results, addKey(b, e, `"results":results:`), e)
	}
	if v.ResponseStatus != nil {
		b = v.ResponseStatus.encode(addKey(b, e, `"responseStatus":responseStatus:`), e)
	}
	return e.end(b)
}

func (v *orderPage) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysOrderPage, k); k {
		case 0:
			decodeInt(&v.Offset, d)
		case 1:
			decodeInt(&v.Total, d)
		case 2:
			decodeListPagedOrder(&v.Results, d)
		case 3:
			if v.ResponseStatus = nil; d.present() {
				v.ResponseStatus = new(ResponseStatus)
				v.ResponseStatus.decode(d)
			}
		case unknownMember:
			d.skip()
		}
	}
}

type pagedOrder struct {
	State      string
	CustomerID string
	Lines      []orderLine
	Total      *money
	Tags       []string
	LeadTime   *time.Duration
	Weight     *float64
	ID         string
	Created    time.Time
	Modified   *time.Time
	CreatedBy  string
}

var keysPagedOrder = []string{"state", "customerId", "lines", "total", "tags", "leadTime", "weight", "id", "created", "modified", "createdBy"}

func (v *pagedOrder) encode(b []byte, e *encoder) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	b = addString(b, e, `"state":state:`, v.State)
	b = addString(b, e, `"customerId":customerId:`, v.CustomerID)
	if v.Lines != nil {
		b = encodeListOrderLine(&v.Lines, addKey(b, e, `"lines":lines:`), e)
	}
	if v.Total != nil {
		b = v.Total.encode(addKey(b, e, `"total":total:`), e)
	}
	if v.Tags != nil {
		b = encodeListString(&v.Tags, addKey(b, e, `"tags":tags:`), e)
	}
	if v.LeadTime != nil {
		b = encodeTimeSpan(v.LeadTime, addKey(b, e, `"leadTime":leadTime:`), e)
	}
	if v.Weight != nil {
		b = encodeFloat64(v.Weight, addKey(b, e, `"weight":weight:`), e)
	}
	b = addString(b, e, `"id":id:`, v.ID)
	b = encodeDateTime(&v.Created, addKey(b, e, `"created":created:`), e)
	if v.Modified != nil {
		b = encodeDateTime(v.Modified, addKey(b, e, `"modified":modified:`), e)
	}
	b = addString(b, e, `"createdBy":createdBy:`, v.CreatedBy)
	return e.end(b)
}

func (v *pagedOrder) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysPagedOrder, k); k {
		case 0:
			decodeString(&v.State, d)
		case 1:
			decodeString(&v.CustomerID, d)
		case 2:
			decodeListOrderLine(&v.Lines, d)
		case 3:
			if v.Total = nil; d.present() {
				v.Total = new(money)
				v.Total.decode(d)
			}
		case 4:
			decodeListString(&v.Tags, d)
		case 5:
			if v.LeadTime = nil; d.present() {
				v.LeadTime = new(time.Duration)
				decodeTimeSpan(v.LeadTime, d)
			}
		case 6:
			if v.Weight = nil; d.present() {
				v.Weight = new(float64)
				decodeFloat64(v.Weight, d)
			}
		case 7:
			decodeString(&v.ID, d)
		case 8:
			decodeDateTime(&v.Created, d)
		case 9:
			if v.Modified = nil; d.present() {
				v.Modified = new(time.Time)
				decodeDateTime(v.Modified, d)
			}
		case 10:
			decodeString(&v.CreatedBy, d)
		case unknownMember:
			d.skip()
		}
	}
}

type orderLine struct {
	SKU      string
	Quantity int64
	Price    *money
	Options  map[string]string
}

var keysOrderLine = []string{"sku", "quantity", "price", "options"}

func (v *orderLine) encode(b []byte, e *encoder) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	b = addString(b, e, `"sku":sku:`, v.SKU)
	b = addInt(b, e, `"quantity":quantity:`, v.Quantity)
	if v.Price != nil {
		b = v.Price.encode(addKey(b, e, `"price":price:`), e)
	}
	if v.Options != nil {
		b = encodeMapStringString(&v.Options, addKey(b, e, `"options":options:`), e)
	}
	return e.end(b)
}

func (v *orderLine) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysOrderLine, k); k {
		case 0:
			decodeString(&v.SKU, d)
		case 1:
			decodeInt(&v.Quantity, d)
		case 2:
			if v.Price = nil; d.present() {
				v.Price = new(money)
				v.Price.decode(d)
			}
		case 3:
			decodeMapStringString(&v.Options, d)
		case unknownMember:
			d.skip()
		}
	}
}

type money struct {
	Amount   Decimal
	Currency string
}

var keysMoney = []string{"amount", "currency"}

func (v *money) encode(b []byte, e *encoder) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	b = v.Amount.encode(addKey(b, e, `"amount":amount:`), e)
	b = addString(b, e, `"currency":currency:`, v.Currency)
	return e.end(b)
}

func (v *money) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keysMoney, k); k {
		case 0:
			v.Amount.decode(d)
		case 1:
			decodeString(&v.Currency, d)
		case unknownMember:
			d.skip()
		}
	}
}

func encodeListPagedOrder(v *[]pagedOrder, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		b = (*v)[i].encode(b, e)
	}
	return e.endList(b)
}

func decodeListPagedOrder(v *[]pagedOrder, d *decoder) {
	if *v = nil; !d.beginList() {
		return
	}
	list := make([]pagedOrder, 0, d.objects())
	for d.more() {
		list = append(list, pagedOrder{})
		list[len(list)-1].decode(d)
	}
	*v = list
}

func encodeListOrderLine(v *[]orderLine, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		b = (*v)[i].encode(b, e)
	}
	return e.endList(b)
}

func decodeListOrderLine(v *[]orderLine, d *decoder) {
	if *v = nil; !d.beginList() {
		return
	}
	list := make([]orderLine, 0, d.objects())
	for d.more() {
		list = append(list, orderLine{})
		list[len(list)-1].decode(d)
	}
	*v = list
}
