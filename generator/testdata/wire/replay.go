// This file stands in every generated package that is tried: it compares what the
// package's client sends, and makes of the answer, with what was recorded.
package generated

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"generated.example/recorded"
)

// RecordedReplay makes a recorded request with the client and compares.
func RecordedReplay(x *recorded.Call) (o recorded.Outcome) {
	if o.Exception = x.Exception(); o.Exception != "" {
		return o
	}
	calls, batch, refusal := readRecorded(x)
	if len(calls) == 0 {
		o.Exception = refusal
		return o
	}
	op := calls[0].request.operation()
	oneWay := strings.Contains(x.Path, "/oneway/")
	if len(op.Routes) > 0 && !batch && !oneWay && strings.Contains(x.Path, "/reply/") {
		o.Exception = "calls the predefined route of an operation that has routes"
		return o
	}
	transport := &sentOnce{of: x}
	options := append(filesOf(x), WithHTTPClient(&http.Client{Transport: transport}), WithFormat(formatOfMedia(x.Header.Get("Accept"))))
	if len(options) > 2 {
		o.Options = append(o.Options, "WithFile")
	}
	if auth := x.Header.Get("Authorization"); auth != "" {
		options = append(options, WithHeader("Authorization", auth))
		o.Options = append(o.Options, "WithHeader")
	}
	if !batch && !oneWay && op.verb() != x.Method {
		options = append(options, WithVerb(x.Method))
		o.Options = append(o.Options, "WithVerb")
	}
	c := NewClient("https://recorded.example", options...)
	json := recorded.Media(x.AnswerHeader) == "application/json"
	var answer []byte
	var err error
	switch {
	case batch:
		o.Options = append(o.Options, "SendAll")
		answer, err = calls[0].all(c, calls, json)
	case oneWay:
		o.Options = append(o.Options, "SendOneWay")
		err = calls[0].oneWay(c)
	default:
		answer, err = calls[0].send(c, json)
	}
	compareRequest(&o, x, &transport.sent, calls)
	compareAnswer(&o, x, string(answer), err)
	return o
}

// compareRequest compares what was sent: verb, path, content headers to the letter,
// query and body by what the handler reads.
func compareRequest(o *recorded.Outcome, x, sent *recorded.Call, calls []typedCall) {
	problem := func(what string, got, want any) {
		o.Problems = append(o.Problems, fmt.Sprintf("%s: %v, recorded %v", what, got, want))
	}
	if sent.Method != x.Method {
		problem("verb", sent.Method, x.Method)
	}
	ours, _ := url.Parse(sent.Path)
	theirs, _ := url.Parse(x.Path)
	if got, want := sent.Header.Get("Accept"), x.Header.Get("Accept"); got != want {
		problem("Accept", got, want)
	}
	if got, want := recorded.Media(sent.Header), recorded.Media(x.Header); got != want && x.Body != "" {
		problem("Content-Type", got, want)
	}
	if got, want := sent.Header.Get("Content-Length"), fmt.Sprint(len(sent.Body)); got != want {
		problem("Content-Length", got, want)
	}
	again, _, _ := readRecorded(sent)
	if len(again) != len(calls) {
		problem("requests", len(again), len(calls))
		return
	}
	for i := range calls {
		got, err := textOf(again[i].request)
		want, failed := textOf(calls[i].request)
		if got != want || err != nil || failed != nil {
			problem("request", fmt.Sprint(got, err), fmt.Sprint(want, failed))
		}
	}
	if got, want := formFiles(sent), formFiles(x); !slices.Equal(got, want) {
		problem("files", got, want)
	}
	switch {
	case ours.EscapedPath() == theirs.EscapedPath():
	case len(o.Problems) == 0 && len(calls[0].request.operation().Routes) > 1:
		o.Exception = "calls another route of the operation, with as many variables, from which the same request is read"
		return
	default:
		problem("path", ours.EscapedPath(), theirs.EscapedPath())
	}
	switch {
	case sent.Body == "" && x.Body == "":
	case sent.Body == x.Body:
		o.Body = "same bytes"
	case recorded.Media(x.Header) == "multipart/form-data":
		o.Body = "a form with the same members and files"
	default:
		o.Body = "same request"
	}
}

// textOf writes a request whole: two that differ in what it cannot show, such as an
// empty list of bytes and none, are the same to a server.
func textOf(q request) (string, error) {
	var v any = q
	e := encoder{}
	text, err := e.finish(nil, encodeAny(&v, nil, &e))
	return string(text), err
}

// compareAnswer compares what the call gave.
func compareAnswer(o *recorded.Outcome, x *recorded.Call, answer string, err error) {
	var e *Error
	switch {
	case err == nil && x.Status < 300 && (answer == x.Answer || strings.Contains(x.Path, "/oneway/")):
		if o.Answer = "the value, same bytes"; x.Answer == "" {
			o.Answer = "nothing"
		}
	case err == nil && x.Status < 300 && sameButOrder(answer, x):
		o.Answer = "the value, map keys in order"
	case errors.As(err, &e) && sameError(e, x):
		if o.Answer = "*Error"; e.ErrorCode == "" {
			o.Answer = "*Error of a body that is not ServiceStack's"
		}
	default:
		o.Problems = append(o.Problems, fmt.Sprintf("answer: %s, %v; recorded %d %s", answer, err, x.Status, x.Answer))
	}
}

// sameError tells whether an error is the recorded one: by what it says when it is
// written again.
func sameError(e *Error, x *recorded.Call) bool {
	if e.StatusCode != x.Status || e.Status != x.Reason || string(e.Body) != x.Answer || e.Message == "" {
		return false
	}
	format := formatOfMedia(x.AnswerHeader.Get("Content-Type"))
	if format == "" || x.Answer == "" {
		return e.ErrorCode == ""
	}
	w := encoder{json: format == FormatJSON}
	status := ResponseStatus{ErrorCode: e.ErrorCode, Message: e.Message, StackTrace: e.StackTrace, Errors: e.Errors, Meta: e.Meta}
	b := addName(w.begin(nil), &w, statusHolders[hostNames])
	b, err := w.finish(nil, w.end(status.encode(b, &w)))
	return err == nil && string(b) == x.Answer
}

// sameButOrder tells whether an answer has the recorded bytes and is the recorded value,
// whatever the order of map keys.
func sameButOrder(answer string, x *recorded.Call) bool {
	form := recorded.JSV
	if recorded.Media(x.AnswerHeader) == "application/json" {
		form = recorded.JSON
	}
	return sortedBytes(answer) == sortedBytes(x.Answer) && RecordedBodies["any"].Equal(answer, form, x.Answer, form)
}

func sortedBytes(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(b)
}
