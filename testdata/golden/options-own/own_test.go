package widgets

import (
	"context"
	"encoding/json"
	"errors"
	"net/http/httptest"
	"net/netip"
	"reflect"
	"testing"

	"generated.example/options-own/beside/money"
)

func someOrder() OrderDto {
	discount := money.Cents(5)
	return OrderDto{
		Total: money.Cents(1250), Discount: &discount, Taxes: map[string]money.Amount{"a": money.Cents(1), "b": {}},
		Lines:  []LineDto{{Sku: "x", Price: money.Cents(99), Rebates: []money.Amount{money.Cents(100), {}}}},
		CrmRef: `a,"b`, ID: money.Key{7: 0xab},
	}
}

func TestOwnTypesTravel(t *testing.T) {
	const (
		jsv  = `{number:0,total:12.50,discount:0.05,lines:[{sku:x,quantity:0,price:0.99,rebates:[1.00,0.00]}],taxes:{a:0.01,b:0.00},crmRef:"T-a,""b",id:000000000000000000000000000000ab}`
		text = `{"number":0,"total":12.50,"discount":0.05,"lines":[{"sku":"x","quantity":0,"price":0.99,"rebates":[1.00,0.00]}],"taxes":{"a":0.01,"b":0.00},"crmRef":"T-a,\"b","id":"000000000000000000000000000000ab"}`
	)
	order := someOrder()
	if b, err := order.MarshalJSV(); err != nil || string(b) != jsv {
		t.Errorf("%s, %v", b, err)
	}
	if b, err := json.Marshal(order); err != nil || string(b) != text {
		t.Errorf("%s, %v", b, err)
	}
	var fromJSV, fromJSON OrderDto
	if err := errors.Join(fromJSV.UnmarshalJSV([]byte(jsv)), fromJSON.UnmarshalJSON([]byte(text))); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(order, fromJSV) || !reflect.DeepEqual(order, fromJSON) {
		t.Errorf("%+v\n%+v\n%+v", order, fromJSV, fromJSON)
	}
}

// TestOwnTypesAreZero asserts that texts of none are left out, that none and null give the zero
// value, and that numbers in quotes and with commas are read.
func TestOwnTypesAreZero(t *testing.T) {
	if b, err := (SetPrice{}).MarshalJSON(); err != nil || string(b) != `{"price":0.00}` {
		t.Errorf("%s, %v", b, err)
	}
	order := someOrder()
	if err := order.UnmarshalJSON([]byte(`{"total":null,"discount":null,"crmRef":null,"id":"","lines":[{"price":"1,234.5"}]}`)); err != nil {
		t.Fatal(err)
	}
	if !order.Total.IsZero() || order.Discount != nil || order.CrmRef != "" || order.ID != (money.Key{}) || order.Lines[0].Price != money.Cents(123450) {
		t.Errorf("%+v", order)
	}
}

func TestOwnTypesFail(t *testing.T) {
	_, err := (SetPrice{Price: money.Cents(-1)}).MarshalJSV()
	if err == nil || err.Error() != "money.Amount: an amount of -1 cents" {
		t.Error(err)
	}
	order := someOrder()
	var places *DecodeError
	err = order.UnmarshalJSV([]byte(`{total:twelve,crmRef:nothing,note:kept}`))
	if !errors.As(err, &places) || len(places.Places) != 2 || order.Note != "kept" || !order.Total.IsZero() || order.CrmRef != "" {
		t.Errorf("%v, %+v", err, order)
	}
	if got := places.Places[1].Reason; got != "is nothing that money.Ticket reads" {
		t.Error(got)
	}
}

type desk struct {
	Unimplemented
	got *SetPrice
	id  money.Key
}

func (d *desk) SetPrice(_ context.Context, r *SetPrice) error { d.got = r; return nil }
func (d *desk) GetOrder(_ context.Context, r *GetOrder) (*OrderDto, error) {
	d.id = r.ID
	order := someOrder()
	return &order, nil
}

// TestOwnTypesInRequests sends own types in a path, a body and a query string.
func TestOwnTypesInRequests(t *testing.T) {
	d := &desk{}
	server := httptest.NewServer(NewHandler(d))
	defer server.Close()
	for _, format := range []Format{FormatJSV, FormatJSON} {
		api := NewClient(server.URL, WithFormat(format))
		want := SetPrice{Sku: netip.MustParseAddr("::1"), Price: money.Cents(7)}
		if err := api.SetPrice(t.Context(), &want); err != nil || *d.got != want {
			t.Errorf("%s: %+v, %v", format, d.got, err)
		}
		if order, err := api.GetOrder(t.Context(), &GetOrder{ID: money.Key{1: 2}}); err != nil || d.id != (money.Key{1: 2}) || order.Total != money.Cents(1250) {
			t.Errorf("%s: %v, %+v, %v", format, d.id, order, err)
		}
	}
	_, url, err := RequestURL("", &SetPrice{Sku: netip.MustParseAddr("::1"), Price: money.Cents(7)})
	if err != nil || url != "/admin/prices/%3A%3A1" {
		t.Error(url, err)
	}
	total := money.Cents(301)
	url = string(appendQuery(nil, readMembers(`{total:3.01}`)))
	if b, err := (SaveOrder{Total: &total}).MarshalJSV(); err != nil || string(b) != "{total:3.01}" || url != "?total=3.01" {
		t.Error(string(b), url, err)
	}
}
