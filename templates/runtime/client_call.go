package runtime

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
)

// decodable is what a call can read an answer into: a response type's pointer,
// or what decoding gives.
type decodable interface{ decode(*decoder) }

// decoding makes a value decodable that has no methods: a list, a map, a number.
func decoding[T any](v *T, decode func(*T, *decoder)) decodable { return decodingInto[T]{v, decode} }

type decodingInto[T any] struct {
	v    *T
	read func(*T, *decoder)
}

func (d decodingInto[T]) decode(from *decoder) { d.read(d.v, from) }

// call sends a request and reads the value that answers it into response. After
// a *DecodeError response holds all that could be read.
func (c *Client) call(ctx context.Context, r request, response decodable) error {
	a, err := c.send(ctx, r)
	if err != nil {
		return err
	}
	if err := a.checkValue(); err != nil {
		return err
	}
	d := newDecoder(string(a.body), a.format() == FormatJSON)
	response.decode(&d)
	if err := d.finish(); err != nil {
		return fmt.Errorf("%s: reading the answer: %w", a.operation, err)
	}
	return nil
}

// callVoid sends a request that no value answers.
func (c *Client) callVoid(ctx context.Context, r request) error {
	a, err := c.send(ctx, r)
	if err != nil || len(a.body) == 0 {
		return err
	}
	return a.checkHidden()
}

// callText sends a request that the service answers with a text, which is on the
// wire as it is, without quotes.
func (c *Client) callText(ctx context.Context, r request) (string, error) {
	body, err := c.callBytes(ctx, r)
	return string(body), err
}

// callBytes sends a request that the service answers with bytes as they are.
func (c *Client) callBytes(ctx context.Context, r request) ([]byte, error) {
	a, err := c.send(ctx, r)
	if err != nil {
		return nil, err
	}
	if a.status == http.StatusNoContent {
		return nil, a.noContent()
	}
	return a.body, nil
}

// send makes one HTTP request and reads the whole answer. Only a status of 2xx is
// no error.
func (c *Client) send(ctx context.Context, r request) (*clientAnswer, error) {
	op := r.operation()
	if c.settings == nil {
		return nil, fmt.Errorf("%s: the client was not made by NewClient", op.Name)
	}
	s := c.settings()
	if s.problem != nil {
		return nil, fmt.Errorf("%s: %w", op.Name, s.problem)
	}
	t, err := newTarget(s.base, r, s.verb, s.format)
	if err != nil {
		return nil, err
	}
	h, err := t.httpRequest(ctx, s)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", op.Name, withoutURL(err))
	}
	response, err := s.http.Do(h)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", op.Name, withoutURL(err))
	}
	defer response.Body.Close()
	a := newAnswer(op.Name, s.format, response)
	if a.status < 200 || a.status > 299 {
		a.body, _ = io.ReadAll(io.LimitReader(response.Body, maxErrorBody))
		return nil, a.failure()
	}
	if a.body, err = readAtMost(response.Body, s.maxResponse, response.ContentLength); err != nil {
		return nil, fmt.Errorf("%s: reading the answer: %w", op.Name, err)
	}
	return a, nil
}

// httpRequest is the request on the wire. Its body is bytes, so that net/http
// sends Content-Length, and can send it again: ServiceStack ignores a chunked
// body in silence.
func (t *target) httpRequest(ctx context.Context, s *clientSettings) (*http.Request, error) {
	var body io.Reader // a nil reader, not an empty one: no body at all
	if t.body != nil {
		body = bytes.NewReader(t.body)
	}
	h, err := http.NewRequestWithContext(ctx, t.verb, t.url, body)
	if err != nil {
		return nil, err
	}
	h.Header.Set("Accept", s.format.mediaType())
	for name, values := range s.header {
		h.Header[name] = values
	}
	if host := s.header.Get("Host"); host != "" {
		h.Host = host
	}
	if t.body != nil {
		h.Header.Set("Content-Type", s.format.mediaType())
	}
	return h, nil
}

// readAtMost reads all of an answer, whose announced length only helps where it
// is believable.
func readAtMost(from io.Reader, most, announced int64) ([]byte, error) {
	var b bytes.Buffer
	if announced > 0 {
		b.Grow(int(min(announced, most, 1<<20)) + bytes.MinRead)
	}
	n, err := b.ReadFrom(io.LimitReader(from, most+1))
	if err != nil {
		return nil, err
	}
	if n > most {
		return nil, fmt.Errorf("it is longer than %d bytes; WithMaxResponse allows more", most)
	}
	return b.Bytes(), nil
}
