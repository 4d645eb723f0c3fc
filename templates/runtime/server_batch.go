package runtime

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
)

// maxBatch is how many requests a batch has at most.
const maxBatch = 10_000

// respondToBatch answers a list of requests with the list of their answers. The first error
// ends it and is the answer; a header tells how many were answered before.
func (p *endpoint) respondToBatch(ctx context.Context, api API, in *incoming) (reply, error) {
	requests, err := p.readBatch(in)
	if err != nil {
		return reply{}, err
	}
	e := encoder{json: in.out == FormatJSON}
	out, void := e.beginList(nil), false
	for i, q := range requests {
		if err := ctx.Err(); err != nil {
			return reply{}, err
		}
		in.completed(i)
		r, err := q.serve(ctx, api)
		if err != nil {
			return reply{}, &batchError{i, err}
		}
		if void = r.void; !void {
			out = r.encode(out, &e)
		}
	}
	if len(requests) > 0 {
		in.completed(len(requests))
	}
	if void {
		return reply{}, nil
	}
	out, err = e.finish(nil, e.endList(out))
	return reply{body: out}, err
}

// completed tells the client how many requests have been answered.
func (in *incoming) completed(n int) {
	in.header.Set("X-AutoBatch-Completed", strconv.Itoa(n))
}

// readBatch reads a list of requests from the body; path and query string say nothing
// about them.
func (p *endpoint) readBatch(in *incoming) ([]served, error) {
	list := requestList{of: p.request}
	err := readBodyInto(in, &list)
	if err == nil && len(list.requests) > maxBatch {
		err = &Error{StatusCode: http.StatusRequestEntityTooLarge, ErrorCode: "RequestEntityTooLarge", Message: fmt.Sprintf("a batch has at most %d requests", maxBatch)}
	}
	return list.requests, err
}

// requestList is the body of a batch.
type requestList struct {
	of       func() served
	requests []served
}

func (l *requestList) decode(d *decoder) {
	if !d.beginList() {
		return
	}
	for d.more() {
		if len(l.requests) > maxBatch {
			d.skip()
			continue
		}
		q := l.of()
		q.decode(d)
		l.requests = append(l.requests, q)
	}
}

// batchError is the error of one request of a batch.
type batchError struct {
	index int
	err   error
}

func (e *batchError) Error() string {
	return fmt.Sprintf("request %d of the batch: %v", e.index, e.err)
}

func (e *batchError) Unwrap() error { return e.err }
