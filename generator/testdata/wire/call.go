// This file stands in every generated package that is tried: it makes a recorded request
// again with the package's client, from what the package's handler reads of it.
package generated

//lint:file-ignore U1000 not every package has every kind of operation

import (
	"bytes"
	"context"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"

	"generated.example/recorded"
)

// typedCall is what a handler was asked: a request, and ways to make it again.
type typedCall struct {
	request request
	send    func(c *Client, json bool) ([]byte, error)
	all     func(c *Client, others []typedCall, json bool) ([]byte, error)
	oneWay  func(c *Client) error
}

// keep notes what the handler of an exchange was asked.
func keep[Q asking[R], R any](a keptAPI, q Q, write func(R, bool) ([]byte, error)) {
	ctx := context.Background()
	a.got(typedCall{
		request: q,
		send: func(c *Client, json bool) ([]byte, error) {
			v, err := q.ask(ctx, c)
			if err != nil {
				return nil, err
			}
			return write(v, json)
		},
		all: func(c *Client, others []typedCall, json bool) ([]byte, error) {
			var requests []Q
			for _, o := range others {
				requests = append(requests, o.request.(Q))
			}
			answers, err := SendAll(ctx, c, requests)
			if err != nil {
				return nil, err
			}
			var texts [][]byte
			for _, v := range answers {
				text, err := write(v, json)
				if err != nil {
					return nil, err
				}
				texts = append(texts, text)
			}
			return append(append([]byte("["), bytes.Join(texts, []byte(","))...), ']'), nil
		},
		oneWay: func(c *Client) error { return SendOneWay(ctx, c, q) },
	})
}

func writeObject[R interface {
	AppendJSV([]byte) ([]byte, error)
	AppendJSON([]byte) ([]byte, error)
}](v R, json bool) ([]byte, error) {
	if json {
		return v.AppendJSON(nil)
	}
	return v.AppendJSV(nil)
}

func writeValue[R any](encode func(*R, []byte, *encoder) []byte) func(R, bool) ([]byte, error) {
	return func(v R, json bool) ([]byte, error) {
		e := encoder{json: json}
		return e.finish(nil, encode(&v, nil, &e))
	}
}

func writeRaw[R string | []byte](v R, _ bool) ([]byte, error) { return []byte(v), nil }

func writeNothing(struct{}, bool) ([]byte, error) { return nil, nil }

// readRecorded gives the requests that the handler takes an exchange for: several of a batch.
func readRecorded(x *recorded.Call) (calls []typedCall, isBatch bool) {
	bodies := []string{x.Body}
	target, batch := strings.CutSuffix(x.Path, "[]")
	if batch {
		list := clientAnswer{body: []byte(x.Body), header: x.Header}
		elements, err := list.elements(strings.Count(x.Body, "},{") + 1)
		if err != nil {
			return nil, true
		}
		bodies = nil
		for _, e := range elements {
			bodies = append(bodies, string(e.body))
		}
	}
	h := NewHandler(keptAPI{got: func(c typedCall) { calls = append(calls, c) }})
	for _, body := range bodies {
		if recorded.Media(x.Header) == "multipart/form-data" {
			body = formText(body)
		}
		r := httptest.NewRequest(x.Method, strings.NewReplacer("{", "%7B", "}", "%7D").Replace(target), strings.NewReader(body))
		r.Header = x.Header.Clone()
		h.ServeHTTP(httptest.NewRecorder(), r)
	}
	return calls, batch
}

// sentOnce is a transport that keeps what it is given and answers as recorded.
type sentOnce struct {
	of   *recorded.Call
	sent recorded.Call
}

func (t *sentOnce) RoundTrip(r *http.Request) (*http.Response, error) {
	t.sent = recorded.Call{Method: r.Method, Path: r.URL.RequestURI(), Header: r.Header.Clone()}
	if r.Body != nil {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		t.sent.Body = string(body)
	}
	t.sent.Header.Set("Content-Length", strconv.FormatInt(r.ContentLength, 10))
	return &http.Response{
		Status: strconv.Itoa(t.of.Status) + " " + t.of.Reason, StatusCode: t.of.Status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: t.of.AnswerHeader.Clone(), Body: io.NopCloser(strings.NewReader(t.of.Answer)), ContentLength: int64(len(t.of.Answer)), Request: r,
	}, nil
}

// filesOf are the options that send a form's files again.
func filesOf(x *recorded.Call) (options []ClientOption) {
	media, params, _ := mime.ParseMediaType(x.Header.Get("Content-Type"))
	if media != "multipart/form-data" {
		return nil
	}
	for parts := multipart.NewReader(strings.NewReader(formText(x.Body)), params["boundary"]); ; {
		part, err := parts.NextPart()
		if err != nil {
			return options
		}
		content, _ := io.ReadAll(part)
		options = append(options, WithFile(part.FormName(), part.FileName(), bytes.NewReader(content), int64(len(content))))
	}
}

// formText is a form as it travels: it was recorded with line feeds alone where it has both.
func formText(body string) string {
	return strings.ReplaceAll(strings.ReplaceAll(body, "\r\n", "\n"), "\n", "\r\n")
}
