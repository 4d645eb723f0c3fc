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

func deskWith(api deskAPI, options ...ClientOption) deskAPI {
	if c, ok := api.(*Client); ok {
		return c.with(options)
	}
	return api
}

func (c *Client) CreateOrder(ctx context.Context, request *createDeskOrder) (*deskOrder, error) {
	response := new(deskOrder)
	if err := c.call(ctx, request, response); err != nil {
		return nil, err
	}
	return response, nil
}

func (c *Client) GetOrder(ctx context.Context, request *getDeskOrder) (*deskOrder, error) {
	response := new(deskOrder)
	if err := c.call(ctx, request, response); err != nil {
		return nil, err
	}
	return response, nil
}

func (c *Client) DeleteOrder(ctx context.Context, request *deleteDeskOrder) error {
	return c.callVoid(ctx, request)
}

func (c *Client) FindOrders(ctx context.Context, request *findDeskOrders) ([]deskOrder, error) {
	var response []deskOrder
	err := c.call(ctx, request, decoding(&response, decodeListDeskOrder))
	return response, err
}

func (c *Client) GetText(ctx context.Context, request *deskText) (string, error) {
	return c.callText(ctx, request)
}

func (c *Client) GetBytes(ctx context.Context, request *deskBytes) ([]byte, error) {
	return c.callBytes(ctx, request)
}

func (c *Client) StoreFile(ctx context.Context, request *deskFile) (*deskFile, error) {
	response := new(deskFile)
	if err := c.call(ctx, request, response); err != nil {
		return nil, err
	}
	return response, nil
}

func (c *Client) InviteChatMember(ctx context.Context, request *inviteChatMember) (*inviteChatMember, error) {
	response := new(inviteChatMember)
	if err := c.call(ctx, request, response); err != nil {
		return nil, err
	}
	return response, nil
}

func newDeskHandler(api deskAPI, options ...HandlerOption) http.Handler {
	return newHandler([]endpoint{
		{&opCreateDeskOrder, answer(api.CreateOrder, (*createDeskOrder).decode, (*deskOrder).encode)},
		{&opGetDeskOrder, answer(api.GetOrder, (*getDeskOrder).decode, (*deskOrder).encode)},
		{&opDeleteDeskOrder, answerVoid(api.DeleteOrder, (*deleteDeskOrder).decode)},
		{&opFindDeskOrders, answerValue(api.FindOrders, (*findDeskOrders).decode, encodeListDeskOrder)},
		{&opDeskText, answerText(api.GetText, (*deskText).decode)},
		{&opDeskBytes, answerBytes(api.GetBytes, (*deskBytes).decode)},
		{&opDeskFile, answer(api.StoreFile, (*deskFile).decode, (*deskFile).encode)},
		{&opInviteChatMember, answer(api.InviteChatMember, (*inviteChatMember).decode, (*inviteChatMember).encode)},
	}, options)
}
