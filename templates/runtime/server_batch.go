package runtime

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
)

// maxBatch is how many requests a batch has at most.
const maxBatch = 10_000

// answerBatch answers a list of requests with the list of their answers. The first error
// ends it and is the answer; a header tells how many were answered before.
func answerBatch[Q, A any](ctx context.Context, in *incoming, b binding[Q, A]) (reply, error) {
	requests, err := readBatch(in, b.decode)
	if err != nil {
		return reply{}, err
	}
	e := encoder{json: in.out == FormatJSON}
	out := e.beginList(nil)
	for i, q := range requests {
		if err := ctx.Err(); err != nil {
			return reply{}, err
		}
		in.completed(i)
		a, err := b.call(ctx, q)
		if err != nil {
			return reply{}, &batchError{i, err}
		}
		if b.element != nil {
			out = b.element(a, out, &e)
		}
	}
	if len(requests) > 0 {
		in.completed(len(requests))
	}
	if b.element == nil {
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
func readBatch[Q any](in *incoming, decode func(*Q, *decoder)) ([]*Q, error) {
	var requests []*Q
	err := readBodyInto(in, &requests, func(list *[]*Q, d *decoder) {
		if !d.beginList() {
			return
		}
		for d.more() {
			if len(*list) > maxBatch {
				d.skip()
				continue
			}
			q := new(Q)
			decode(q, d)
			*list = append(*list, q)
		}
	})
	if err == nil && len(requests) > maxBatch {
		err = &Error{StatusCode: http.StatusRequestEntityTooLarge, ErrorCode: "RequestEntityTooLarge", Message: fmt.Sprintf("a batch has at most %d requests", maxBatch)}
	}
	return requests, err
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
