package runtime

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
)

// SendRaw makes a call and gives the answer as it comes, for responses that are
// better read as a stream, and for headers of the answer. The caller closes its
// Body, of which any amount can be read while ctx lasts. A status that is not 2xx is
// an *Error as ever.
//
// An api that is no Client can answer texts and bytes so.
func SendRaw[Q asking[R], R any](ctx context.Context, api API, request Q) (*http.Response, error) {
	c, ok := api.(*Client)
	if !ok {
		return rawResponse(ctx, api, request)
	}
	s, err := c.ready(request)
	if err != nil {
		return nil, err
	}
	t, err := s.newTarget(request)
	if err != nil {
		return nil, err
	}
	t.raw = true
	a, err := s.exchange(ctx, &t)
	if err != nil {
		return nil, err
	}
	return a.raw, nil
}

func rawResponse[Q asking[R], R any](ctx context.Context, api API, request Q) (*http.Response, error) {
	answer, err := request.ask(ctx, api)
	if err != nil {
		return nil, err
	}
	var body []byte
	switch v := any(answer).(type) {
	case []byte:
		body = v
	case string:
		body = []byte(v)
	default:
		return nil, fmt.Errorf("%s: %T is no Client and answers no text or bytes", request.operation().Name, api)
	}
	return &http.Response{
		Status: "200 OK", StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{}, Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)),
	}, nil
}
