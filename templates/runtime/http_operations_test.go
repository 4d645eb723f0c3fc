package runtime

import (
	"context"
	"net/http"
)

// Operations.

var opCreateDeskOrder = Operation{Name: "CreateOrder", Verb: "POST", Routes: []Route{{Path: "/orders", Verbs: []string{"POST"}}}}
var opGetDeskOrder = Operation{Name: "GetOrder", Verb: "GET", Routes: []Route{{Path: "/orders/{Id}", Verbs: []string{"GET"}}}}
var opDeleteDeskOrder = Operation{Name: "DeleteOrder", Verb: "DELETE", Routes: []Route{{Path: "/orders/{Id}", Verbs: []string{"DELETE"}}}}
var opFindDeskOrders = Operation{Name: "FindOrders", Verb: "GET", Routes: []Route{
	{Path: "/orders", Verbs: []string{"GET"}},
	{Path: "/customers/{CustomerId}/orders", Verbs: []string{"GET"}},
	{Path: "/customers/{CustomerId}/orders/{State}", Verbs: []string{"GET"}},
}}
var opDeskText = Operation{Name: "GetText", Routes: []Route{{Path: "/text/{Name}"}}}
var opDeskBytes = Operation{Name: "GetBytes", Verb: "GET", Routes: []Route{{Path: "/bytes/{Size}", Verbs: []string{"GET"}}}}
var opDeskFile = Operation{Name: "StoreFile", Verb: "PUT", Routes: []Route{
	{Path: "/odd/{Name}.{Ext}", Verbs: []string{"PUT"}},
	{Path: "/files/{XPath*}", Verbs: []string{"PUT"}, template: "/files/{x-path*}"},
}}
var opInviteChatMember = Operation{Name: "InviteChatMember", Verb: "POST", Routes: []Route{{Path: "/sessions/{sessionId}/members", Verbs: []string{"POST"}}}}

func (*createDeskOrder) operation() *Operation  { return &opCreateDeskOrder }
func (*getDeskOrder) operation() *Operation     { return &opGetDeskOrder }
func (*deleteDeskOrder) operation() *Operation  { return &opDeleteDeskOrder }
func (*findDeskOrders) operation() *Operation   { return &opFindDeskOrders }
func (*deskText) operation() *Operation         { return &opDeskText }
func (*deskBytes) operation() *Operation        { return &opDeskBytes }
func (*deskFile) operation() *Operation         { return &opDeskFile }
func (*inviteChatMember) operation() *Operation { return &opInviteChatMember }

type deskAPI interface {
	CreateOrder(ctx context.Context, request *createDeskOrder) (*deskOrder, error)
	GetOrder(ctx context.Context, request *getDeskOrder) (*deskOrder, error)
	DeleteOrder(ctx context.Context, request *deleteDeskOrder) error
	FindOrders(ctx context.Context, request *findDeskOrders) ([]deskOrder, error)
	GetText(ctx context.Context, request *deskText) (string, error)
	GetBytes(ctx context.Context, request *deskBytes) ([]byte, error)
	StoreFile(ctx context.Context, request *deskFile) (*deskFile, error)
	InviteChatMember(ctx context.Context, request *inviteChatMember) (*inviteChatMember, error)
}

func deskWith(api deskAPI, options ...ClientOption) deskAPI { return With(api, options...).(deskAPI) }

func (c *Client) DeleteOrder(ctx context.Context, request *deleteDeskOrder) error {
	return c.receiveNothing(ctx, request)
}

func (r *deleteDeskOrder) ask(ctx context.Context, api API) (struct{}, error) {
	return struct{}{}, api.(deskAPI).DeleteOrder(ctx, r)
}

func (c *Client) CreateOrder(ctx context.Context, request *createDeskOrder) (*deskOrder, error) {
	object := new(deskOrder)
	read, err := c.receive(ctx, request, object)
	if !read {
		return nil, err
	}
	return object, err
}

func (r *createDeskOrder) ask(ctx context.Context, api API) (*deskOrder, error) {
	return api.(deskAPI).CreateOrder(ctx, r)
}

func (c *Client) GetOrder(ctx context.Context, request *getDeskOrder) (*deskOrder, error) {
	object := new(deskOrder)
	read, err := c.receive(ctx, request, object)
	if !read {
		return nil, err
	}
	return object, err
}

func (r *getDeskOrder) ask(ctx context.Context, api API) (*deskOrder, error) {
	return api.(deskAPI).GetOrder(ctx, r)
}

func (c *Client) FindOrders(ctx context.Context, request *findDeskOrders) ([]deskOrder, error) {
	return receiveValue(ctx, c, request, decodeListDeskOrder)
}

func (r *findDeskOrders) ask(ctx context.Context, api API) ([]deskOrder, error) {
	return api.(deskAPI).FindOrders(ctx, r)
}

func (c *Client) GetText(ctx context.Context, request *deskText) (string, error) {
	return c.receiveText(ctx, request)
}

func (r *deskText) ask(ctx context.Context, api API) (string, error) {
	return api.(deskAPI).GetText(ctx, r)
}

func (c *Client) GetBytes(ctx context.Context, request *deskBytes) ([]byte, error) {
	return c.receiveBytes(ctx, request)
}

func (r *deskBytes) ask(ctx context.Context, api API) ([]byte, error) {
	return api.(deskAPI).GetBytes(ctx, r)
}

func (c *Client) StoreFile(ctx context.Context, request *deskFile) (*deskFile, error) {
	object := new(deskFile)
	read, err := c.receive(ctx, request, object)
	if !read {
		return nil, err
	}
	return object, err
}

func (r *deskFile) ask(ctx context.Context, api API) (*deskFile, error) {
	return api.(deskAPI).StoreFile(ctx, r)
}

func (c *Client) InviteChatMember(ctx context.Context, request *inviteChatMember) (*inviteChatMember, error) {
	return receiveBy(ctx, c, request, (*inviteChatMember).decode) // as of a generic type
}

func (r *inviteChatMember) ask(ctx context.Context, api API) (*inviteChatMember, error) {
	return api.(deskAPI).InviteChatMember(ctx, r)
}

func newDeskHandler(api deskAPI, options ...HandlerOption) http.Handler {
	return newHandler(api, []endpoint{
		{&opCreateDeskOrder, func() served { return new(createDeskOrder) }},
		{&opGetDeskOrder, func() served { return new(getDeskOrder) }},
		{&opDeleteDeskOrder, func() served { return new(deleteDeskOrder) }},
		{&opFindDeskOrders, func() served { return new(findDeskOrders) }},
		{&opDeskText, func() served { return new(deskText) }},
		{&opDeskBytes, func() served { return new(deskBytes) }},
		{&opDeskFile, func() served { return new(deskFile) }},
		{&opInviteChatMember, func() served { return new(inviteChatMember) }},
	}, options)
}

func (r *createDeskOrder) serve(ctx context.Context, api API) (response, error) {
	v, err := api.(deskAPI).CreateOrder(ctx, r)
	if v == nil {
		return response{}, err
	}
	return response{value: v}, err
}

func (r *getDeskOrder) serve(ctx context.Context, api API) (response, error) {
	v, err := api.(deskAPI).GetOrder(ctx, r)
	if v == nil {
		return response{}, err
	}
	return response{value: v}, err
}

func (r *deleteDeskOrder) serve(ctx context.Context, api API) (response, error) {
	return noResponse(api.(deskAPI).DeleteOrder(ctx, r))
}

func (r *findDeskOrders) serve(ctx context.Context, api API) (response, error) {
	v, err := api.(deskAPI).FindOrders(ctx, r)
	return valueResponse(&v, encodeListDeskOrder), err
}

func (r *deskText) serve(ctx context.Context, api API) (response, error) {
	return textResponse(api.(deskAPI).GetText(ctx, r))
}

func (r *deskBytes) serve(ctx context.Context, api API) (response, error) {
	return bytesResponse(api.(deskAPI).GetBytes(ctx, r))
}

func (r *deskFile) serve(ctx context.Context, api API) (response, error) {
	v, err := api.(deskAPI).StoreFile(ctx, r)
	if v == nil {
		return response{}, err
	}
	return response{value: v}, err
}

func (r *inviteChatMember) serve(ctx context.Context, api API) (response, error) {
	v, err := api.(deskAPI).InviteChatMember(ctx, r)
	if v == nil {
		return response{}, err
	}
	return response{value: v}, err
}
