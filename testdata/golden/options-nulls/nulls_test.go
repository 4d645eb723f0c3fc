package widgets

import "testing"

func TestNulls(t *testing.T) {
	sku, rebate := "", NewDecimal(1, 0)
	order := OrderDto{Lines: []*LineDto{nil, {Sku: &sku, Rebates: []Decimal{rebate}}}}
	const (
		jsv  = `{number:0,total:0,lines:[{},{sku:"",quantity:0,price:0,rebates:[1]}],state:Open,note:"",id:00000000000000000000000000000000}`
		json = `{"number":0,"total":0,"lines":[{},{"sku":"","quantity":0,"price":0,"rebates":[1]}],"state":"Open","note":"","id":"00000000000000000000000000000000"}`
	)
	order.State = OrderStateOpen
	if b, err := order.MarshalJSV(); err != nil || string(b) != jsv {
		t.Errorf("%s, %v", b, err)
	}
	if b, err := order.MarshalJSON(); err != nil || string(b) != json {
		t.Errorf("%s, %v", b, err)
	}
	var back OrderDto
	if err := back.UnmarshalJSV([]byte(jsv)); err != nil || len(back.Lines) != 2 || back.Lines[0] != nil || *back.Lines[1].Sku != "" {
		t.Errorf("%+v, %v", back, err)
	}
	if b, err := (SaveOrder{}).MarshalJSV(); err != nil || string(b) != `{id:00000000000000000000000000000000,total:0}` {
		t.Errorf("%s, %v", b, err)
	}
}
