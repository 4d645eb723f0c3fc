package runtime

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
)

// send makes a call and reads the whole answer. Only a status of 2xx is no error.
func (c *Client) send(ctx context.Context, r request) (*clientAnswer, error) {
	s, err := c.ready(r)
	if err != nil {
		return nil, err
	}
	if s.element != nil {
		return s.element, nil
	}
	t, err := s.newTarget(r)
	if err != nil {
		return nil, err
	}
	return s.exchange(ctx, &t)
}

// ready gives the settings, if calls can be made with them.
func (c *Client) ready(r request) (*clientSettings, error) {
	problem := noClient()
	if c.settings != nil {
		problem = c.settings().problem
	}
	if problem != nil {
		return nil, fmt.Errorf("%s: %w", r.operation().Name, problem)
	}
	return c.settings(), nil
}

// exchange sends a request until it is answered or not to be sent again.
func (s *clientSettings) exchange(ctx context.Context, t *target) (*clientAnswer, error) {
	ctx = withOperation(ctx, t.operation, t.route)
	if err := s.addFiles(t); err != nil {
		return nil, fmt.Errorf("%s: %w", t.operation.Name, err)
	}
	for attempt := 1; ; attempt++ {
		a, err := s.authorized(ctx, t)
		pause, again := s.retry.next(ctx, attempt, t.verb, a, err)
		if !again {
			return a.result(t.operation, err)
		}
		if ended := wait(ctx, pause); ended != nil {
			_, failed := a.result(t.operation, err)
			return nil, fmt.Errorf("%w; waiting for attempt %d: %w", failed, attempt+1, ended)
		}
	}
}

// authorized sends a request once, and once more with a new token where the
// service refuses the one that a source gave.
func (s *clientSettings) authorized(ctx context.Context, t *target) (*clientAnswer, error) {
	token, err := s.tokens.get(ctx, "")
	if err != nil {
		return nil, err
	}
	a, err := s.once(ctx, t, token)
	if err != nil || token == "" || a.status != http.StatusUnauthorized {
		return a, err
	}
	renewed, err := s.tokens.get(ctx, token)
	if err != nil {
		return nil, fmt.Errorf("the service refused the token: %w", err)
	}
	if renewed == token {
		return a, nil
	}
	return s.once(ctx, t, renewed)
}

// once makes one HTTP request. An answer of any status is no error.
func (s *clientSettings) once(ctx context.Context, t *target, token string) (*clientAnswer, error) {
	h, err := t.httpRequest(ctx, s)
	if err != nil {
		return nil, withoutURL(err)
	}
	if token != "" {
		h.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := s.http.Do(h)
	if err != nil {
		return nil, withoutURL(err)
	}
	a := newAnswer(ctx, t.operation.Name, s, response)
	if t.raw && a.succeeded() {
		a.raw = response
		return a, nil
	}
	defer response.Body.Close()
	if !a.succeeded() {
		a.body, _ = io.ReadAll(io.LimitReader(response.Body, maxErrorBody))
		return a, nil
	}
	a.body, err = readAtMost(response.Body, s.maxResponse, response.ContentLength)
	if err != nil {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	return a, nil
}

// httpRequest is the request on the wire. The length of its body is known, so that
// net/http sends Content-Length, and the body can be sent again: ServiceStack
// ignores a chunked one in silence.
func (t *target) httpRequest(ctx context.Context, s *clientSettings) (*http.Request, error) {
	h, err := http.NewRequestWithContext(ctx, t.verb, t.url, nil)
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
	switch {
	case t.form != nil:
		h.Header.Set("Content-Type", t.form.contentType)
		h.ContentLength, h.GetBody = t.form.size, t.form.open
	case t.body != nil:
		h.Header.Set("Content-Type", s.format.mediaType())
		h.ContentLength = int64(len(t.body))
		h.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(t.body)), nil }
	default:
		return h, nil
	}
	h.Body, err = h.GetBody()
	return h, err
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
