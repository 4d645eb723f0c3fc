package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"

	"generated.example/orders"
)

// desk keeps orders in memory, with the rules of the recorded server.
type desk struct {
	orders.Unimplemented

	mu     sync.Mutex
	orders []orders.Order
}

func newDesk() *desk { return &desk{} }

var users = map[string]*orders.HandlerUser{
	"ann":  {Name: "ann", Roles: []string{"User"}},
	"root": {Name: "root", Roles: []string{"Admin", "Manager"}, Permissions: []string{"CanShip"}},
}

// authenticate knows users by basic authentication, by a token, and by the session's cookie.
func (d *desk) authenticate(r *http.Request) (*orders.HandlerUser, error) {
	if name, password, ok := r.BasicAuth(); ok && password == "p@ss-"+name {
		return users[name], nil
	}
	if r.Header.Get("Authorization") == "Bearer token-of-root" {
		return users["root"], nil
	}
	if cookie, err := r.Cookie("ss-id"); err == nil {
		return users[cookie.Value], nil
	}
	return nil, nil
}

func (d *desk) Authenticate(ctx context.Context, r *orders.Authenticate) (*orders.AuthenticateResponse, error) {
	if users[r.UserName] == nil || r.Password != "p@ss-"+r.UserName {
		return nil, &orders.Error{StatusCode: 401, ErrorCode: "Unauthorized", Message: "Invalid Username or Password"}
	}
	cookie := http.Cookie{Name: "ss-id", Value: r.UserName, Path: "/", HttpOnly: true}
	orders.HandlerCallFrom(ctx).Header.Add("Set-Cookie", cookie.String())
	return &orders.AuthenticateResponse{UserName: r.UserName, SessionID: r.UserName}, nil
}

func (d *desk) CreateOrder(ctx context.Context, r *orders.CreateOrder) (*orders.Order, error) {
	if r.CustomerID == "" {
		const message = "'Customer Id' must not be empty."
		return nil, &orders.Error{StatusCode: 400, ErrorCode: "NotEmpty", Message: message, Errors: []orders.ResponseError{
			{ErrorCode: "NotEmpty", FieldName: "CustomerId", Message: message, Meta: map[string]string{"PropertyName": "Customer Id"}},
		}}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	o := orders.Order{
		ID: fmt.Sprintf("o-%d", len(d.orders)+1), State: orders.OrderStateDraft, CustomerID: r.CustomerID, Lines: r.Lines, Tags: r.Tags,
		Created: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), CreatedBy: orders.HandlerCallFrom(ctx).User.Name,
	}
	d.orders = append(d.orders, o)
	return &o, nil
}

// find gives an order; whoever calls holds the lock.
func (d *desk) find(id string) (*orders.Order, error) {
	for i := range d.orders {
		if d.orders[i].ID == id {
			return &d.orders[i], nil
		}
	}
	return nil, &orders.Error{StatusCode: 404, ErrorCode: "NotFound", Message: "Order does not exist: " + id}
}

// change answers an order as it is after a change.
func (d *desk) change(id string, change func(*orders.Order)) (*orders.Order, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	o, err := d.find(id)
	if err != nil {
		return nil, err
	}
	change(o)
	changed := *o
	return &changed, nil
}

func (d *desk) GetOrder(_ context.Context, r *orders.GetOrder) (*orders.Order, error) {
	return d.change(r.ID, func(*orders.Order) {})
}

func (d *desk) ShipOrder(_ context.Context, r *orders.ShipOrder) (*orders.Order, error) {
	return d.change(r.ID, func(o *orders.Order) { o.State, o.Modified, o.CreatedBy = orders.OrderStateShipped, r.When, r.Carrier })
}

func (d *desk) UpdateOrder(ctx context.Context, r *orders.UpdateOrder) (*orders.Order, error) {
	return d.change(r.ID, func(o *orders.Order) {
		o.Tags, o.Total, o.CreatedBy = r.Tags, r.Total, orders.HandlerCallFrom(ctx).Request.Method
	})
}

func (d *desk) DeleteOrder(_ context.Context, r *orders.DeleteOrder) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := d.find(r.ID); err != nil {
		return err
	}
	d.orders = slices.DeleteFunc(d.orders, func(o orders.Order) bool { return o.ID == r.ID })
	return nil
}

func (d *desk) FindOrders(_ context.Context, r *orders.FindOrders) (*orders.OrderPage, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	page := &orders.OrderPage{Results: []orders.Order{}}
	for _, o := range d.orders {
		lacks := func(tag string) bool { return !slices.Contains(o.Tags, tag) }
		switch {
		case r.CustomerID != "" && r.CustomerID != o.CustomerID, r.State != "" && r.State != o.State, slices.ContainsFunc(r.Tags, lacks),
			r.From != nil && o.Created.Before(*r.From), r.To != nil && o.Created.After(*r.To):
		default:
			page.Results = append(page.Results, o)
		}
	}
	page.Total = int32(len(page.Results))
	if r.Skip != nil {
		page.Offset = *r.Skip
		page.Results = page.Results[min(int(*r.Skip), len(page.Results)):]
	}
	if r.Take != nil {
		page.Results = page.Results[:min(int(*r.Take), len(page.Results))]
	}
	return page, nil
}

func (d *desk) AttachFile(ctx context.Context, r *orders.AttachFile) (*orders.AttachFileResponse, error) {
	for _, files := range orders.HandlerCallFrom(ctx).Files {
		for _, f := range files {
			file, err := f.Open()
			if err != nil {
				return nil, err
			}
			defer file.Close()
			text, err := io.ReadAll(file)
			return &orders.AttachFileResponse{Name: f.Filename + ": " + string(text), Length: f.Size, Path: r.ID + " " + r.Path}, err
		}
	}
	return nil, &orders.Error{StatusCode: 400, ErrorCode: "NotEmpty", Message: "no file"}
}

func (d *desk) Ping(_ context.Context, r *orders.Ping) (*orders.PingResponse, error) {
	return &orders.PingResponse{Text: r.Text}, nil
}

func (d *desk) Fail(_ context.Context, r *orders.Fail) (*orders.PingResponse, error) {
	return nil, &orders.Error{StatusCode: int(r.Code), ErrorCode: fmt.Sprint("Code", r.Code), Message: r.Message}
}
