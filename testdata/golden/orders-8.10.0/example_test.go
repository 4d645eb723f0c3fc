package orders_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	orders "generated.example/orders-8.10.0"
)

// desk keeps orders in memory.
type desk struct {
	orders.Unimplemented
	byID map[string]*orders.Order
}

func (d desk) CreateOrder(_ context.Context, request *orders.CreateOrder) (*orders.Order, error) {
	lead := 36 * time.Hour
	o := &orders.Order{
		ID: "o/1", State: orders.OrderStateDraft, CustomerID: request.CustomerID, Lines: request.Lines, Tags: request.Tags,
		Total:    &orders.Money{Amount: "12.50", Currency: request.Currency},
		LeadTime: &lead, Created: time.Date(2024, 2, 29, 12, 30, 0, 0, time.UTC),
	}
	d.byID[o.ID] = o
	return o, nil
}

func (d desk) GetOrder(_ context.Context, request *orders.GetOrder) (*orders.Order, error) {
	if o := d.byID[request.ID]; o != nil {
		return o, nil
	}
	return nil, &orders.Error{StatusCode: http.StatusNotFound, ErrorCode: "OrderNotFound", Message: "there is no order " + request.ID}
}

func (d desk) DeleteOrder(_ context.Context, request *orders.DeleteOrder) error {
	delete(d.byID, request.ID)
	return nil
}

func (d desk) FindOrders(_ context.Context, request *orders.FindOrders) (*orders.OrderPage, error) {
	page := &orders.OrderPage{Total: "0"}
	for _, o := range d.byID {
		if o.CustomerID == request.CustomerID && (len(request.Tags) == 0 || request.Tags[0] == o.Tags[0]) {
			page.Results, page.Total = append(page.Results, *o), "1"
		}
	}
	return page, nil
}

// TestRoundTrip uses the desk through client and handler, in both formats.
func TestRoundTrip(t *testing.T) {
	for _, format := range []orders.Format{orders.FormatJSV, orders.FormatJSON} {
		t.Run(string(format), func(t *testing.T) {
			server := httptest.NewServer(orders.NewHandler(desk{byID: map[string]*orders.Order{}}))
			defer server.Close()
			useDesk(t, orders.NewClient(server.URL, orders.WithFormat(format)))
		})
	}
}

func useDesk(t *testing.T, api orders.API) {
	ctx := t.Context()
	created, err := api.CreateOrder(ctx, &orders.CreateOrder{
		CustomerID: `a "b", {c}`, Tags: []string{"ä, ö", ""}, Currency: orders.CurrencyEUR,
		Lines: []orders.OrderLine{{Sku: "A-1", Quantity: "2", Options: map[string]string{"colour": "red:dark", "": "x"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := api.GetOrder(ctx, &orders.GetOrder{ID: created.ID})
	if err != nil {
		t.Fatal(err)
	}
	want, _ := created.MarshalJSV()
	if text, err := got.MarshalJSV(); err != nil || string(text) != string(want) {
		t.Errorf("got %s, %v; want %s", text, err, want)
	}
	if got.Lines[0].Options["colour"] != "red:dark" || *got.LeadTime != 36*time.Hour || !got.Created.Equal(created.Created) {
		t.Errorf("not the order that was made: %+v", got)
	}
	page, err := api.FindOrders(ctx, &orders.FindOrders{CustomerID: `a "b", {c}`, Tags: []string{"ä, ö"}})
	if err != nil || len(page.Results) != 1 || page.Results[0].ID != created.ID {
		t.Errorf("found %+v, %v", page, err)
	}
	if err := api.DeleteOrder(ctx, &orders.DeleteOrder{ID: created.ID}); err != nil {
		t.Error(err)
	}
	_, err = api.GetOrder(ctx, &orders.GetOrder{ID: created.ID})
	var apiErr *orders.Error
	if !errors.Is(err, orders.ErrNotFound) || !errors.As(err, &apiErr) || apiErr.ErrorCode != "OrderNotFound" {
		t.Errorf("a deleted order gives %v", err)
	}
	if _, err := api.Ping(ctx, &orders.Ping{Text: "x"}); !errors.As(err, &apiErr) || apiErr.StatusCode != http.StatusNotImplemented {
		t.Errorf("an operation that is not implemented gives %v", err)
	}
}
