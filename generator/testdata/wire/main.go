// Command wire reads and writes every body that was recorded with generated packages,
// and prints what became of each. What nothing explains goes to standard error.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"generated.example/recorded"
)

// api is what a generated package tells of itself.
type api struct {
	operation func(method, target string) (name string, batch bool)
	types     map[string]recorded.Type
	serve     func(*recorded.Exchange) recorded.Served
	replay    func(*recorded.Call) recorded.Outcome
}

// exchange is a call and its answer.
type exchange struct {
	recorded.Exchange
	Reason                                           string
	release, api, operation, requestForm, answerForm string
	batch                                            bool
}

func main() {
	r := report{counts: map[[2]string]int{}, served: servings{counts: map[string]int{}}}
	again := replays{counts: map[string]map[string]int{}}
	for _, release := range releases {
		for _, name := range apis {
			if err := r.read(os.Args[1], release, name, &again); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
	}
	r.print()
	r.served.print()
	again.print()
	r.unexplained = append(r.unexplained, again.unexplained...)
	if len(r.unexplained) > 0 {
		fmt.Fprint(os.Stderr, strings.Join(r.unexplained[:min(len(r.unexplained), 20)], ""))
		fmt.Fprintln(os.Stderr, len(r.unexplained), "bodies are not explained")
		os.Exit(1)
	}
}

// read takes in one file of exchanges.
func (r *report) read(dir, release, name string, again *replays) error {
	file, err := os.Open(filepath.Join(dir, release, name, "wire.ndjson"))
	if err != nil {
		return err
	}
	defer file.Close()
	of := packages[release+" "+name]
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		x := exchange{release: release, api: name}
		if err := json.Unmarshal(lines.Bytes(), &x.Exchange); err != nil {
			return err
		}
		x.operation, x.batch = of.operation(x.Method, x.Path)
		x.requestForm, x.answerForm = media(x.RequestHeaders), media(x.ResponseHeaders)
		r.request(&x, of)
		r.answer(&x, of)
		r.served.serve(&x, of)
		again.add(&x, of)
	}
	return lines.Err()
}

// media is the type of a body, without its parameters.
func media(headers map[string]string) string {
	for name, value := range headers {
		if strings.EqualFold(name, "Content-Type") {
			value, _, _ = strings.Cut(value, ";")
			return value
		}
	}
	return "none"
}

// form is how a typed body is written.
func form(media string) (recorded.Form, bool) {
	switch media {
	case "application/jsv", "text/jsv", "text/x-jsv":
		return recorded.JSV, true
	case "application/json":
		return recorded.JSON, true
	}
	return 0, false
}

// typeOf gives the type of a body: "request" or "response".
func (x *exchange) typeOf(of api, what string) (recorded.Type, bool) {
	if x.batch {
		what += "s"
	}
	t, ok := of.types[what+" "+x.operation]
	return t, ok
}

// answer counts a response's body.
func (r *report) answer(x *exchange, of api) {
	f, typed := form(x.answerForm)
	t, known := x.typeOf(of, "response")
	switch {
	case x.ResponseBody == "" && x.ResponseBodyBase64 == "" && x.ResponseBodyOmitted == nil:
		r.count("response", fmt.Sprintf("no body, status %d", x.Status))
		return
	case !typed:
		r.count("response", x.answerForm)
		return
	case x.Status >= 400:
		t = of.types["error"]
	case !known:
		r.count("response", "raw text or bytes")
		return
	}
	ours, err := t.Rewrite(x.ResponseBody, f, f)
	switch {
	case err != nil:
		r.fail(x, "response", x.ResponseBody, err.Error())
	case ours == x.ResponseBody:
		r.count("response", same)
	case sorted(ours) == sorted(x.ResponseBody) && t.Equal(ours, f, x.ResponseBody, f):
		r.count("response", order)
	default:
		r.fail(x, "response", x.ResponseBody, ours)
	}
}

// request counts a request's body. Recorded ones were written by hand, and need not be
// as a server's: how ours differs is listed.
func (r *report) request(x *exchange, of api) {
	f, typed := form(x.requestForm)
	t, known := x.typeOf(of, "request")
	switch {
	case x.RequestBody == "":
		r.count("request", "no body")
		return
	case !typed:
		r.count("request", x.requestForm)
		return
	case !known:
		r.count("request", "no such route")
		return
	}
	ours, err := t.Rewrite(x.RequestBody, f, f)
	again, _ := t.Rewrite(ours, f, f)
	switch {
	case err != nil:
		r.count("request", refused)
		r.listed.add(x, err.Error())
	case ours == x.RequestBody:
		r.count("request", same)
	case ours != again:
		r.fail(x, "request", ours, again)
	default:
		d := differences{}
		d.compare(of.tree(f, x.RequestBody), of.tree(f, ours))
		if d.none() {
			d.layout = true
		}
		r.count("request", byHand)
		r.listed.add(x, d.String())
	}
}

// tree gives a text as encoding/json has it; the leaves of JSV are texts.
func (of api) tree(f recorded.Form, text string) any {
	text, err := of.types["any"].Rewrite(text, f, recorded.JSON)
	var v any
	if err != nil || json.Unmarshal([]byte(text), &v) != nil {
		return fmt.Sprint("unreadable: ", err)
	}
	return v
}
