// This file stands in every generated package that is tried: its operations, as random trips
// call and answer them.
package generated

//lint:file-ignore U1000 not every package has every kind of operation

import (
	"context"
	"errors"
	"net/http"
	"reflect"

	"generated.example/trips"
)

// tripAPI answers what each trip says.
type tripAPI struct{ pending *trips.Pending }

const tripHeader = "X-Trip"

// arrive gives the answer to a request.
func arrive[A any](ctx context.Context, a tripAPI, request any) (answer A, err error) {
	t := a.pending.Arrive(HandlerCallFrom(ctx).Request.Header.Get(tripHeader), request)
	if t.Err == nil && t.Answer != nil {
		answer = t.Answer.(A)
	}
	return answer, t.Err
}

// tripOf is an operation that answers.
func tripOf[Q, A any](o *Operation, call func(API, context.Context, *Q) (A, error)) trips.Operation {
	return trips.Operation{
		Name: o.Name, Bodyless: bodyless(o.verb()), Request: reflect.TypeFor[*Q](), Answer: reflect.TypeFor[A](),
		Call: func(ctx context.Context, client *http.Client, url, format, trip string, request any) (any, error) {
			return call(tripClient(client, url, format, trip), ctx, request.(*Q))
		},
		Failed: failedTrip, Told: toldTrip,
	}
}

// voidTrip is one that does not.
func voidTrip[Q any](o *Operation, call func(API, context.Context, *Q) error) trips.Operation {
	t := tripOf(o, func(api API, ctx context.Context, q *Q) (struct{}, error) { return struct{}{}, call(api, ctx, q) })
	t.Answer = nil
	return t
}

func tripClient(client *http.Client, url, format, trip string) *Client {
	return NewClient(url, WithHTTPClient(client), WithFormat(Format(format)), WithHeader(tripHeader, trip))
}

func failedTrip(f trips.Failure) error {
	e := &Error{StatusCode: f.Status, ErrorCode: f.Code, Message: f.Message}
	if f.Fields != "" {
		e.Errors = []ResponseError{{ErrorCode: f.Code, FieldName: f.Fields, Message: f.Fields}}
	}
	return e
}

func toldTrip(err error) (trips.Failure, bool) {
	var e *Error
	if !errors.As(err, &e) {
		return trips.Failure{}, false
	}
	f := trips.Failure{Status: e.StatusCode, Code: e.ErrorCode, Message: e.Message}
	for _, field := range e.Errors {
		f.Fields += field.FieldName
	}
	return f, true
}
