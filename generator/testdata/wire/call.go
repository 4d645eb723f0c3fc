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
	"net/url"
	"slices"
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

// readRecorded gives the requests that the handler takes an exchange for, several of a batch,
// and why it takes it for none.
func readRecorded(x *recorded.Call) (calls []typedCall, isBatch bool, refusal string) {
	bodies := []string{x.Body}
	target, batch := strings.CutSuffix(x.Path, "[]")
	if batch {
		list := clientAnswer{body: []byte(x.Body), header: x.Header}
		elements, err := list.elements(strings.Count(x.Body, "},{") + 1)
		if err != nil {
			return nil, true, "sends a list that cannot be read"
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
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if refusal = refusals[w.Code]; w.Code == http.StatusNotFound && answersOtherVerb(h, r.URL) {
			refusal = "calls a route with a verb that it does not have"
		}
	}
	return calls, batch, refusal
}

// refusals tell why a handler takes a call for no operation's.
var refusals = map[int]string{
	http.StatusBadRequest:           "says what cannot be read, in path, query string or body",
	http.StatusNotFound:             "calls a path that is no route's",
	http.StatusMethodNotAllowed:     "calls an operation that there is not",
	http.StatusUnsupportedMediaType: "sends a body of another type",
}

func answersOtherVerb(h http.Handler, u *url.URL) bool {
	return slices.ContainsFunc([]string{"GET", "POST", "PUT", "PATCH", "DELETE"}, func(verb string) bool {
		_, ok := h.(*handler).find(verb, u)
		return ok
	})
}

// formFiles are the files of a form: field, name and content.
func formFiles(x *recorded.Call) (files []string) {
	eachFile(x, func(field, name string, content []byte) { files = append(files, field+"="+name+": "+string(content)) })
	return files
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
	eachFile(x, func(field, name string, content []byte) {
		options = append(options, WithFile(field, name, bytes.NewReader(content), int64(len(content))))
	})
	return options
}

// eachFile goes through the files of a form.
func eachFile(x *recorded.Call, do func(field, name string, content []byte)) {
	media, params, _ := mime.ParseMediaType(x.Header.Get("Content-Type"))
	if media != "multipart/form-data" {
		return
	}
	for parts := multipart.NewReader(strings.NewReader(formText(x.Body)), params["boundary"]); ; {
		part, err := parts.NextPart()
		if err != nil {
			return
		}
		content, _ := io.ReadAll(part)
		if part.FileName() != "" {
			do(part.FormName(), part.FileName(), content)
		}
	}
}

// formText is a form as it travels: it was recorded with line feeds alone where it has both.
func formText(body string) string {
	return strings.ReplaceAll(strings.ReplaceAll(body, "\r\n", "\n"), "\n", "\r\n")
}
