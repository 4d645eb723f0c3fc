package runtime

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// asking is a request that can be put to an API; R is what answers it.
type asking[R any] interface {
	request
	ask(ctx context.Context, api API) (R, error)
}

// SendAll sends requests of one operation in one HTTP request and gives their
// responses in the same order. The service carries them out one after another and
// stops at the first that fails: the error's BatchIndex tells which it was, and what
// the others answered is lost. An api that is no Client is asked for each in turn.
//
//	orders, err := SendAll(ctx, api, []*GetOrder{{ID: "1"}, {ID: "2"}})
func SendAll[Q asking[R], R any](ctx context.Context, api API, requests []Q) ([]R, error) {
	if len(requests) == 0 {
		return []R{}, nil
	}
	c, ok := api.(*Client)
	if !ok {
		return askEach(ctx, requests, func(int) API { return api })
	}
	a, err := c.sendList(ctx, "reply", requestsOf(requests))
	if err != nil {
		return nil, err
	}
	elements, err := a.elements(len(requests))
	if err != nil {
		return nil, err
	}
	return askEach(ctx, requests, func(i int) API { return c.answeredBy(elements[i]) })
}

// SendOneWay sends requests whose responses nobody waits for: a service with a
// message queue takes them in and answers at once, any other carries them out
// first. Its error tells that they were not taken. An api that is no Client is asked
// for each in turn.
func SendOneWay[Q asking[R], R any](ctx context.Context, api API, requests ...Q) error {
	if len(requests) == 0 {
		return nil
	}
	c, ok := api.(*Client)
	if !ok {
		_, err := askEach(ctx, requests, func(int) API { return api })
		return err
	}
	a, err := c.sendList(ctx, "oneway", requestsOf(requests))
	if err != nil || len(a.body) == 0 {
		return err
	}
	return a.checkHidden()
}

func requestsOf[Q request](list []Q) []request {
	requests := make([]request, len(list))
	for i, r := range list {
		requests[i] = r
	}
	return requests
}

// askEach puts each request to its API. A response that cannot be read whole is
// there, and the first such error is told at the end.
func askEach[Q asking[R], R any](ctx context.Context, requests []Q, api func(i int) API) ([]R, error) {
	responses := make([]R, len(requests))
	var first error
	for i, r := range requests {
		response, err := r.ask(ctx, api(i))
		var unread *DecodeError
		switch {
		case err == nil:
		case errors.As(err, &unread):
			if first == nil {
				first = fmt.Errorf("response %d: %w", i, err)
			}
		default:
			return nil, inBatch(err, i)
		}
		responses[i] = response
	}
	return responses, first
}

// inBatch tells which request an error is about.
func inBatch(err error, i int) error {
	var e *Error
	if !errors.As(err, &e) {
		return fmt.Errorf("request %d: %w", i, err)
	}
	if _, known := e.BatchIndex(); known {
		return err
	}
	failed := *e
	failed.markBatchIndex(i)
	return &failed
}

// sendList sends requests of one operation to one of its predefined routes: one as
// it is where nobody waits for the response, else a list.
func (c *Client) sendList(ctx context.Context, way string, requests []request) (*clientAnswer, error) {
	s, err := c.ready(requests[0])
	if err != nil {
		return nil, err
	}
	if err := checkRequest(requests[0]); err != nil {
		return nil, err
	}
	e := encoder{json: s.format == FormatJSON, safe: true}
	op := requests[0].operation()
	t := target{operation: op, verb: http.MethodPost, route: "/" + string(s.format) + "/" + way + "/" + op.Name}
	if way == "oneway" && len(requests) == 1 {
		t.body = requests[0].encode(nil, &e)
	} else {
		t.route += "[]"
		t.body = e.beginList(nil)
		for i, r := range requests {
			if err := checkRequest(r); err != nil {
				return nil, fmt.Errorf("request %d: %w", i, err)
			}
			t.body = r.encode(t.body, &e)
		}
		t.body = e.endList(t.body)
	}
	if t.body, err = e.finish(nil, t.body); err != nil {
		return nil, fmt.Errorf("%s: %w", op.Name, err)
	}
	t.url = s.base + t.route
	return s.exchange(ctx, &t)
}

// elements takes the answer to a list apart: an answer for each request.
func (a *clientAnswer) elements(n int) ([]*clientAnswer, error) {
	elements := make([]*clientAnswer, 0, n)
	if a.status == http.StatusNoContent || len(a.body) == 0 {
		for range n { // nothing answers each
			elements = append(elements, a.element(""))
		}
		return elements, nil
	}
	if a.format() == "" {
		return nil, a.failure()
	}
	d := newDecoder(string(a.body), a.format() == FormatJSON)
	if d.skipSpace(); !strings.HasPrefix(d.s[d.i:], "[") || !d.beginList() {
		if err := a.checkHidden(); err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("%s: the answer to %d requests is not a list", a.operation, n)
	}
	for d.more() {
		d.startValue()
		start := d.i
		d.skip()
		elements = append(elements, a.element(d.s[start:d.i]))
	}
	if len(elements) != n {
		return nil, fmt.Errorf("%s: %d responses answer %d requests", a.operation, len(elements), n)
	}
	return elements, nil
}

func (a *clientAnswer) element(text string) *clientAnswer {
	e := *a
	e.body, e.nested = []byte(text), true
	return &e
}

// answeredBy gives a client whose next call has its answer already.
func (c *Client) answeredBy(a *clientAnswer) *Client {
	s := *c.settings()
	s.element = a
	return &Client{func() *clientSettings { return &s }}
}
