// Package requests measures a generated client and a generated handler together, over
// loopback, against the same service written by hand on net/http and encoding/json.
//
// The operation is the committed page's: a request of some members, one of them in the path,
// and a session of 1 KB in the answer. Before anything is timed, every contestant must give
// that session.
package requests

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/testdata/bench/evovoice"
	"github.com/ssgen/ssgen/testdata/bench/internal/documents"
	"github.com/ssgen/ssgen/testdata/bench/internal/paired"
)

// connections are open at once; each makes requests one after the other.
const connections = 32

// inTurn is how many requests each of them makes in one run of a case.
const inTurn = 10

// contestant is a client with its server.
type contestant struct {
	name string
	call func(context.Context) (answer any, err error)
	want any

	requests  int           // all that load has made
	processor time.Duration // and what they took
}

// Run prints a table: requests a second, and how many times as many as by hand.
func Run(ctx context.Context, out *bufio.Writer, rounds int, each time.Duration) error {
	session := documents.Session(0, 0)
	hand, closeHand, err := byHand(session)
	if err != nil {
		return err
	}
	defer closeHand()
	generated, closeGenerated := generatedOnes(session)
	defer closeGenerated()
	all := append(generated, hand)
	var cases []paired.Case
	for i := range all {
		c := &all[i]
		if err := c.check(ctx); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		cases = append(cases, paired.Case{Name: c.name, Op: func() error { return c.load(ctx) }})
	}
	result, err := paired.Measure(cases, rounds, each)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\n%d connections, client and server in one process\n\n"+
		"| | requests a second [quartiles] | times as many as by hand | processor µs a request | allocations |\n| --- | --- | --- | --- | --- |\n", connections)
	for i, c := range cases {
		q, ratio := result.Time(c.Name), result.Faster(c.Name, hand.name)
		count, _, err := paired.Allocations(c)
		if err != nil {
			return err
		}
		perSecond := func(nanoseconds float64) float64 { return connections * inTurn * 1e9 / nanoseconds }
		fmt.Fprintf(out, "| %s | %.0f [%.0f–%.0f] | %.2f [%.2f–%.2f] | %.0f | %.0f |\n", c.Name, perSecond(q.Median), perSecond(q.High), perSecond(q.Low),
			ratio.Median, ratio.Low, ratio.High, float64(all[i].processor.Microseconds())/float64(all[i].requests), count/(connections*inTurn))
	}
	return nil
}

// check makes one call and compares what it gives.
func (c *contestant) check(ctx context.Context) error {
	got, err := c.call(ctx)
	if err != nil {
		return err
	}
	if diff := cmp.Diff(c.want, got); diff != "" {
		return fmt.Errorf("gives another value (-want +got):\n%s", diff)
	}
	return nil
}

// load makes all requests of one run.
func (c *contestant) load(ctx context.Context) error {
	start := processorTime()
	errs := make(chan error, connections)
	var all sync.WaitGroup
	for range connections {
		all.Go(func() {
			for range inTurn {
				if _, err := c.call(ctx); err != nil {
					errs <- err
					return
				}
			}
		})
	}
	all.Wait()
	c.processor += processorTime() - start
	c.requests += connections * inTurn
	select {
	case err := <-errs:
		return err
	default:
		return nil
	}
}

// serve starts a server, and gives a client that keeps its connections.
func serve(h http.Handler) (url string, client *http.Client, stop func()) {
	server := httptest.NewServer(h)
	client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections}}
	return server.URL, client, func() {
		client.CloseIdleConnections()
		server.Close()
	}
}

// sessions is the generated API, implemented.
type sessions struct {
	evovoice.Unimplemented
	answer *evovoice.SessionInfo
}

func (s sessions) InviteChatMember(_ context.Context, r *evovoice.InviteChatMember) (*evovoice.SessionInfo, error) {
	if r.SessionID != sessionID || r.MemberToAdd != member {
		return nil, &evovoice.Error{StatusCode: http.StatusNotFound, Message: "another request"}
	}
	return s.answer, nil
}

// What is sent.
const (
	sessionID = "507f1f77bcf86cd799439011"
	member    = "+15550100"
)

// generatedOnes are the generated package, in both formats.
func generatedOnes(session *evovoice.SessionInfo) (all []contestant, stop func()) {
	url, client, stop := serve(evovoice.NewHandler(sessions{answer: session}))
	for _, format := range []evovoice.Format{evovoice.FormatJSV, evovoice.FormatJSON} {
		api := evovoice.NewClient(url, evovoice.WithHTTPClient(client), evovoice.WithFormat(format))
		all = append(all, contestant{name: "ssgen, " + string(format), call: func(ctx context.Context) (any, error) {
			return api.InviteChatMember(ctx, &evovoice.InviteChatMember{SessionID: sessionID, MemberToAdd: member})
		}, want: session})
	}
	return all, stop
}
